// The outbox's page: writing without a signal (parcel.js), what became of it (waiting.js), sending it (sending.js).

import { onChange, postsOf } from "./device.js";
import { restore, startForm } from "./parcel.js";
import { isWaiting, sendAll } from "./sending.js";
import { draw } from "./waiting.js";

const LOOK = 4000; // milliseconds

/** Whoever signs out with something in the outbox is told that it goes with them. */
async function warn(root) {
  const warning = root.querySelector("[data-outbox-warns]");
  if (warning) warning.hidden = !(await postsOf(root.body.dataset.account)).some(isWaiting);
}

export async function startOutbox(root) {
  if (!("indexedDB" in window)) return;
  warn(root);
  const form = root.querySelector("form[data-outbox]");
  if (!form) return;
  form.dataset.whose = root.body.dataset.account;
  await restore(form);
  const started = startForm(form);
  form.hidden = false;
  if (root.activeElement === root.body) form.elements.text.focus();
  await started;
  await draw(form.dataset.whose);
  onChange(() => draw(form.dataset.whose));
  setInterval(() => sendAll(true), LOOK);
}
