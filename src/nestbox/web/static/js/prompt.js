// What to do next, in words, and beside it what can be said with one tap.

const ASKS = {
  maybe: "Is this a face? If it is, choose a name.",
  drawn: "This is covered by hand. Move it, size it at its corner, or say who it is.",
};
const QUICK = { adult: "An adult", "not a face": "Not a face", cover: "Leave covered" };

export class Prompt {
  constructor(form, screen) {
    this.screen = screen;
    this.words = form.querySelector("[data-prompt]");
    this.quick = form.querySelector("[data-quick]");
    this.on = [...form.querySelectorAll("[data-on]")];
  }

  ask() {
    const { chosen, roster, stage } = this.screen;
    this.quick.replaceChildren();
    if (stage.drawing.isOn) this.askToDraw(stage);
    else if (chosen) this.askWho(chosen);
    else if (roster.armed) this.askWhere(roster);
    else this.askOn(roster, stage);
  }

  askToDraw(stage) {
    this.show("Draw a box around what is to be covered.");
    this.offer("Do not draw", () => stage.drawing.setOn(false));
  }

  /** Nothing is asked in particular: on to the next photo, or back. */
  askOn(roster, stage) {
    if (roster.isDone) this.show("Everybody who may be shown has been named. The others stay covered.");
    else if (stage.faces().length) this.show("Tap a face, then say who it is.");
    else this.show("No face was found. Cover whatever shows who a child is.");
    const on = this.on.find((button) => button.value === "next") ?? this.on[0];
    this.offer(on.textContent.trim(), () => on.click());
  }

  show(words) {
    if (this.words.textContent !== words) this.words.textContent = words;
  }

  askWho(id) {
    const { screen } = this;
    const [area, select] = [screen.stage.area(id), screen.select(id)];
    const asks = ASKS[area.dataset.kind] ?? `${area.dataset.label}: who is it?`;
    this.show(select.selectedIndex > 0 ? area.getAttribute("aria-label") : asks);
    for (const option of select.options) {
      const words = QUICK[option.value.split(":")[1]];
      if (words && !option.selected) this.offer(words, () => screen.set(id, option));
    }
    if (area.dataset.kind === "drawn") this.offer("Take it back", () => screen.stage.on.erased(id));
  }

  askWhere(roster) {
    const name = roster.called(roster.armed);
    if (!roster.armed.dataset.child) return this.show(`Tap every face that is: ${name.toLowerCase()}`);
    this.show(`Tap the face of ${name}`);
    if (!("shown" in roster.armed.dataset) || !roster.inTurn) return;
    this.offer("Not here", () => {
      roster.skip();
      this.ask();
    });
  }

  offer(words, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet button--small";
    button.textContent = words;
    button.addEventListener("click", act);
    this.quick.append(button);
  }
}
