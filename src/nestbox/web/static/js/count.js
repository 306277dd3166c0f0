// Counting a text as people count it (LEN-1), the same as the server: Unicode graphemes, a link counts 23.
// The server's own count decides; this one helps while typing.

const LINK = /https?:\/\/[^\s<>"]+/gu;
const NEAR = 20;
const graphemes = "Segmenter" in Intl ? new Intl.Segmenter("en-GB", { granularity: "grapheme" }) : null;

function graphemeCount(text) {
  return graphemes ? [...graphemes.segment(text)].length : [...text].length;
}

/** How many characters `text` counts, each link counting `linkLength`. A new line counts one, however it is sent. */
export function count(text, linkLength = 23) {
  const plain = text.replace(/\r\n?/gu, "\n");
  const links = plain.match(LINK) ?? [];
  return plain.split(LINK).reduce((sum, part) => sum + graphemeCount(part), links.length * linkLength);
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
  const { seen, spoken } = display(textarea);
  let pause;
  const update = () => {
    const left = limit - count(textarea.value.trim());
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
