// Says what went wrong when a request of the page did not reach the server or was not accepted.

const SENTENCES = {
  "htmx:sendError": "That could not be sent. Check your connection, then try again.",
  "htmx:timeout": "The school's server is taking too long. Please try again in a minute.",
};
const BY_STATUS = {
  403: "You are not allowed to do that, or this page is out of date. Load it again, then try once more.",
  404: "That is no longer here. Load the page again to see what is.",
  413: "That is too large to send.",
  429: "That was a little too fast. Please wait a minute, then try again.",
};
const PASSKEY = "Your passkey was not used. You can try again, or sign in another way.";
const OTHERWISE = "That did not work. Nothing was changed. Please try again.";
const SHOWN_FOR = 8000;

/** Puts a sentence into the page's status region for a while. `level` as in Django's messages. */
export function say(text, level = "error") {
  const toast = document.createElement("p");
  toast.className = `toast toast--floating toast--${level}`;
  toast.textContent = text;
  document.getElementById("messages").replaceChildren(toast);
  setTimeout(() => toast.remove(), SHOWN_FOR);
}

export function startStatus(root) {
  for (const [name, text] of Object.entries(SENTENCES)) root.addEventListener(name, () => say(text));
  root.addEventListener("htmx:responseError", (event) => say(BY_STATUS[event.detail.xhr.status] ?? OTHERWISE));
  root.addEventListener("allauth.error", () => say(PASSKEY));
}
