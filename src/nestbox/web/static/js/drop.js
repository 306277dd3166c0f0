// Photos dragged from another window may be let go anywhere on a page that takes photos.

const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
const input = () => document.querySelector(".chooser input[type='file']");

function mark(on) {
  input()?.closest(".chooser").classList.toggle("is-dropping", on);
}

function drop(event) {
  if (!holdsFiles(event) || !input()) return;
  event.preventDefault();
  mark(false);
  const taker = input();
  taker.files = event.dataTransfer.files;
  taker.dispatchEvent(new Event("change", { bubbles: true }));
}

export function startDrops(root) {
  root.addEventListener("dragover", (event) => {
    if (!holdsFiles(event) || !input()) return;
    event.preventDefault();
    mark(true);
  });
  root.addEventListener("dragleave", (event) => event.relatedTarget || mark(false));
  root.addEventListener("drop", drop);
}
