// What every page gets. Each module does nothing where its elements are absent.

import { startAccounting } from "./accounting.js";
import { startApp } from "./app.js";
import { startBack } from "./back.js";
import { startCompose } from "./compose.js";
import { startCounters } from "./count.js";
import { startDrops } from "./drop.js";
import { startLightbox } from "./lightbox.js";
import { startOutbox } from "./outbox.js";
import { startPasswords } from "./password.js";
import { startStatus } from "./status.js";
import { startTimes } from "./time.js";

function start(root) {
  startAccounting(root);
  startCompose(root);
  startCounters(root);
  startPasswords(root);
  startTimes(root);
}

document.documentElement.classList.add("has-js");
start(document);
startApp(document);
startBack(document);
startDrops(document);
startLightbox(document);
startOutbox(document);
startStatus(document);
document.addEventListener("htmx:load", (event) => start(event.detail.elt));
