// Sends what was said on the accounting screen, one request after the other, and asks how the photo is by now.

const PAUSE = 500; // ms without a tap before what was said is sent
const AGAIN = 2000;
const STOPPED = {
  404: "This photo is no longer in a draft of yours. Go back to the draft to see why.",
  403: "This page is out of date. Load it again, then say once more what is missing.",
};

/** An answer after which there is no use in trying again. */
class Stopped extends Error {}

async function pageOf(answer) {
  if (STOPPED[answer.status]) throw new Stopped(STOPPED[answer.status]);
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.querySelector("[data-stage]")) throw new Stopped(STOPPED[403]); // the sign-in, most likely
  return page;
}

export class Saving {
  /** `on` has value(area id), others(), noted(), renew(page), and told, which says what happens. */
  constructor(form, on) {
    Object.assign(this, { form, on, changed: new Set(), others: false, acting: 0, line: Promise.resolve() });
    this.was = on.noted(); // what the server knows of the others: only what differs from it is said
  }

  note(id) {
    this.changed.add(id);
    this.soon();
  }

  noteOthers() {
    this.others = true;
    this.soon();
  }

  soon() {
    this.on.told.state("");
    this.later();
  }

  get isWaiting() {
    return this.others || this.changed.size > 0;
  }

  get isBusy() {
    return this.isWaiting || this.acting > 0;
  }

  later(pause = PAUSE) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), pause);
  }

  fields(act, more) {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    data.append("do", act);
    for (const [name, value] of more) data.append(name, value);
    return data;
  }

  /** What was said since it was last sent, as the form's own fields. */
  said() {
    const more = [...this.changed].map((id) => ["mark", this.on.value(id)]);
    if (!this.others) return more;
    const all = { other: this.on.others(), was: this.was };
    more.push(["others", "1"], ...Object.entries(all).flatMap(([name, ids]) => ids.map((id) => [name, id])));
    return more;
  }

  async post(data) {
    return pageOf(await fetch(this.form.action, { method: "POST", body: data }));
  }

  /** One thing after the other: what was said last is what counts. */
  inTurn(work) {
    this.line = this.line.then(work).catch((wrong) => {
      this.on.told.state(wrong instanceof Stopped ? wrong.message : "Not saved yet. Trying again.", true);
      if (!(wrong instanceof Stopped)) this.later(AGAIN);
    });
    return this.line;
  }

  send() {
    clearTimeout(this.timer);
    return this.inTurn(async () => {
      if (!this.isWaiting) return;
      const sent = new Map([...this.changed].map((id) => [id, this.on.value(id)]));
      const [said, others, now] = [this.said(), this.others, this.on.others()];
      this.others = false;
      const page = await this.post(this.fields("mark", [...said, ["part", "1"]])).catch((wrong) => {
        this.others ||= others;
        throw wrong;
      });
      for (const [id, value] of sent) if (this.on.value(id) === value) this.changed.delete(id);
      if (others) this.was = now;
      this.on.told.state("Saved.");
      this.took(page);
    });
  }

  /** Draw, move or erase an area, or cover all. It is done at once or not at all: nobody draws the same again unasked. */
  act(name, fields, words) {
    this.send();
    this.acting += 1;
    this.line = this.line.then(async () => {
      try {
        const page = await this.post(this.fields(name, Object.entries(fields)));
        this.acting -= 1;
        const wrong = page.querySelector("#messages .toast--error");
        this.on.told.say(wrong ? wrong.textContent.trim() : words, Boolean(wrong));
        this.took(page);
      } catch (wrong) {
        this.acting -= 1;
        this.on.told.say(wrong instanceof Stopped ? wrong.message : "That was not saved. Please try again.", true);
      }
    });
    return this.line;
  }

  took(page) {
    this.on.renew(page);
    if ("waiting" in page.querySelector("[data-stage]").dataset) this.lookAgain();
  }

  lookAgain() {
    clearTimeout(this.looking);
    this.looking = setTimeout(() => this.form.isConnected && this.inTurnLook(), AGAIN);
  }

  async inTurnLook() {
    try {
      this.took(await pageOf(await fetch(`${this.form.action}?part=1`)));
    } catch (wrong) {
      if (wrong instanceof Stopped) this.on.told.state(wrong.message, true);
      else this.lookAgain();
    }
  }

  /** The whole page anew, when areas have come or gone. */
  async whole() {
    return pageOf(await fetch(this.form.action));
  }
}
