// The photo with its areas as buttons: which one is under a thumb, how each looks and what it is called.

import { Drawing, box } from "./drawing.js";
import { Zoom } from "./zoom.js";

const NEAR = 24; // CSS px: how far from a small face a thumb may come down
const LETTERS = 12; // CSS px: the height of a name on a face
const LONGEST = 10;

/** How far a point is outside a box, 0 inside. */
const outside = ([x, y, width, height], px, py) =>
  Math.hypot(Math.max(x - px, 0, px - x - width), Math.max(y - py, 0, py - y - height));

export class Stage {
  /** `on` has tapped(area ids), pressed(area id) for a key, and what Drawing asks for. */
  constructor(root, on) {
    Object.assign(this, { root, on });
    this.zoom = new Zoom(root, root.querySelector("[data-sheet]"), () => this.scale());
    this.attach(root.querySelector("[data-areas]"));
    new ResizeObserver(() => this.scale()).observe(root);
  }

  /** Take these areas: at first, and when one was drawn or taken back. */
  attach(svg) {
    if (this.svg && this.svg !== svg) this.svg.replaceWith(svg);
    this.svg = svg;
    this.size = svg.getAttribute("viewBox").split(" ").map(Number).slice(2);
    this.zoom.fit(this.size[0] / this.size[1]);
    for (const area of this.areas()) this.startArea(area);
    this.drawing = new Drawing(this, this.on);
    svg.addEventListener("click", (event) => !this.drawing.dragged && this.tap(event));
    this.scale();
  }

  areas() {
    return [...this.svg.querySelectorAll("[data-area]")];
  }

  faces() {
    return this.areas().filter((area) => ["face", "maybe"].includes(area.dataset.kind));
  }

  area(id) {
    return this.svg.querySelector(`[data-area="${id}"]`);
  }

  startArea(area) {
    area.setAttribute("role", "button");
    area.setAttribute("tabindex", "0");
    area.append(document.createElementNS(area.namespaceURI, "text"));
    area.addEventListener("keydown", (event) => this.key(event, area));
  }

  key(event, area) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.on.pressed(area.dataset.area);
    } else if (area.dataset.kind === "drawn") this.drawing.key(event, area);
  }

  /** Where an event is, in px of the photo. */
  point(event) {
    const seen = this.svg.getBoundingClientRect();
    const [width, height] = this.size;
    return [((event.clientX - seen.left) * width) / seen.width, ((event.clientY - seen.top) * height) / seen.height];
  }

  /** How many px of the photo one CSS px is. */
  get scaled() {
    return this.size[0] / (this.svg.getBoundingClientRect().width || 1);
  }

  /** The areas under a thumb, or else the nearest: faces before what may be one, small before large. */
  under(event) {
    const [x, y] = this.point(event);
    const near = NEAR * this.scaled;
    const found = this.areas()
      .map((area) => ({ area, sides: box(area) }))
      .map(({ area, sides }) => ({ area, far: outside(sides, x, y), maybe: Number(area.dataset.kind === "maybe"), size: sides[2] * sides[3] }))
      .filter(({ far }) => far <= near)
      .sort((one, other) => one.far - other.far || one.maybe - other.maybe || one.size - other.size);
    return found.filter(({ far }, at) => at === 0 || far === 0).map(({ area }) => area.dataset.area);
  }

  tap(event) {
    this.on.tapped(this.under(event));
  }

  /** Nearer or further away, around the area that is chosen, or around the middle of what is seen. */
  zoomBy(steps, id) {
    const around = id && this.area(id).querySelector("rect").getBoundingClientRect();
    this.zoom.by(steps, around || this.root.getBoundingClientRect());
  }

  choose(id) {
    for (const area of this.areas()) area.classList.toggle("is-chosen", area.dataset.area === id);
  }

  /** Show what is said of an area: `shown` if it may be seen, `not` if somebody in it may not; its words. */
  paint(area, { shown, not, words, name }) {
    area.classList.toggle("is-shown", shown);
    area.classList.toggle("is-not", not);
    area.setAttribute("aria-label", words);
    const short = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
    area.querySelector("text").textContent = name && not ? `${short} ✕` : short;
    this.scaleArea(area);
  }

  scale() {
    for (const area of this.areas()) this.scaleArea(area);
  }

  /** Keep letters and handles as large on the screen, whatever the photo's size. */
  scaleArea(area) {
    const [x, y, width, height] = box(area);
    const letters = area.querySelector("text");
    const below = y + height + 1.1 * LETTERS * this.scaled;
    letters.setAttribute("x", x + width / 2);
    letters.setAttribute("y", below < this.size[1] ? below : y - 4 * this.scaled);
    letters.setAttribute("font-size", LETTERS * this.scaled);
    area.querySelector("circle")?.setAttribute("r", 11 * this.scaled);
  }
}
