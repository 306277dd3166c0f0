// The service worker: pages where there is no signal, and the outbox when the signal is back. What it has kept is
// shown at once where the app has just been opened or no network is known, and otherwise where no answer comes soon.
// `start` is called by /service-worker.js.

import { announce, device } from "./device.js";
import { dropMedia, FEED, keepAll, keepMedia, keepPage, KEPT, keptMedia, keptPage, OUTBOX, wipe } from "./kept.js";
import { sendAll } from "./sending.js";

const PATIENCE = 1000; // milliseconds until a kept page is shown while the network still tries
const HELD = 5000; // milliseconds for which an answer that came late is held for the page that asks for it
const BAD_GATEWAY = 502;
const OFFLINE = "/offline/";
const IS_MEDIA = /^\/media\/\d+\/\w+\.\w+$/;
const after = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function install(shell, files) {
  const cache = await caches.open(shell);
  await cache.addAll([...files, new Request(OFFLINE, { credentials: "omit" })]);
  await self.skipWaiting();
}

async function activate(shell) {
  const old = (await caches.keys()).filter((name) => name.startsWith("nestbox-shell") && name !== shell);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

const late = new Map(); // by address: { coming, response } of what was asked when a kept page was shown instead

const tagOf = (response) => response.headers.get("ETag");
const isSame = (answer, kept) => answer.ok && Boolean(tagOf(kept)) && tagOf(answer) === tagOf(kept);

/** Hold what the network answers after all, for the page that was shown instead. */
function hold(url, answer, kept) {
  const entry = {};
  const drop = () => late.get(url) === entry && late.delete(url);
  const take = (response) => Object.assign(entry, { response, isSame: isSame(response, kept) });
  entry.coming = answer.then(take);
  entry.coming.then(() => after(HELD)).then(drop, drop);
  late.set(url, entry);
}

/** Tell a kept page what has become of its own asking: "same", "newer", or "nothing". */
async function tellLate(url, port) {
  const came = await late.get(url)?.coming.catch(() => undefined);
  if (came?.isSame) late.delete(url);
  port.postMessage(came ? (came.isSame ? "same" : "newer") : "nothing");
}

const isOpening = ({ referrer, isReloadNavigation }) => !referrer && !isReloadNavigation;

/** A proxy that cannot reach the school's server is as good as no signal. */
function usable(response) {
  if (response.status >= BAD_GATEWAY) throw new Error(String(response.status));
  return response;
}

async function page(event, url) {
  const came = late.get(url)?.response;
  late.delete(url);
  if (came) return came;
  const answer = fetch(event.request).then((response) => {
    if (KEPT.includes(url)) event.waitUntil(keepPage(url, response.clone()));
    return response;
  });
  event.waitUntil(answer.catch(() => undefined));
  const kept = await keptPage(url === "/compose/" ? OUTBOX : url);
  if (!kept) return answer.catch(() => caches.match(OFFLINE));
  const good = answer.then(usable);
  good.catch(() => undefined); // whoever waits for it is told
  const waits = navigator.onLine && !([FEED, OUTBOX].includes(url) && isOpening(event.request));
  const first = await (waits ? Promise.race([good, after(PATIENCE)]).catch(() => undefined) : undefined);
  if (first) return first;
  if (url === "/compose/") return Response.redirect(OUTBOX, 302);
  hold(url, good, kept);
  return kept;
}

async function fetchMedia(event) {
  const response = await fetch(event.request);
  const keeps = response.ok ? keepMedia(event.request, response.clone()) : dropMedia(event.request);
  event.waitUntil(keeps);
  return response;
}

async function media(event) {
  const answer = fetchMedia(event);
  event.waitUntil(answer.catch(() => undefined));
  const kept = await keptMedia(event.request);
  if (!kept) return answer.catch(() => new Response(null, { status: 404, statusText: "Not on this device" }));
  return Promise.race([answer, after(PATIENCE).then(() => kept)]).catch(() => kept);
}

/** "Share, Nestbox" from the phone's gallery: the photos wait on the device for the composer. */
async function share(event) {
  const form = await event.request.formData();
  const photos = form.getAll("photos").filter((file) => file instanceof File && file.size);
  const text = [form.get("title"), form.get("text")].filter(Boolean).join("\n");
  await (await device()).put("notes", { name: "shared", value: { photos, text } });
  return Response.redirect("/outbox/?shared", 303);
}

function answer(event) {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST" && url.pathname === "/outbox/share/") event.respondWith(share(event));
  if (request.method !== "GET") return;
  if (url.pathname.startsWith("/static/")) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  } else if (request.mode === "navigate") {
    event.respondWith(page(event, url.search && url.search !== "?shared" ? url.pathname + url.search : url.pathname));
  } else if (IS_MEDIA.test(url.pathname) && !url.search) {
    event.respondWith(media(event));
  }
}

const TOLD = { wipe, late: tellLate, keep: keepAll };

export function start({ shell, files }) {
  self.addEventListener("install", (event) => event.waitUntil(install(shell, files)));
  self.addEventListener("activate", (event) => event.waitUntil(activate(shell)));
  self.addEventListener("fetch", answer);
  self.addEventListener("sync", (event) => event.waitUntil(sendAll().finally(announce)));
  self.addEventListener("message", (event) => event.waitUntil(Promise.resolve(TOLD[event.data?.do]?.(event.data.with, event.ports[0]))));
}
