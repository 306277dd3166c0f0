// Who is in a photo: a face is tapped and a name chosen, or a name is chosen and its face tapped.
//
// What was said of each area is the value of its <select> in the list below the photo; a tap changes that value,
// and what changed is sent by the form's own address. The server answers with the areas as they are then.

import { sendBeforeLeaving } from "./leaving.js";
import { lookOf, tally } from "./looks.js";
import { Peek } from "./peek.js";
import { Prompt } from "./prompt.js";
import { Roster } from "./roster.js";
import { Saving } from "./saving.js";
import { Stage } from "./stage.js";
import { Told } from "./told.js";

const MIDDLE = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };

class Accounting {
  constructor(form) {
    this.form = form;
    for (const hidden of form.querySelectorAll("[data-prompting], [data-tool], [data-roster], [data-tally]")) hidden.hidden = false;
    form.querySelector("[data-lines]").open = false;
    this.told = new Told(form.querySelector("[data-saved]"));
    this.saving = new Saving(form, {
      value: (id) => this.select(id)?.value ?? "",
      others: () => [...form.querySelectorAll("[name='other']:checked")].map((box) => box.value),
      noted: () => [...form.querySelectorAll("[name='was']")].map((field) => field.value),
      renew: (page) => this.renew(page),
      told: this.told,
    });
    this.stage = new Stage(form.querySelector("[data-stage]"), {
      tapped: (ids) => this.tapped(ids),
      pressed: (id) => this.toList(id),
      drawn: (place) => this.act("draw", place, "Covered."),
      moved: (id, place) => this.act("move", { area: id, ...place }, "Moved."),
      erased: (id) => this.act("erase", { area: id }, "Taken back."),
      drawing: (on) => this.drawing(on),
    });
    this.known = Number(this.stage.root.dataset.known);
    this.peek = new Peek(form, this.stage, (words) => this.told.say(words));
    this.prompt = new Prompt(form, this);
    this.roster = new Roster(form, this.stage.faces().length, (name) => this.named(name));
    this.listen();
    new ResizeObserver(([{ target }]) => this.leaveRoomFor(target)).observe(form.querySelector(".account__photo"));
    this.paint();
    this.roster.armNext();
    this.prompt.ask();
    if ("waiting" in this.stage.root.dataset) this.saving.lookAgain();
  }

  listen() {
    const { form } = this;
    form.addEventListener("change", (event) => this.changedByHand(event));
    form.addEventListener("keydown", (event) => event.key === "Escape" && this.leave(event));
    for (const zoom of form.querySelectorAll("[data-zoom]"))
      zoom.addEventListener("click", () => this.stage.zoomBy(zoom.dataset.zoom === "in" ? 1 : -1, this.chosen));
    form.querySelector("[value='cover_all']").addEventListener("click", (event) => this.coverAll(event));
    form.querySelector("[data-draw]").addEventListener("click", (event) => this.startDrawing(event.detail === 0));
    sendBeforeLeaving(form, this.saving);
  }

  /** The photo stays in sight: what gets the focus is scrolled to below it. */
  leaveRoomFor(photo) {
    document.documentElement.style.setProperty("--photo-height", `${photo.offsetHeight}px`);
  }

  select(id) {
    return this.form.querySelector(`[data-select="${id}"]`);
  }

  label(id) {
    return this.stage.area(id).dataset.label;
  }

  /** A thumb came down on these, the nearest first: it meant the first, or after that one the next beneath it. */
  tapped(ids) {
    const id = this.chosen ? ids[ids.indexOf(this.chosen) + 1] : ids[0];
    this.choose(null);
    if (id && !this.says(id)) this.choose(id);
  }

  /** Whether something is said of an area now, or has to be asked first. */
  says(id) {
    const [area, select] = [this.stage.area(id), this.select(id)];
    if (!select) this.told.say(`${this.label(id)} stays covered: “${area.dataset.name}” is a name on the roll.`);
    else if (area.dataset.kind === "text") this.set(id, select.options[1 - select.selectedIndex]);
    else return select.selectedIndex === 0 && this.set(id, this.roster.optionFor(select));
    return true;
  }

  /** For a keyboard the list is the quicker way: its choices are found by their first letters. */
  toList(id) {
    if (this.says(id)) return;
    this.form.querySelector("[data-lines]").open = true;
    this.select(id).focus();
  }

  leave(event) {
    const select = event.target.closest("[data-select]");
    if (select) this.stage.area(select.dataset.select)?.focus();
    else this.choose(null);
  }

  choose(id) {
    this.chosen = id;
    this.stage.choose(id);
    this.prompt.ask();
  }

  /** A name was chosen: for the face that was tapped, or for the one that is tapped next. */
  named(name) {
    if (this.chosen && this.set(this.chosen, this.roster.optionFor(this.select(this.chosen), name))) return;
    this.choose(null);
    this.roster.arm(name === this.roster.armed ? null : name);
    this.prompt.ask();
  }

  /** Whether there is such an option, and it is said now. */
  set(id, option) {
    if (!option) return false;
    option.selected = true;
    this.told.say(`${this.label(id)}: ${option.textContent.trim()}.`);
    this.saving.note(id);
    this.chosen = null;
    this.stage.choose(null);
    this.paint();
    this.roster.placed();
    this.prompt.ask();
    return true;
  }

  changedByHand(event) {
    const select = event.target.closest("[data-select]");
    if (event.target.name === "other") this.saving.noteOthers();
    if (!select) return;
    this.saving.note(select.dataset.select);
    this.paint();
    this.prompt.ask();
  }

  async coverAll(event) {
    event.preventDefault();
    await this.act("cover_all", {}, "Everything is covered.");
    this.roster.armNext();
    this.prompt.ask();
  }

  startDrawing(byKey) {
    this.choose(null);
    if (!byKey) return this.stage.drawing.setOn(!this.stage.drawing.isOn);
    this.act("draw", MIDDLE, "Covered. Move it with the arrow keys, size it with Shift, take it back with Delete.").then(() =>
      this.stage.areas().findLast((area) => area.dataset.kind === "drawn")?.focus(),
    );
  }

  drawing(on) {
    this.form.querySelector("[data-draw]").setAttribute("aria-pressed", String(on));
    this.prompt.ask();
  }

  act(name, fields, words) {
    this.choose(null);
    return this.saving.act(name, fields, words);
  }

  paint() {
    const looks = this.stage.areas().map((area) => {
      const look = lookOf(area, this.select(area.dataset.area)?.selectedOptions[0]);
      this.stage.paint(area, look);
      return look;
    });
    this.roster.paint(looks);
    this.form.querySelector("[data-tally]").textContent = tally(looks);
  }

  /** The areas as the server has them now. */
  renew(page) {
    const stage = page.querySelector("[data-stage]");
    const ids = (areas) => areas.map((area) => area.dataset.area).join();
    const same = ids(this.stage.areas()) === ids([...stage.querySelectorAll("[data-area]")]);
    if (same && Number(stage.dataset.known) < this.known) return; // older than what is here
    this.known = Number(stage.dataset.known);
    this.peek.renew(stage.querySelector("[data-photo]").src);
    this.waits("waiting" in stage.dataset);
    if (same) this.follow(stage);
    else if (page.getElementById("lines")) this.replace(page);
    else this.saving.whole().then((whole) => this.renew(whole), () => this.saving.lookAgain());
    this.paint();
  }

  /** What is on its way to the server is not in the photo yet, whatever the server says of what it has. */
  waits(waiting) {
    if (waiting) this.told.state("Saved. The photo is being made anew.");
    else if (this.saving.isBusy) return;
    else if (this.waiting) this.told.state("Saved. This is the photo as it would be published now.");
    this.waiting = waiting;
  }

  /** What was said elsewhere since, on another page of the same draft. */
  follow(stage) {
    for (const area of stage.querySelectorAll("[data-area]")) {
      const [id, select] = [area.dataset.area, this.select(area.dataset.area)];
      if (select && !this.saving.changed.has(id)) select.value = `${id}:${area.dataset.said}`;
    }
  }

  replace(page) {
    const kept = new Map([...this.saving.changed].map((id) => [id, this.select(id)?.value]));
    document.getElementById("lines").replaceWith(page.getElementById("lines"));
    this.form.querySelector("[data-count]").textContent = page.querySelector("[data-count]").textContent;
    const focused = document.activeElement?.dataset?.area;
    this.stage.attach(page.querySelector("[data-areas]"));
    for (const [id, value] of kept) if (this.select(id)) this.select(id).value = value;
    if (focused) this.stage.area(focused)?.focus();
  }
}

/** Gives the accounting form inside `root` what it can do beyond HTML. */
export function startAccounting(root) {
  const form = root.querySelector("form[data-account]:not([data-started])");
  if (!form || !window.htmx) return;
  form.dataset.started = "";
  form.setAttribute("hx-boost", "true");
  window.htmx.process(form);
  new Accounting(form);
}
