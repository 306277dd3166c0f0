// Times as people say them: <time datetime="…" data-time> becomes "5 minutes ago"; the exact time stays in its title.

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;
const relative = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** `then` as said at `now` (both Date), or null where the date itself says it better. */
export function said(then, now) {
  const seconds = Math.round((now - then) / 1000);
  if (seconds < 0 || seconds >= DAY) return null;
  if (seconds < MINUTE) return "just now";
  if (seconds < HOUR) return relative.format(-Math.floor(seconds / MINUTE), "minute");
  return then.getDate() === now.getDate() ? `today, ${clock.format(then)}` : `yesterday, ${clock.format(then)}`;
}

function show(time) {
  const then = new Date(time.dateTime);
  if (Number.isNaN(then.getTime())) return;
  time.dataset.written ??= time.textContent;
  time.title = exact.format(then);
  time.textContent = said(then, new Date()) ?? time.dataset.written;
}

export function startTimes(root) {
  for (const time of root.querySelectorAll("time[data-time]")) show(time);
}

setInterval(() => document.hidden || startTimes(document), MINUTE * 1000);
