// Writing a post. Without this module the same forms send themselves, without showing progress.
//
//   <form data-compose>                is sent in place: what fails on the way loses neither words nor photos
//   <input type="file" data-begins>    in it: choosing photos begins the draft, where they are sent one by one
//   <progress hidden>                  in the form: how much has been sent

import { startKeeping } from "./autosave.js";
import { sendLater, startUploads } from "./upload.js";

const WHOLE = 100;

function startProgress(form) {
  const progress = form.querySelector("progress[hidden]");
  if (!progress) return;
  form.addEventListener("htmx:xhr:progress", ({ detail }) => {
    if (!detail.lengthComputable || !form.querySelector(".htmx-request, [disabled]")) return;
    progress.value = (WHOLE * detail.loaded) / detail.total;
    progress.hidden = false;
  });
  form.addEventListener("htmx:afterRequest", () => (progress.hidden = true));
}

function startForm(form) {
  // A boosted form is answered with a whole page, so it must not ask for a part of one.
  form.addEventListener("htmx:configRequest", ({ detail }) => detail.boosted && delete detail.headers["HX-Request"]);
  form.setAttribute("hx-boost", "true");
  window.htmx.process(form);
  startProgress(form);
}

function startBeginning(input) {
  input.addEventListener("change", () => {
    if (!input.files.length) return; // the choice was cancelled
    sendLater([...input.files]);
    input.value = "";
    input.form.querySelector("button[value='save']").click();
  });
}

// A link to a field puts the cursor into it; without this module it only scrolls there.
function startFocusing(link) {
  link.addEventListener("click", (event) => {
    const field = link.hash && link.pathname === location.pathname && document.querySelector(link.hash);
    if (!field?.matches("textarea, input, select")) return;
    event.preventDefault();
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  });
}

/** Gives the forms and file inputs inside `root` what they can do beyond HTML. */
export function startCompose(root) {
  if (!window.htmx) return;
  for (const form of root.querySelectorAll("form[data-compose]:not([hx-boost])")) startForm(form);
  for (const input of root.querySelectorAll("input[data-begins]:not([data-started])")) {
    input.dataset.started = "";
    startBeginning(input);
  }
  for (const link of root.querySelectorAll("a[data-focus]:not([data-started])")) {
    link.dataset.started = "";
    startFocusing(link);
  }
  startKeeping(root);
  startUploads(root);
}
