// A page with posts that one goes back to is asked for again: a browser shows it from its own store otherwise,
// also when a follow has ended or a post was removed since. Words half typed stay, unless the page is gone.

function isReturn(event) {
  const [navigation] = performance.getEntriesByType("navigation");
  return event.persisted || navigation?.type === "back_forward";
}

function isTyping(root) {
  return [...root.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);
}

function isGone() {
  return fetch(location.href, { cache: "no-cache" }).then(
    (answer) => !answer.ok || answer.redirected,
    () => false,
  );
}

export function startBack(root) {
  addEventListener("pageshow", async (event) => {
    if (!isReturn(event) || !root.querySelector("[data-post]")) return;
    if (!isTyping(root) || (await isGone())) location.reload();
  });
}
