// The list in the outbox: what waits, is being sent, is in, or has come back.
//
//   <ol data-outbox-list>
//   <template id="outbox-post">   one line of it

import { sendSoon } from "./app.js";
import { dropPost, photosOf, postsOf } from "./device.js";
import { fill } from "./parcel.js";
import { copy, part } from "./parts.js";
import { isWaiting } from "./sending.js";

const clock = new Intl.DateTimeFormat("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit" });

const SAID = {
  waiting: "Waiting for a signal",
  sending: "Sending",
  "looked at": "It is all there. Faces are being covered.",
  published: "Published",
  "given back": "Not published yet: it waits for you as a draft.",
  gone: "Thrown away",
  stopped: "The school does not take it. Please copy your words, then write to the office.",
};

function findings(post) {
  const found = [...post.said.findings.map(({ why }) => why), ...post.said.uploads.map(({ refusal }) => refusal)];
  const lines = [...new Set(found.filter(Boolean))];
  return post.stage === "given back" && !lines.length ? ["Please look at the photos, then publish."] : lines;
}

async function progress(line, post) {
  const all = await photosOf(post.key);
  const total = all.reduce((sum, { file }) => sum + file.size, 0);
  const bar = part(line, "progress");
  bar.hidden = post.stage !== "sending" || !total;
  bar.value = total ? all.reduce((sum, { offset = 0 }) => sum + offset, 0) / total : 0;
}

async function takeBack(post) {
  await fill(document.querySelector("form[data-outbox]"), post, await photosOf(post.key));
  await dropPost(post.key);
  return draw(post.account);
}

function actions(line, post) {
  const waits = post.stage === "waiting";
  part(line, "back").hidden = !(waits && !post.tries && !post.said);
  part(line, "now").hidden = !waits;
  part(line, "hide").hidden = isWaiting(post);
  part(line, "open").hidden = !["published", "given back"].includes(post.stage);
  part(line, "open").href = post.said?.post ? `/posts/${post.said.post}/` : `/drafts/${post.said?.draft}/`;
  part(line, "open").textContent = post.stage === "published" ? "See the post" : "Open the draft";
  part(line, "back").addEventListener("click", () => takeBack(post));
  part(line, "now").addEventListener("click", () => sendSoon());
  part(line, "hide").addEventListener("click", async () => {
    await dropPost(post.key);
    await draw(post.account);
    document.getElementById("outbox-title").focus();
  });
}

async function drawPost(post) {
  const line = copy("outbox-post");
  Object.assign(line.dataset, { key: post.key, state: post.stage });
  part(line, "text").textContent = post.text;
  const many = post.count === 1 ? "1 photo" : `${post.count} photos`;
  part(line, "at").textContent = [clock.format(new Date(post.at)), ...(post.count ? [many] : [])].join(" · ");
  part(line, "state").textContent = SAID[post.stage];
  const lines = post.said ? findings(post) : [];
  part(line, "findings").replaceChildren(...lines.map((why) => Object.assign(document.createElement("li"), { textContent: why })));
  actions(line, post);
  await progress(line, post);
  return line;
}

let drawing = Promise.resolve();

/** The list anew; a button that has the focus keeps it. */
export function draw(account) {
  drawing = drawing.then(async () => {
    const list = document.querySelector("[data-outbox-list]");
    const posts = (await postsOf(account)).reverse();
    const lines = await Promise.all(posts.map(drawPost));
    const focused = list.querySelector(":focus");
    list.replaceChildren(...lines);
    document.getElementById("outbox-empty").hidden = posts.length > 0;
    const again = focused && lines.find(({ dataset }) => dataset.key === focused.closest("li").dataset.key);
    if (again) part(again, focused.dataset.part)?.focus();
    speak(posts);
  });
  return drawing;
}

let spoken = "";

function speak(posts) {
  const [newest] = posts;
  const words = newest ? SAID[newest.stage] : "";
  if (words !== spoken) document.getElementById("outbox-said").textContent = spoken = words;
}
