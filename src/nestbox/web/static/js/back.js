// A page with posts that one goes back to is asked for again: a browser shows it from its own store otherwise,
// also when a follow has ended or a post was removed since. An unchanged page is answered in a few bytes.

function isReturn(event) {
  const [navigation] = performance.getEntriesByType("navigation");
  return event.persisted || navigation?.type === "back_forward";
}

export function startBack(root) {
  addEventListener("pageshow", (event) => {
    if (isReturn(event) && root.querySelector("[data-post]")) location.reload();
  });
}
