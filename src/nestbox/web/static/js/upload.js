// Sends photos one after the other, each with its progress, while the post is being written.
//
//   <input type="file" data-photos="id" data-to="/drafts/1/photos/" data-limit="10">
//                                      its photos join the list with that id
//
// What is on its way outlives the page it was chosen on: whoever looks at one photo meanwhile and comes back to the
// draft finds the others still being sent.

import { keepLocal } from "./local.js";
import { say } from "./status.js";

const WHOLE = 100;
const STALLED = 60_000; // ms without a byte on its way
const waiting = []; // chosen on the page before, where there was no draft to send them to yet
const queues = new Map(); // by address

/** Remember photos for the draft's page, which is about to be shown. */
export const sendLater = (files) => waiting.push(...files);

function part(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function placeholder(file) {
  const item = part("li", "card draft-photo draft-photo--sending");
  const words = part("div", "draft-photo__words");
  const state = part("p", "sending__state", `${file.name} waits to be sent`);
  const progress = part("progress", "");
  state.setAttribute("role", "status");
  progress.max = WHOLE;
  progress.value = 0;
  progress.setAttribute("aria-label", `Sending ${file.name}`);
  words.append(state, progress);
  item.append(words);
  return { item, words, state, progress };
}

function post(address, file, token, onProgress) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", token);
  body.append("photos", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stalled;
    const watch = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => request.abort(), STALLED);
    };
    request.open("POST", address);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => {
      watch();
      if (event.lengthComputable) onProgress((WHOLE * event.loaded) / event.total);
    });
    request.upload.addEventListener("loadend", () => clearTimeout(stalled));
    request.addEventListener("load", () => (request.status < 400 ? resolve(request.responseText) : reject()));
    for (const broken of ["error", "abort"]) request.addEventListener(broken, () => reject());
    watch();
    request.send(body);
  });
}

/** The photos on their way to one draft. */
class Queue {
  constructor(address) {
    Object.assign(this, { address, items: new Set(), line: Promise.resolve() });
  }

  get input() {
    return document.querySelector(`input[data-to="${this.address}"]`);
  }

  get list() {
    return this.input && document.getElementById(this.input.dataset.photos);
  }

  get isSending() {
    return [...this.items].some((shown) => !shown.progress.hidden);
  }

  /** One at a time: on a bad line two photos at once are two photos that never arrive. */
  add(shown, file, token) {
    this.items.add(shown);
    shown.progress.hidden = false;
    this.line = this.line.then(() => this.send(shown, file, token));
  }

  async send(shown, file, token) {
    shown.state.textContent = `Sending ${file.name}`;
    let html;
    try {
      html = await post(this.address, file, token, (percent) => (shown.progress.value = percent));
    } catch {
      this.failed(shown, `${file.name} was not sent.`, "Try again", () => this.add(shown, file, token));
      return;
    }
    this.received(shown, file, new DOMParser().parseFromString(html, "text/html"));
  }

  /** Show the photo instead, or why it cannot be used. */
  received(shown, file, now) {
    const mine = now.querySelector("li[data-new]"); // another photo may come from another window
    if (mine) {
      keepLocal(mine.id.replace("photo-", ""), file);
      this.remove(shown);
    } else {
      const why = now.querySelector("#photos-said")?.textContent.trim() || `${file.name} was not taken.`;
      this.failed(shown, why, "Leave out", () => this.remove(shown));
    }
    if (this.list) this.renew(now);
  }

  remove(shown) {
    this.items.delete(shown);
    shown.item.remove();
  }

  renew(now) {
    for (const photo of now.querySelectorAll("li[id^='photo-']")) {
      if (document.getElementById(photo.id)) continue;
      this.list.insertBefore(photo, this.list.querySelector(".draft-photo--sending"));
      window.htmx.process(photo);
    }
    const findings = now.getElementById("findings");
    findings?.removeAttribute("hx-swap-oob");
    if (findings) document.getElementById("findings")?.replaceWith(findings);
    this.input.closest(".chooser").hidden = !now.querySelector(".chooser");
  }

  /** Say why a photo did not arrive, with one way on. */
  failed(shown, why, words, act) {
    shown.state.textContent = why;
    shown.progress.hidden = true;
    const button = part("button", "button button--quiet button--small", words);
    button.type = "button";
    button.addEventListener("click", () => {
      button.remove();
      act();
    });
    shown.words.append(button);
  }
}

function startPhotos(input) {
  const queue = queues.get(input.dataset.to) ?? new Queue(input.dataset.to);
  queues.set(input.dataset.to, queue);
  const list = document.getElementById(input.dataset.photos);
  for (const shown of queue.items) list.append(shown.item);
  const sendAll = (files) => {
    const room = Math.max(Number(input.dataset.limit) - list.children.length, 0);
    for (const file of files.slice(0, room)) {
      const shown = placeholder(file);
      list.append(shown.item);
      queue.add(shown, file, input.form.elements.csrfmiddlewaretoken.value);
    }
    if (files.length > room) say(`A post can have up to ${input.dataset.limit} photos. ${files.length - room} of these were left out.`);
  };
  input.addEventListener("change", () => {
    sendAll([...input.files]);
    input.value = "";
  });
  // Whoever publishes while photos are on their way waits for them.
  input.form.addEventListener("htmx:confirm", (event) => {
    const publishes = event.target === input.form && event.detail.triggeringEvent?.submitter?.value === "publish";
    if (!publishes || !queue.isSending) return;
    event.preventDefault();
    say("Waiting for the photos that are still being sent.", "info");
    queue.line.then(() => event.detail.issueRequest(true));
  });
  sendAll(waiting.splice(0));
}

addEventListener("beforeunload", (event) => {
  if ([...queues.values()].some((queue) => queue.isSending)) event.preventDefault();
});

/** Gives the file inputs inside `root` that belong to a draft what they can do beyond HTML. */
export function startUploads(root) {
  for (const input of root.querySelectorAll("input[data-photos]:not([data-started])")) {
    input.dataset.started = "";
    startPhotos(input);
  }
}
