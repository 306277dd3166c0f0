// Counting a text as people count it (LEN-1), the same as the server: Unicode graphemes, and a link counts the
// same however long it is.
// The server's own count decides; this one helps while typing.
//
//   <textarea data-count-limit="140" data-link-length="23">

const LINK = /https?:\/\/[^\s<>"]+/gu;
const CONTROLS = /(?!\n)[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2066-\u2069]/gu;
const AROUND = /^\p{White_Space}+|\p{White_Space}+$/gu;
const VISIBLE = /[^\p{Z}\p{C}\p{M}]/u;
const NEAR = 20;
const graphemes = "Segmenter" in Intl ? new Intl.Segmenter("en-GB", { granularity: "grapheme" }) : null;

function graphemeCount(text) {
  return graphemes ? [...graphemes.segment(text)].length : [...text].length;
}

/** What the server keeps of what was typed, so that nothing is counted which is not kept. */
export function tidy(text) {
  const kept = text.replace(/\r\n?/gu, "\n").replace(/\t/gu, " ").replace(CONTROLS, "");
  return VISIBLE.test(kept) ? kept.replace(/\n{3,}/gu, "\n\n").normalize("NFC").replace(AROUND, "") : "";
}

/** How many characters `text` counts, each link counting `linkLength`. */
export function count(text, linkLength) {
  const links = text.match(LINK) ?? [];
  return text.split(LINK).reduce((sum, part) => sum + graphemeCount(part), links.length * linkLength);
}

/** What to say of `left` characters: to be seen always, to be spoken only near the limit. */
export function sentence(left) {
  if (left < 0) return `${-left} over the limit`;
  return left === 1 ? "1 character left" : `${left} characters left`;
}

function display(after) {
  const seen = document.createElement("span");
  const spoken = document.createElement("span");
  seen.className = "field__count";
  seen.setAttribute("aria-hidden", "true");
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  after.after(seen, spoken);
  return { seen, spoken };
}

function watch(textarea) {
  const limit = Number(textarea.dataset.countLimit);
  const linkLength = Number(textarea.dataset.linkLength);
  const { seen, spoken } = display(textarea);
  let pause;
  const update = () => {
    const left = limit - count(tidy(textarea.value), linkLength);
    seen.textContent = left < 0 ? sentence(left) : String(left);
    seen.classList.toggle("is-near", left >= 0 && left <= NEAR);
    seen.classList.toggle("is-over", left < 0);
    clearTimeout(pause);
    pause = setTimeout(() => (spoken.textContent = left <= NEAR ? sentence(left) : ""), 700);
  };
  textarea.addEventListener("input", update);
  textarea.form?.addEventListener("reset", () => setTimeout(update));
  update();
}

export function startCounters(root) {
  for (const textarea of root.querySelectorAll("textarea[data-count-limit]:not([data-counting])")) {
    textarea.dataset.counting = "";
    watch(textarea);
  }
}
