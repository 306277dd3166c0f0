// Choosing and sending photos. Without this module the same forms send them by themselves, without showing progress.
//
//   <form data-compose>                      is sent in place: what fails on the way loses neither words nor photos
//   <input type="file" data-previews="id">   shows in the list with that id what will be sent; data-limit: how many
//   <input type="file" data-photos="id">     is sent at once; the photos that it becomes join the list with that id
//   <progress hidden>                        in the form: how much has been sent

const WHOLE = 100;

function part(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function keep(input, files) {
  const kept = new DataTransfer();
  for (const file of files) kept.items.add(file);
  input.files = kept.files;
}

function preview(file, number, leaveOut) {
  const item = part("li", "preview");
  const image = part("img", "preview__image");
  const words = part("div", "preview__words");
  const button = part("button", "button button--plain button--small", "Leave out");
  image.alt = "";
  image.src = URL.createObjectURL(file);
  image.addEventListener("error", () => image.removeAttribute("src"), { once: true });
  button.type = "button";
  button.setAttribute("aria-label", `Leave out photo ${number}`);
  button.addEventListener("click", leaveOut);
  words.append(part("p", "preview__state", `Photo ${number}`), button);
  item.append(image, words);
  return item;
}

function startPreviews(input) {
  const list = document.getElementById(input.dataset.previews);
  const limit = Number(input.dataset.limit);
  let files = [];
  const show = () => {
    for (const image of list.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    keep(input, files);
    list.replaceChildren(...files.map((file, index) => preview(file, index + 1, () => leaveOut(file))));
  };
  const leaveOut = (file) => {
    files = files.filter((other) => other !== file);
    show();
    input.focus();
  };
  input.addEventListener("change", () => {
    files = [...files, ...input.files].slice(0, limit);
    show();
  });
}

function startPhotos(input) {
  const list = document.getElementById(input.dataset.photos);
  input.addEventListener("htmx:afterRequest", (event) => {
    if (event.target !== input || !event.detail.successful) return;
    const now = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    for (const photo of now.querySelectorAll("li[id]")) {
      if (document.getElementById(photo.id)) continue;
      list.append(photo);
      window.htmx.process(photo);
    }
    input.value = "";
    if (!now.querySelector(".chooser")) input.closest(".chooser").remove();
  });
}

function startProgress(form) {
  const progress = form.querySelector("progress");
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

function startOnce(root, name, start) {
  for (const input of root.querySelectorAll(`input[data-${name}]:not([data-started])`)) {
    input.dataset.started = "";
    start(input);
  }
}

/** Gives the forms and file inputs inside `root` what they can do beyond HTML. */
export function startCompose(root) {
  if (!window.htmx) return;
  for (const form of root.querySelectorAll("form[data-compose]:not([hx-boost])")) startForm(form);
  startOnce(root, "previews", startPreviews);
  startOnce(root, "photos", startPhotos);
}
