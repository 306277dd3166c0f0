// Whoever leaves a screen waits for what is on its way; what is left is sent with the form, and nothing besides.

const FIELDS = ["mark", "other", "others", "was", "known"];

/** `saving` has send(), and said(): the fields that were not sent yet. */
export function sendBeforeLeaving(form, saving) {
  form.addEventListener("htmx:confirm", (event) => {
    if (event.target !== form) return;
    event.preventDefault();
    saving.send().then(() => event.detail.issueRequest(true));
  });
  form.addEventListener("htmx:configRequest", (event) => {
    const data = event.detail.formData;
    for (const name of FIELDS) data.delete(name);
    for (const [name, value] of saving.said()) data.append(name, value);
  });
}
