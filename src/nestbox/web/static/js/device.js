// What this device keeps: posts that wait to be sent, their photos, sealed pages and whose they are.
//
//   posts    { key, account, school, text, trip, outside, vouched, at, stage, said, tries, next }
//   photos   { id, key, position, name, alt, file, sha256, address, offset, done }
//   sealed   { url, iv, data, at, until }        keys     { session, key }
//   notes    { name, value }                     the session and the state of what is kept

import { openDB } from "../vendor/idb-8.0.4.js";

const NAME = "nestbox";
const VERSION = 1;
const DURABLE = { durability: "strict" }; // on the disk before anybody is told that it is kept
let opened;

function upgrade(database) {
  database.createObjectStore("posts", { keyPath: "key" });
  database.createObjectStore("photos", { keyPath: "id" }).createIndex("key", "key");
  database.createObjectStore("sealed", { keyPath: "url" });
  database.createObjectStore("keys", { keyPath: "session" });
  database.createObjectStore("notes", { keyPath: "name" });
}

export function device() {
  opened ??= openDB(NAME, VERSION, { upgrade, blocking: (_old, _new, event) => event.target.close() });
  return opened;
}

export const note = async (name) => (await (await device()).get("notes", name))?.value;
export const keepNote = async (name, value) => (await device()).put("notes", { name, value });

/** Keep a post with its photos: all of it or nothing. */
export async function keepPost(post, photos) {
  const work = (await device()).transaction(["posts", "photos"], "readwrite", DURABLE);
  work.objectStore("posts").put(post);
  for (const photo of photos) work.objectStore("photos").put(photo);
  await work.done;
}

/** Change a post or a photo that is still kept. */
export async function change(store, id, values) {
  const work = (await device()).transaction(store, "readwrite", DURABLE);
  const row = await work.store.get(id);
  if (row) work.store.put(Object.assign(row, values));
  await work.done;
}

/** The posts of an account, oldest first. */
export async function postsOf(account) {
  const all = await (await device()).getAll("posts");
  return all.filter((post) => post.account === account).sort((one, other) => one.at - other.at);
}

export async function photosOf(key) {
  const photos = await (await device()).getAllFromIndex("photos", "key", key);
  return photos.sort((one, other) => one.position - other.position);
}

/** Let go of photos that have arrived; the post's line stays. */
export async function dropPhotos(key) {
  const work = (await device()).transaction("photos", "readwrite", DURABLE);
  for (const id of await work.store.index("key").getAllKeys(key)) work.store.delete(id);
  await work.done;
}

export async function dropPost(key) {
  await dropPhotos(key);
  await (await device()).delete("posts", key);
}

const channel = new BroadcastChannel("nestbox-outbox");
export const announce = () => channel.postMessage("changed");

/** Call `work` whenever the outbox changes, in whatever tab. */
export function onChange(work) {
  new BroadcastChannel("nestbox-outbox").addEventListener("message", work);
}
