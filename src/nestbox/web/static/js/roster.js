// The names below the photo: finding one, arming one so that the next tap on a face is theirs, arming the next.

const TURN_FROM = 4; // faces: in a picture of a class each name comes up by itself
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export class Roster {
  /** `chosen` is called with the name that was tapped; `faces` is how many faces the photo may have. */
  constructor(form, faces, chosen) {
    Object.assign(this, { form, chosen, armed: null, skipped: new Set() });
    this.names = [...form.querySelectorAll(".name")];
    this.children = this.names.filter((name) => name.dataset.child && "shown" in name.dataset);
    this.inTurn = faces >= TURN_FROM && this.children.length <= 2 * faces;
    for (const name of this.names) name.addEventListener("click", () => chosen(name));
    this.find = form.querySelector("[data-find]");
    this.find?.addEventListener("input", () => this.filter());
    this.find?.addEventListener("keydown", (event) => event.key === "Enter" && this.take(event));
  }

  called(name) {
    return name.querySelector("[data-name]").textContent.trim();
  }

  /** The option of a <select> that says what a name says; undefined where it cannot be said. */
  optionFor(select, name = this.armed) {
    if (!name) return undefined;
    const says = name.dataset.child ? `child:${name.dataset.child}` : name.dataset.says;
    return [...select.options].find((option) => option.value === `${select.dataset.select}:${says}`);
  }

  arm(name) {
    this.armed = name;
    for (const other of this.names) other.setAttribute("aria-pressed", String(other === name));
  }

  /** A name was said of a face: the next child in turn, or nobody until a name or a face is tapped. */
  placed() {
    if (this.find?.value) {
      this.find.value = "";
      this.filter();
    }
    if (this.inTurn && (!this.armed || this.armed.dataset.child)) this.armNext(this.armed);
    else if (this.armed?.dataset.child) this.arm(null);
  }

  /** Arm the next child who may be shown and has no face yet, after the one just named. */
  armNext(after) {
    if (!this.inTurn) return;
    const from = this.children.indexOf(after) + 1;
    const inOrder = [...this.children.slice(from), ...this.children.slice(0, from)];
    this.arm(inOrder.find((name) => !name.classList.contains("is-placed") && !this.skipped.has(name)) ?? null);
  }

  skip() {
    this.skipped.add(this.armed);
    this.armNext(this.armed);
  }

  get isDone() {
    const isLeft = (name) => !name.classList.contains("is-placed") && !this.skipped.has(name);
    return this.inTurn && this.children.length > 0 && !this.children.some(isLeft);
  }

  paint(said) {
    const placed = new Set(said.map((area) => area.said));
    for (const name of this.names) {
      const isPlaced = Boolean(name.dataset.child) && placed.has(`child:${name.dataset.child}`);
      name.classList.toggle("is-placed", isPlaced);
    }
  }

  filter() {
    const wanted = fold(this.find.value.trim());
    for (const name of this.names) name.parentElement.hidden = !fold(this.called(name)).includes(wanted);
    this.form.querySelector("[data-nobody]").hidden = this.visible.length > 0;
  }

  get visible() {
    return this.names.filter((name) => !name.parentElement.hidden);
  }

  take(event) {
    event.preventDefault();
    if (this.visible.length === 1) this.chosen(this.visible[0]);
  }
}
