// Drawing an area on the photo, moving it and changing its size: by finger, pen, mouse or arrow keys.

const STEP = 0.01; // of the photo's side: one press of an arrow key
const SMALLEST = 0.01;
const PAUSE = 600; // ms without an arrow key before the new place is sent
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** [x, y, width, height] of an area, in px of the photo. */
export const box = (area) =>
  ["x", "y", "width", "height"].map((side) => Number(area.querySelector("rect").getAttribute(side)));

export class Drawing {
  /** `on` has drawn(fractions), moved(area id, fractions), erased(area id) and drawing(whether it is on). */
  constructor(stage, on) {
    Object.assign(this, { stage, on, isOn: false, dragged: false });
    stage.svg.addEventListener("pointerdown", (event) => this.press(event));
    // A part of an SVG has no touch-action of its own: whoever moves an area does not scroll the page.
    stage.svg.addEventListener("touchmove", (event) => this.following && event.preventDefault(), { passive: false });
    for (const area of stage.areas()) if (area.dataset.kind === "drawn") this.addHandle(area);
  }

  addHandle(area) {
    const handle = document.createElementNS(area.namespaceURI, "circle");
    handle.setAttribute("class", "area__handle");
    area.append(handle);
    this.place(area, box(area));
  }

  setOn(isOn) {
    this.isOn = isOn;
    this.stage.root.classList.toggle("is-drawing", isOn);
    this.on.drawing(isOn);
  }

  key(event, area) {
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      this.on.erased(area.dataset.area);
    } else if (WAYS[event.key]) this.nudge(event, area, WAYS[event.key]);
  }

  nudge(event, area, [across, down]) {
    event.preventDefault();
    const [x, y, width, height] = box(area);
    const [right, under] = [across * STEP * this.stage.size[0], down * STEP * this.stage.size[1]];
    this.place(area, event.shiftKey ? [x, y, width + right, height + under] : [x + right, y + under, width, height]);
    clearTimeout(this.moving);
    this.moving = setTimeout(() => this.on.moved(area.dataset.area, this.fractions(area)), PAUSE);
  }

  /** Put an area somewhere, inside the photo. */
  place(area, [x, y, width, height]) {
    const [across, down] = this.stage.size;
    const [wide, high] = [Math.min(Math.max(width, 4), across), Math.min(Math.max(height, 4), down)];
    const [left, top] = [Math.min(Math.max(x, 0), across - wide), Math.min(Math.max(y, 0), down - high)];
    const rect = area.querySelector("rect");
    for (const [side, value] of Object.entries({ x: left, y: top, width: wide, height: high })) rect.setAttribute(side, value);
    const handle = area.querySelector("circle");
    handle?.setAttribute("cx", left + wide);
    handle?.setAttribute("cy", top + high);
  }

  fractions(area) {
    const [across, down] = this.stage.size;
    const [x, y, width, height] = box(area);
    return { x: x / across, y: y / down, width: width / across, height: height / down };
  }

  press(event) {
    if (!event.isPrimary) return this.giveUp?.(); // a second finger: it zooms
    this.dragged = this.isOn; // what ends a drawing is no tap on a face
    const area = event.target.closest("[data-kind='drawn']");
    if (this.following) return;
    if (this.isOn) this.draw(event);
    else if (area) this.drag(event, area, event.target.matches("circle"));
  }

  /** Follow a pointer until it is lifted; `end` is told whether it was lifted, or taken away. */
  follow(event, move, end) {
    const { svg } = this.stage;
    const listening = new AbortController();
    const { signal } = listening;
    const moved = (now) => {
      this.dragged = true;
      now.preventDefault();
      move(this.stage.point(now));
    };
    const ended = (lifted) => {
      listening.abort();
      this.following = false;
      end(lifted);
    };
    this.following = true;
    this.giveUp = () => this.following && ended(false);
    svg.setPointerCapture(event.pointerId);
    svg.addEventListener("pointermove", moved, { signal });
    svg.addEventListener("pointerup", () => ended(true), { signal });
    svg.addEventListener("pointercancel", () => ended(false), { signal });
  }

  draw(event) {
    event.preventDefault();
    const [x, y] = this.stage.point(event);
    const { namespaceURI } = this.stage.svg;
    const area = document.createElementNS(namespaceURI, "g");
    area.setAttribute("class", "area area--drawn is-chosen");
    area.append(document.createElementNS(namespaceURI, "rect"));
    this.stage.svg.append(area);
    this.place(area, [x, y, 0, 0]);
    const to = ([px, py]) => this.place(area, [Math.min(x, px), Math.min(y, py), Math.abs(px - x), Math.abs(py - y)]);
    this.follow(event, to, (lifted) => {
      const place = this.fractions(area);
      area.remove();
      if (lifted) this.setOn(false);
      if (lifted && place.width > SMALLEST && place.height > SMALLEST) this.on.drawn(place);
    });
  }

  drag(event, area, resizes) {
    const before = box(area);
    const [x, y, width, height] = before;
    const [startX, startY] = this.stage.point(event);
    const to = ([px, py]) =>
      this.place(area, resizes ? [x, y, px - x, py - y] : [x + px - startX, y + py - startY, width, height]);
    this.follow(event, to, (lifted) => {
      if (!lifted) this.place(area, before);
      else if (this.dragged) this.on.moved(area.dataset.area, this.fractions(area));
    });
  }
}
