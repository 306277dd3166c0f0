// Writing in the outbox: everything typed or chosen is on the device at once, and waits there when it is sent.
//
//   <form data-outbox>             the composer
//   <template id="outbox-photo">   one photo in it

import { sendSoon } from "./app.js";
import { announce, device, keepNote, keepPost, note } from "./device.js";
import { copy, part } from "./parts.js";
import { digest, scaled } from "./scaling.js";

const SIDE = "nestbox-photo-side";

let photos = [];

const composing = (form) => `composing ${form.dataset.whose}`;
const chosen = (form) => `chosen ${form.dataset.whose}`;

/** Words are kept with every letter; photos, which are large, when they are chosen or left out. */
function keepTyped(form) {
  const { text, trip, outside_purpose: outside } = form.elements;
  const alts = Object.fromEntries(photos.map(({ id, alt }) => [id, alt]));
  return keepNote(composing(form), { text: text.value, trip: trip.value, outside: outside.checked, alts });
}

async function keepChosen(form) {
  await keepNote(chosen(form), photos);
  await keepTyped(form);
}

/** "Next" on the keyboard leads to the next photo, and from the last to the button that sends them. */
function onNext(form, event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  const alts = [...form.querySelectorAll("[data-outbox-photos] textarea")];
  const next = alts[alts.indexOf(event.target) + 1] ?? form.querySelector("button[value='covered']");
  next.focus();
}

function drawPhoto(form, photo) {
  const line = copy("outbox-photo");
  const number = photos.indexOf(photo) + 1;
  const address = URL.createObjectURL(photo.file);
  const alt = part(line, "alt");
  part(line, "picture").src = address;
  part(line, "picture").addEventListener("error", (event) => (event.target.hidden = true));
  part(line, "number").textContent = `What does photo ${number} show?`;
  part(line, "number").htmlFor = alt.id = `outbox-alt-${photo.id}`;
  part(line, "which").textContent = ` photo ${number}`;
  alt.value = photo.alt;
  alt.addEventListener("input", () => {
    photo.alt = alt.value;
    keepTyped(form);
  });
  alt.addEventListener("keydown", (event) => onNext(form, event));
  part(line, "drop").addEventListener("click", () => {
    photos = photos.filter((other) => other !== photo);
    drawPhotos(form);
    keepChosen(form);
    form.elements.photos.focus();
  });
  return line;
}

const listOf = (form) => form.querySelector("[data-outbox-photos]");

function drawPhotos(form) {
  listOf(form).replaceChildren(...photos.map((photo) => drawPhoto(form, photo)));
  drawWays(form);
}

/** The ways to send it: with photos, what "Send covered" says too. */
function drawWays(form) {
  form.toggleAttribute("data-has-photos", photos.length > 0);
  for (const each of form.querySelectorAll("[data-with-photos]")) each.hidden = !photos.length;
  for (const each of form.querySelectorAll("[data-without-photos]")) each.hidden = Boolean(photos.length);
}

/** Make a photo ready to be sent, and keep it at once: making it smaller takes a phone a moment. */
async function addPhoto(form, file) {
  const small = await scaled(file, Number(form.elements.side.value));
  const photo = { id: crypto.randomUUID(), name: file.name, alt: "", file: small, sha256: await digest(small) };
  photos.push(photo);
  listOf(form).append(drawPhoto(form, photo));
  drawWays(form);
  await keepChosen(form);
  const isTyping = document.activeElement?.matches("textarea");
  if (!isTyping) listOf(form).querySelector("textarea:placeholder-shown")?.focus();
}

async function addAll(form, files) {
  const room = Math.max(Number(form.dataset.limit) - photos.length, 0);
  const [said, busy] = ["said", "busy"].map((name) => form.querySelector(`[data-outbox-${name}]`));
  said.textContent = "";
  for (const [number, file] of [...files].slice(0, room).entries()) {
    busy.textContent = `Getting photo ${number + 1} of ${Math.min(files.length, room)} ready.`;
    await addPhoto(form, file);
  }
  busy.textContent = "";
  said.textContent = files.length > room ? `A post can have up to ${form.dataset.limit} photos.` : "";
}

function noRoom(form) {
  form.querySelector("[data-outbox-busy]").textContent = "";
  form.querySelector("[data-outbox-said]").textContent = "Not kept: this device has no room left. What you wrote is still here.";
}

let adding = Promise.resolve();

/** One choice after the other; whoever sends meanwhile waits for it. */
function addPhotos(form, files) {
  adding = adding.then(() => addAll(form, files)).catch(() => noRoom(form));
  return adding;
}

function missing(form) {
  const { text } = form.elements;
  if (!text.value.trim()) return text;
  return [...form.querySelectorAll("[data-outbox-photos] textarea")].find((alt) => !alt.value.trim());
}

/** Say beside a field what is missing in it; without words, that nothing is. */
function tell(field, words) {
  const said = part(field.closest(".field"), "wrong");
  said.textContent = words;
  said.id ||= `${field.id}-wrong`;
  field.setAttribute("aria-invalid", String(Boolean(words)));
  const others = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== said.id);
  field.setAttribute("aria-describedby", [...others, ...(words ? [said.id] : [])].join(" "));
}

function tellMissing(form, field) {
  tell(field, field === form.elements.text ? "Please write a few words." : "Please say what this photo shows.");
  field.addEventListener("input", () => tell(field, ""), { once: true });
  field.focus();
}

let sending;

/** Once, however often the button is tapped. */
function send(form, vouched) {
  sending ??= sendOff(form, vouched).finally(() => (sending = undefined));
}

async function sendOff(form, vouched) {
  await adding;
  const field = missing(form);
  if (field) return tellMissing(form, field);
  const { text, trip, outside_purpose: outside } = form.elements;
  const { whose: account, school } = form.dataset;
  const key = crypto.randomUUID();
  const post = { key, account, school, text: text.value, trip: trip.value, outside: outside.checked, vouched };
  const rows = photos.map((photo, position) => ({ ...photo, key, position }));
  try {
    await keepPost({ ...post, count: rows.length, at: Date.now(), stage: "waiting" }, rows);
  } catch {
    return noRoom(form);
  }
  await Promise.all([composing(form), chosen(form)].map(async (name) => (await device()).delete("notes", name)));
  photos = [];
  form.reset();
  chooseSide(form);
  drawPhotos(form);
  text.dispatchEvent(new Event("input"));
  document.getElementById("outbox-title").focus();
  announce(); // also to the list on this page
  sendSoon();
}

/** Write on what was taken back from the list. */
export async function fill(form, post, rows) {
  const { text, trip, outside_purpose: outside } = form.elements;
  photos = rows.map(({ id, name, alt, file, sha256 }) => ({ id, name, alt, file, sha256 }));
  text.value = post.text;
  trip.value = post.trip;
  outside.checked = post.outside;
  await keepChosen(form);
  drawPhotos(form);
  text.dispatchEvent(new Event("input"));
  text.focus();
}

const chooseSide = ({ elements: { side } }) => (side.value = localStorage.getItem(SIDE) ?? side.value);

/** Put back what was typed and chosen before, on whatever page or day. Until then nobody can type. */
export async function restore(form) {
  const shared = await note("shared");
  const typed = (await note(composing(form))) ?? {};
  photos = ((await note(chosen(form))) ?? []).map((photo) => ({ ...photo, alt: typed.alts?.[photo.id] ?? photo.alt }));
  form.elements.text.value = typed.text ?? shared?.text ?? "";
  if (typed.trip !== undefined) form.elements.trip.value = typed.trip;
  form.elements.outside_purpose.checked = Boolean(typed.outside);
  chooseSide(form);
  form.elements.text.dispatchEvent(new Event("input"));
  drawPhotos(form);
}

async function takeShared(form) {
  const shared = await note("shared");
  if (!shared) return;
  await keepTyped(form);
  if (shared.photos.length) await addPhotos(form, shared.photos);
  await (await device()).delete("notes", "shared");
}

/** Keep what is typed and chosen from now on; done once photos that were shared from elsewhere are there. */
export function startForm(form) {
  form.addEventListener("input", () => keepTyped(form));
  form.elements.side.addEventListener("change", () => localStorage.setItem(SIDE, form.elements.side.value));
  form.elements.photos.addEventListener("change", async ({ target }) => {
    const files = [...target.files];
    target.value = "";
    await addPhotos(form, files);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, event.submitter?.value === "covered");
  });
  return takeShared(form);
}
