// The installable app: the service worker, what is kept on the device, and the line that says how old a page is.

import { keptIsOld } from "./banner.js";
import { KEPT, OUTBOX, reconcile } from "./kept.js";
import { sendAll } from "./sending.js";

const SCRIPT = "/service-worker.js";
const SYNC = "outbox";

const said = ({ dataset: { account, session, stamp, leads } }) => ({ account, session, stamp, leads: leads !== undefined });

async function register(body) {
  const { serviceWorker } = navigator;
  if (!body.dataset.session || !serviceWorker) return;
  await serviceWorker.register(SCRIPT, { type: "module", updateViaCache: "none" });
  const { active } = await serviceWorker.ready;
  active.postMessage({ do: "keep", with: "leads" in body.dataset ? KEPT : ["/"] });
}

/** Ask to be woken when the signal is back, where the browser can; try at once in any case. */
export async function sendSoon() {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.sync?.register(SYNC).catch(() => undefined);
  return sendAll();
}

/** What a page does that is as new as can be. Without a worker every page works as it always has. */
async function goOn(body) {
  if ("leads" in body.dataset) sendSoon();
  return register(body).catch(() => undefined);
}

/** From a page that is not kept: only who has an outbox here is led to it. */
async function showWay(root) {
  root.querySelector("[data-outbox-way]").hidden = !(await caches.match(OUTBOX));
}

export async function startApp(root) {
  const { body } = root;
  if ("leads" in body.dataset) addEventListener("online", () => sendSoon());
  if (root.documentElement.dataset.kept) return keptIsOld(root, () => goOn(body));
  if (!("indexedDB" in window) || !("caches" in window)) return undefined;
  if ("offline" in body.dataset) return showWay(root); // nobody has said anything of who is signed in
  await reconcile(said(body));
  return goOn(body);
}
