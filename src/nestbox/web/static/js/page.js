// What every page gets. Each module does nothing where its elements are absent.

import { startBack } from "./back.js";
import { startCompose } from "./compose.js";
import { startCounters } from "./count.js";
import { startLightbox } from "./lightbox.js";
import { startPasswords } from "./password.js";
import { startStatus } from "./status.js";
import { startTimes } from "./time.js";

function start(root) {
  startCompose(root);
  startCounters(root);
  startPasswords(root);
  startTimes(root);
}

document.documentElement.classList.add("has-js");
start(document);
startBack(document);
startLightbox(document);
startStatus(document);
document.addEventListener("htmx:load", (event) => start(event.detail.elt));
