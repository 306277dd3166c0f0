// What is kept of the feed for where there is no signal, whose it is, and when it has to go. Every contact with the
// server says who is signed in, in which session, and what the feed's state is: what does not fit is wiped.

import { keepNote, note } from "./device.js";
import { forgetSealed, seal, unseal } from "./sealed.js";

const PAGES = "nestbox-pages";
const MEDIA = "nestbox-media";
const MOST_MEDIA = 80; // files
const FRESH = 10 * 60 * 1000; // milliseconds
export const FEED = "/";
export const OUTBOX = "/outbox/";
export const SEALED = "/outbox/roster/";
export const KEPT = [FEED, OUTBOX, SEALED];

/** One change at a time of what is kept, in whatever tab or worker. */
const inTurn = (work) => navigator.locks.request("nestbox-kept", work);

const forgetPage = async (url) => (await caches.has(PAGES)) && (await caches.open(PAGES)).delete(url);

/** Forget everything that was kept for somebody. Posts that wait stay: they belong to who wrote them. */
export async function wipe() {
  await Promise.all([caches.delete(PAGES), caches.delete(MEDIA), forgetSealed(), keepNote("session", "")]);
}

/** What a contact says: { account, session, stamp, leads }. An empty session: nobody is signed in; none: it does not say. */
export const reconcile = (said) => inTurn(() => settle(said));

async function settle({ account, session, stamp, leads }) {
  if (session === undefined) return; // an error on the way, or another's page
  const [before, was] = await Promise.all([note("session"), note("stamp")]);
  if (!session && before) await wipe();
  if (!session) return;
  if (before !== session) await wipe();
  else if (was !== stamp) await Promise.all([forgetPage(FEED), caches.delete(MEDIA)]);
  if (!leads) await Promise.all([forgetPage(OUTBOX), forgetSealed()]);
  await Promise.all([keepNote("account", account), keepNote("session", session), keepNote("stamp", stamp)]);
}

/** What a page says of who it was made for. */
export function marks(text) {
  const said = (name) => text.match(new RegExp(`<body[^>]* data-${name}="([^"]*)"`))?.[1];
  return { account: said("account"), session: said("session"), stamp: said("stamp"), leads: said("leads") !== undefined };
}

/** Keep a page that the server has just answered with, where it is one that is kept. */
export async function keepPage(url, response) {
  if (!response.headers.get("Content-Type")?.startsWith("text/html")) return;
  const text = await response.text();
  await inTurn(() => keep(url, response, text));
}

async function keep(url, response, text) {
  const said = marks(text);
  await settle(said);
  if (response.status === 404 && url === SEALED) return forgetSealed(); // no trip to lead any more
  if (!said.session || !response.ok || response.redirected) return undefined;
  if (url === SEALED) return seal(said.session, url, text);
  const headers = new Headers(response.headers);
  headers.set("Kept-At", new Date().toISOString());
  return (await caches.open(PAGES)).put(url, new Response(text, { headers }));
}

/** Keep these pages, as far as that was not done lately, and then the photos of the feed. */
export async function keepAll(urls) {
  for (const url of urls) {
    if (!(await isFresh(url))) await fetch(url).then((response) => keepPage(url, response), () => undefined);
  }
  await keepPhotosOfFeed();
}

// Who may not be shown is asked anew each time.
async function isFresh(url) {
  if (url === SEALED) return false;
  const kept = await caches.match(url, { cacheName: PAGES });
  return Boolean(kept) && Date.now() - new Date(kept.headers.get("Kept-At")) < FRESH;
}

/** A page that was kept, marked with the time at which it was, or nothing. */
export async function keptPage(url) {
  if (url === SEALED) {
    const page = await unseal(await note("session"), url);
    return page && marked(page.text, new Date(page.at).toISOString(), { "Content-Type": "text/html; charset=utf-8" });
  }
  const kept = await caches.match(url, { cacheName: PAGES });
  return kept && marked(await kept.text(), kept.headers.get("Kept-At"), kept.headers);
}

const marked = (text, at, headers) => new Response(text.replace("<html ", `<html data-kept="${at}" `), { headers });

/** Keep a photo as it was served, while somebody is signed in; the oldest go when there are many. */
export const keepMedia = (request, response) => inTurn(() => keepOne(request, response));

async function keepOne(request, response) {
  if (!(await note("session"))) return;
  const cache = await caches.open(MEDIA);
  await cache.put(request, response);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, -MOST_MEDIA).map((key) => cache.delete(key)));
}

/** Keep the photos of the feed that is kept, as far as they are not yet. */
async function keepPhotosOfFeed() {
  const page = await caches.match(FEED, { cacheName: PAGES });
  for (const address of smallest(await page?.text()).slice(0, MOST_MEDIA)) {
    if (await keptMedia(address)) continue;
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) await keepMedia(address, response);
  }
}

/** The small file of each photo on a page: WebP, which comes first there, or JPEG where there is no other. */
function smallest(text = "") {
  const found = new Map();
  for (const [address, id] of text.matchAll(/\/media\/(\d+)\/small\.\w+/g)) {
    if (!found.has(id)) found.set(id, address);
  }
  return [...found.values()];
}

export const keptMedia = (request) => caches.match(request, { cacheName: MEDIA });
export const dropMedia = async (request) => (await caches.has(MEDIA)) && (await caches.open(MEDIA)).delete(request);
