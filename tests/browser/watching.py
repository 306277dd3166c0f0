"""Listens to every page for what must never happen: uncaught errors, refused scripts and styles, crashes."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Response

# A page that is refused, hidden, out of date or not reached is told to the console too: the tests want those.
WANTED = (
    "the server responded with a status of 4",
    "net::ERR_INTERNET_DISCONNECTED",
    "Response Status Error Code 4",  # htmx says the same once more
    "htmx:afterRequest",
    "htmx:sendError",
)
LISTEN = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`refused by ${event.violatedDirective}: ${event.blockedURI || event.sample}`));
"""


class Watch:
    """What went wrong on the pages of the contexts given to ``over``."""

    def __init__(self) -> None:
        self.wrong: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Listen to every page of ``context``, also to those that it opens later."""
        context.add_init_script(LISTEN)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.wrong.append(f"uncaught: {error.error}"))
        context.on("response", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        missing_file = message.text.startswith("Failed to load") and "/static/" in message.location["url"]
        if missing_file or not any(wanted in message.text for wanted in WANTED):
            self.wrong.append(f"{message.text} ({message.location['url']})")

    def _see(self, response: Response) -> None:
        if response.status >= 500:
            self.wrong.append(f"{response.status} {response.request.method} {response.url}")
