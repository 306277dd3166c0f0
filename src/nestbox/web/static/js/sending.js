// Sends what waits in the outbox: words first, then photos one at a time, each from the byte where it broke (tus).
// Runs in a page or in the service worker, in one of them at a time. Whatever is retried, the server keeps one post.

import "../vendor/tus-4.3.1.min.js";
import { contact } from "./banner.js";
import { announce, change, dropPhotos, note, photosOf, postsOf } from "./device.js";
import { KEPT, keepAll, reconcile } from "./kept.js";
import { FetchStack } from "./stack.js";

const CHUNK = 256 * 1024; // bytes: all that a proxy in between could lose
const STALLED = 60_000; // milliseconds
const RETRIES = [1000, 3000, 8000];
const FIRST_WAIT = 4000;
const LONGEST_WAIT = 300_000;
const LEFT = new Set(["waiting", "sending", "looked at"]);

export const isWaiting = (post) => LEFT.has(post.stage);

async function say(post, values) {
  Object.assign(post, values);
  await change("posts", post.key, values);
  announce();
}

function form(post) {
  const { key, school, text, trip } = post;
  const body = new URLSearchParams({ key, school, text, trip, photos: String(post.count) });
  if (post.outside) body.set("outside_purpose", "1");
  if (post.vouched) body.set("vouched", "1");
  return body;
}

async function ask(post, token) {
  const headers = { "X-CSRFToken": token };
  const signal = AbortSignal.timeout(STALLED);
  const answer = await fetch("/outbox/posts/", { method: "POST", body: form(post), headers, signal, redirect: "manual" });
  if (answer.status === 404 || answer.status === 422) return { stage: "stopped", findings: [], uploads: [] };
  if (!answer.ok) throw new Error(`answered with ${answer.status}`);
  return answer.json();
}

function upload(photo, draft, token) {
  return new Promise((resolve, reject) => {
    const sending = new self.tus.Upload(photo.file, {
      endpoint: `${location.origin}/drafts/${draft}/uploads/`,
      uploadUrl: photo.address,
      metadata: { key: photo.id, alt: photo.alt, sha256: photo.sha256 },
      headers: { "X-CSRFToken": token },
      chunkSize: CHUNK,
      retryDelays: RETRIES,
      httpStack: new FetchStack(STALLED),
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => change("photos", photo.id, { address: sending.url }),
      onChunkComplete: (_size, offset) => change("photos", photo.id, { offset }).then(announce),
      onSuccess: resolve,
      onError: reject,
    });
    sending.start();
  });
}

async function uploadAll(post, said, token) {
  const here = new Set(said.uploads.filter(({ finished }) => finished).map(({ key }) => key));
  for (const photo of await photosOf(post.key)) {
    if (!here.has(photo.id)) await upload(photo, said.draft, token);
  }
}

async function sendOne(post, token) {
  await say(post, { stage: "sending" });
  let said = await ask(post, token);
  if (said.stage === "arriving") {
    await uploadAll(post, said, token);
    said = await ask(post, token);
  }
  if (said.stage === "arriving") throw new Error("not all of it has arrived");
  await say(post, { stage: said.stage, said, tries: 0, next: Date.now() + FIRST_WAIT });
  if (said.stage !== "stopped") await dropPhotos(post.key);
}

async function tryOne(post, token) {
  try {
    await sendOne(post, token);
  } catch {
    const tries = (post.tries ?? 0) + 1;
    const wait = Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT);
    await say(post, { stage: "waiting", tries, next: Date.now() + wait });
    return false;
  }
  return true;
}

/** Whether any of what waits has come to its end. */
async function sendWaiting(account, isWanted) {
  const posts = (await postsOf(account)).filter((post) => isWaiting(post) && isWanted(post));
  if (!posts.length) return false;
  const state = await contact();
  if (!state) return false;
  await reconcile(state);
  if (state.account !== account) return false;
  for (const post of posts) if (!(await tryOne(post, state.token))) break;
  return !posts.every(isWaiting);
}

// Words alone never wait for photos that are on their way: each kind is sent by one tab or worker at a time.
const KINDS = { words: ({ count }) => !count, photos: ({ count }) => count };

/** Send everything that waits; `patiently`: only what was tried long enough ago. */
export async function sendAll(patiently = false) {
  const account = await note("account");
  const isDue = ({ next = 0 }) => !patiently || next <= Date.now();
  const sent = [];
  for (const [name, isKind] of Object.entries(KINDS)) {
    const send = (lock) => lock && sendWaiting(account, (post) => isKind(post) && isDue(post));
    sent.push(await navigator.locks.request(`nestbox-outbox-${name}`, { ifAvailable: true }, send));
  }
  if (sent.some(Boolean)) await keepAll(KEPT); // the feed has changed, and the line is good
}
