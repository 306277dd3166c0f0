// The photo as it is on this device, for the eyes before this screen: it is read here and never sent.

import { box } from "./drawing.js";
import { keepLocal, localPhoto } from "./local.js";

const GRID = 24;
const ALIKE = 30; // of 255: how far a square may differ in brightness where nothing is covered
const MOST = 0.9; // of these squares do not differ by more
const HALF = 0.5; // where faces fill the picture, so many of all
const FEWEST = 16; // squares without a cover
const COVER = 0.5; // of an area's side: as far as its cover may reach beyond it
const SHAPE = 0.03;
let wanted = false; // whoever looks at one photo so looks at the next one so, too
let shown = ""; // the address of the file that is seen: it lives as long as it may be asked for

/** Keep the address of one file alone. */
function keepAddress(address) {
  URL.revokeObjectURL(shown);
  shown = address;
}

/** The brightness of a picture in GRID x GRID squares. */
function squares(image) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = GRID;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0, GRID, GRID);
  const { data } = context.getImageData(0, 0, GRID, GRID);
  return Array.from({ length: GRID * GRID }, (_, at) => (data[4 * at] + data[4 * at + 1] + data[4 * at + 2]) / 3);
}

/** Whether a square of the picture is clear of everything that may be covered in it. */
function isClear(at, stage) {
  const [wide, high] = stage.size.map((side) => side / GRID);
  const [left, top] = [(at % GRID) * wide, Math.floor(at / GRID) * high];
  const meets = (from, length, start, size) => from < start + size * (1 + COVER) && start - size * COVER < from + length;
  return !stage.areas().map(box).some(([x, y, width, height]) => meets(left, wide, x, width) && meets(top, high, y, height));
}

/** Whether two pictures are the same photo, as far as its covers let one tell. */
function isSame(local, published, stage) {
  const shape = (local.naturalWidth * published.naturalHeight) / (local.naturalHeight * published.naturalWidth);
  const [here, there] = [squares(local), squares(published)];
  const all = here.map((value, at) => Math.abs(value - there[at]));
  const clear = all.filter((_, at) => isClear(at, stage));
  const [compared, most] = clear.length < FEWEST ? [all, HALF] : [clear, MOST];
  return Math.abs(shape - 1) < SHAPE && compared.filter((far) => far < ALIKE).length >= most * compared.length;
}

async function decoded(source) {
  const image = new Image();
  image.src = source;
  await image.decode();
  return image;
}

export class Peek {
  /** `say` tells what happened. */
  constructor(form, stage, say) {
    Object.assign(this, { form, stage, say, id: form.dataset.account });
    this.image = form.querySelector("[data-photo]");
    this.button = form.querySelector("[data-peek]");
    this.local = form.querySelector("[data-local]");
    this.published = this.image.src;
    this.button.addEventListener("click", () => this.toggle());
    this.local.addEventListener("change", () => this.local.files[0] && this.show(this.local.files[0]));
    if (wanted && localPhoto(this.id)) this.show(localPhoto(this.id));
  }

  toggle() {
    wanted = this.button.getAttribute("aria-pressed") !== "true";
    if (!wanted) this.hide();
    else if (localPhoto(this.id)) this.show(localPhoto(this.id));
    else {
      this.say("Choose the same photo on this device. It is not sent.");
      this.local.click();
    }
  }

  async show(file) {
    const address = URL.createObjectURL(file);
    try {
      const image = await decoded(address);
      if (!isSame(image, await decoded(this.published), this.stage)) {
        URL.revokeObjectURL(address);
        this.say("That is another photo. Please choose the one that you see here.");
        return;
      }
      keepLocal(this.id, file);
      this.image.src = address;
      await this.image.decode();
      keepAddress(address);
      this.mark(true);
      this.say("You see the faces, on this device alone.");
    } catch {
      this.hide();
      URL.revokeObjectURL(address);
      this.say("This device cannot show that photo here. The faces stay covered on this screen.");
    }
  }

  hide() {
    this.image.src = this.published;
    keepAddress("");
    this.mark(false);
    this.say("");
  }

  mark(local) {
    this.button.setAttribute("aria-pressed", String(local));
    this.form.querySelector("[data-local-note]").hidden = !local;
  }

  /** The photo was made anew. */
  renew(source) {
    if (this.image.src === this.published) this.image.src = source;
    this.published = source;
  }
}
