// Pages with children's names, kept encrypted for where there is no signal (AES-GCM, WebCrypto). The key cannot be
// taken out of this browser, belongs to one session, and goes with it: what it sealed cannot be opened again.

import { device } from "./device.js";

const LONGEST = 3 * 24 * 3600 * 1000; // milliseconds without contact with the school's server
const words = new TextEncoder();

async function keyOf(session) {
  const database = await device();
  const kept = await database.get("keys", session);
  if (kept) return kept.key;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await database.clear("keys");
  await database.put("keys", { session, key });
  return key;
}

const algorithm = (iv, session, url) => ({ name: "AES-GCM", iv, additionalData: words.encode(`${session} ${url}`) });

/** Keep a page's text for so long as the session lasts, and three days at most without contact. */
export async function seal(session, url, text) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(algorithm(iv, session, url), await keyOf(session), words.encode(text));
  await (await device()).put("sealed", { url, iv, data, at: Date.now(), until: Date.now() + LONGEST });
}

/** The page as { text, at }, or nothing where there is none, or where it is too old or of another session. */
export async function unseal(session, url) {
  const database = await device();
  const row = await database.get("sealed", url);
  const kept = session && (await database.get("keys", session));
  if (!row || !kept) return undefined;
  if (row.until < Date.now()) return void (await forgetSealed());
  const data = await crypto.subtle.decrypt(algorithm(row.iv, session, url), kept.key, row.data);
  return { text: new TextDecoder().decode(data), at: row.at };
}

export async function forgetSealed() {
  const database = await device();
  await Promise.all([database.clear("sealed"), database.clear("keys")]);
}
