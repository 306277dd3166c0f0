// Zooming the photo inside its window: by two buttons, by two fingers, by a trackpad. What is looked at stays put.

const STEP = 1.6;
const MOST = 6; // times what fits into the window; a panorama needs more

const middle = ([one, other]) => [(one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2];
const apart = ([one, other]) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);

export class Zoom {
  /** `changed` is called when the photo has another size. */
  constructor(root, sheet, changed) {
    Object.assign(this, { root, sheet, changed, level: 1, ratio: 1 });
    root.addEventListener("touchstart", (event) => this.begin(event), { passive: false });
    root.addEventListener("touchmove", (event) => this.pinch(event), { passive: false });
    root.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
  }

  /** The photo's width by its height. */
  fit(ratio) {
    this.ratio = ratio;
    this.root.style.setProperty("--ratio", ratio);
  }

  /** In steps, around the middle of a box on the screen. */
  by(steps, { left, top, width, height }) {
    this.to(this.level * STEP ** steps, [left + width / 2, top + height / 2]);
  }

  /** To a level, keeping still what is at a place of the screen. */
  to(level, [x, y]) {
    const before = this.sheet.getBoundingClientRect();
    const [across, down] = [(x - before.left) / before.width, (y - before.top) / before.height];
    this.level = Math.min(Math.max(level, 1), Math.max(MOST, 3 * this.ratio));
    this.sheet.style.setProperty("--zoom", this.level);
    const now = this.sheet.getBoundingClientRect();
    this.root.scrollBy(now.left + across * now.width - x, now.top + down * now.height - y);
    this.changed();
  }

  begin(event) {
    if (event.touches.length !== 2) return;
    event.preventDefault();
    this.from = { level: this.level, apart: apart([...event.touches]) };
  }

  pinch(event) {
    if (event.touches.length !== 2 || !this.from) return;
    event.preventDefault();
    const fingers = [...event.touches];
    this.to((this.from.level * apart(fingers)) / this.from.apart, middle(fingers));
  }

  wheel(event) {
    if (!event.ctrlKey) return; // what a trackpad sends for two fingers
    event.preventDefault();
    this.to(this.level * Math.exp(-event.deltaY / 100), [event.clientX, event.clientY]);
  }
}
