// "As of 14:05, no connection.": above a page that was kept on this device, until the server answers again.

import { reconcile } from "./kept.js";

const AGAIN = 20_000; // milliseconds between two looks
const QUICK = 2000; // milliseconds: a slower line cannot load the page anew
const SOON = 600; // milliseconds until a page says that it is old while the network is being asked
const day = new Intl.DateTimeFormat("en-GB", { weekday: "long", hour: "2-digit", minute: "2-digit" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** When a page was kept, as people say it: the time alone on the same day. */
export function asOf(then, now) {
  return then.toDateString() === now.toDateString() ? clock.format(then) : day.format(then);
}

/** What the server says of who is signed in, or nothing where it does not answer. */
export async function contact() {
  const answer = await fetch("/app/state/", { redirect: "error", signal: AbortSignal.timeout(AGAIN) }).catch(() => undefined);
  return answer?.ok ? answer.json() : undefined;
}

function line(root, at) {
  const banner = root.createElement("p");
  const words = root.createElement("span");
  const again = root.createElement("a");
  banner.className = "kept";
  banner.setAttribute("role", "status");
  again.href = location.pathname;
  banner.append(words, " ", again);
  root.getElementById("messages").before(banner);
  banner.say = (what, way) => {
    words.textContent = `As of ${asOf(new Date(at), new Date())}${what}`;
    again.textContent = way;
  };
  return banner;
}

const isTyping = (root) => [...root.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);

/** What became of the page's own asking, when the worker has shown this one at once: "same", "newer" or "nothing". */
function lateAnswer() {
  const worker = navigator.serviceWorker.controller;
  if (!worker || !navigator.onLine) return "nothing";
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ do: "late", with: location.pathname }, [port2]);
  return new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
}

class Old {
  constructor(root, goOn) {
    Object.assign(this, { root, goOn, isOver: false });
    this.at = root.documentElement.dataset.kept;
  }

  say(what, way) {
    this.banner ??= line(this.root, this.at);
    this.banner.say(what, way);
  }

  /** It is as new as can be after all. */
  isNew() {
    this.isOver = true;
    this.banner?.remove();
    this.goOn();
  }

  /** Load the page anew (the browser scrolls back to where one was), but under nobody's fingers. */
  renew() {
    if (isTyping(this.root)) this.say(". There is something newer.", "Show it");
    else location.reload();
  }

  async first() {
    const waiting = setTimeout(() => this.say(". Looking for what is new.", "Try again"), navigator.onLine ? SOON : 0);
    const came = await lateAnswer();
    clearTimeout(waiting);
    if (this.isOver) return;
    if (came === "same" || (came === "newer" && this.isWriting)) this.isNew();
    else if (came === "newer") this.renew();
    else this.say(", no connection.", "Try again");
  }

  /** The outbox is the same whenever it was made. */
  get isWriting() {
    return this.root.querySelector("form[data-outbox]") !== null;
  }

  async look() {
    if (this.isOver) return;
    const began = performance.now();
    const state = await contact();
    if (!state || this.isOver) return;
    await reconcile(state);
    const { session, stamp } = this.root.body.dataset;
    if (state.session !== session) location.reload(); // nothing here is this person's any more
    else if (this.isWriting || state.stamp === stamp) this.isNew();
    else if (performance.now() - began < QUICK) this.renew();
  }
}

/** Say of a kept page how old it is, until it is known to be as new as can be: then `goOn` is called. */
export function keptIsOld(root, goOn) {
  const old = new Old(root, goOn);
  addEventListener("online", () => old.look());
  setInterval(() => old.look(), AGAIN);
  return old.first();
}
