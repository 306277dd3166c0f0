// Keeping a draft as it is typed. Without this module it is kept by Save and Publish alone.
//
//   <form data-keeps="/drafts/7/words/">   where what is typed is sent, a moment after the last key, and on leaving
//   <p data-kept role="status">            in it: whether it has arrived
//
// Words that another window has changed meanwhile are not written over: the server keeps these as a draft of
// their own, and says under which address.

const PAUSE = 1200; // milliseconds after the last key
const AGAIN = 5000; // milliseconds after words did not arrive

class Keeping {
  constructor(form) {
    this.form = form;
    this.words = form.elements.namedItem("text");
    this.said = form.querySelector("[data-kept]");
    this.base = this.words.defaultValue;
    this.dirty = false;
    form.addEventListener("input", (event) => event.target.type !== "file" && this.typed());
    form.addEventListener("submit", () => this.rest());
    // Photos inside the form ask for themselves too, and carry no words.
    form.addEventListener("htmx:beforeRequest", ({ target }) => target === form && this.rest());
    form.addEventListener("htmx:afterRequest", ({ target, detail }) => target === form && !detail.successful && this.failed());
    addEventListener("pagehide", () => this.send(true));
    addEventListener("online", () => this.send());
    document.addEventListener("visibilitychange", () => document.hidden && this.send(true));
  }

  typed() {
    this.dirty = true;
    this.say("");
    this.later(PAUSE);
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), pause);
  }

  /** The form itself is on its way: it carries everything. */
  rest() {
    clearTimeout(this.timer);
    this.dirty = false;
    this.way?.abort();
  }

  async send(leaving = false) {
    if (!this.dirty || !this.form.isConnected || (this.way && !leaving)) return;
    clearTimeout(this.timer);
    this.dirty = false;
    const text = this.words.value;
    const { signal } = (this.way = new AbortController());
    try {
      this.kept(await this.post(leaving, signal), text);
    } catch {
      if (!signal.aborted) this.failed();
    }
    this.way = null;
    if (this.dirty) this.later(this.isLate ? AGAIN : PAUSE);
  }

  async post(keepalive, signal) {
    const body = new FormData(this.form);
    body.delete("photos");
    body.set("base", this.base);
    const answer = await fetch(this.form.dataset.keeps, { method: "POST", body, keepalive, signal });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    return answer.json();
  }

  kept(answer, text) {
    this.base = text;
    this.isLate = false;
    this.form.dataset.keeps = answer.keeps;
    if (answer.moved) {
      this.form.action = answer.moved;
      this.say("This draft was changed in another window. What you type here is kept as a draft of its own.");
    } else if (!this.dirty) {
      this.say("Saved");
    }
  }

  failed() {
    if (!this.form.isConnected) return;
    this.dirty = this.isLate = true;
    this.later(AGAIN);
    this.say("Not saved yet. Your words stay here, and are sent when there is a connection.");
  }

  say(words) {
    if (this.said && this.said.textContent !== words) this.said.textContent = words;
  }
}

/** Keeps what is typed into the forms inside `root` that say where. */
export function startKeeping(root) {
  for (const form of root.querySelectorAll("form[data-keeps]:not([data-keeping])")) {
    form.dataset.keeping = "";
    new Keeping(form);
  }
}
