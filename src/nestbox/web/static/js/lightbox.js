// A photo opens over the page: <a class="photo" data-lightbox="group" href="large photo"><img alt="…"></a>.
// Without this module the link opens the photo by itself.

const MARKUP = `
  <div class="lightbox__bar">
    <span data-part="place"></span>
    <span class="row">
      <button class="lightbox__button" type="button" data-step="-1" aria-label="Earlier photo">&#x2190;</button>
      <button class="lightbox__button" type="button" data-step="1" aria-label="Next photo">&#x2192;</button>
      <button class="lightbox__button" type="button" data-close aria-label="Close">&#x2715;</button>
    </span>
  </div>
  <div class="lightbox__stage"><img class="lightbox__image" data-part="image" alt=""></div>
  <p class="lightbox__caption" data-part="caption"></p>`;
const SWIPE = 40;

class Lightbox {
  constructor() {
    this.dialog = document.createElement("dialog");
    this.dialog.className = "lightbox";
    this.dialog.setAttribute("aria-label", "Photo");
    this.dialog.innerHTML = MARKUP;
    this.parts = Object.fromEntries(
      [...this.dialog.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]),
    );
    this.listen();
    document.body.append(this.dialog);
  }

  listen() {
    this.dialog.addEventListener("click", (event) => this.clicked(event.target));
    this.dialog.addEventListener("close", () => this.parts.image.removeAttribute("src"));
    this.dialog.addEventListener("keydown", (event) => {
      this.step({ ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0);
    });
    this.dialog.addEventListener("pointerdown", (event) => (this.from = event.clientX));
    this.dialog.addEventListener("pointerup", (event) => this.swiped(event.clientX - this.from));
  }

  clicked(target) {
    const step = target.closest("[data-step]");
    if (step) this.step(Number(step.dataset.step));
    else if (target.closest("[data-close]") || target.matches(".lightbox__stage")) this.dialog.close();
  }

  swiped(distance) {
    if (Math.abs(distance) > SWIPE) this.step(distance < 0 ? 1 : -1);
  }

  open(links, index) {
    this.links = links;
    this.show(index);
    this.dialog.showModal();
  }

  step(by) {
    const next = this.index + by;
    if (by && next >= 0 && next < this.links.length) this.show(next);
  }

  show(index) {
    this.index = index;
    const alt = this.links[index].querySelector("img").alt;
    this.parts.image.src = this.links[index].href;
    this.parts.image.alt = alt;
    this.parts.caption.textContent = alt;
    this.parts.place.textContent = this.links.length > 1 ? `${index + 1} of ${this.links.length}` : "";
    this.dialog.querySelector("[data-step='-1']").disabled = index === 0;
    this.dialog.querySelector("[data-step='1']").disabled = index === this.links.length - 1;
    // A button that goes away would take the focus, and the keys, out of the dialog.
    if (document.activeElement.disabled) this.dialog.querySelector("[data-close]").focus();
  }
}

let lightbox;

function opened(event) {
  const link = event.target.closest("a[data-lightbox]");
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  lightbox ??= new Lightbox();
  const group = [...document.querySelectorAll(`a[data-lightbox="${CSS.escape(link.dataset.lightbox)}"]`)];
  lightbox.open(group, group.indexOf(link));
}

export function startLightbox(root) {
  root.addEventListener("click", opened);
}
