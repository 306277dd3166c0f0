// A way to look at the password that one is typing: <button data-reveal="id of the input" hidden>.

function toggle(button, input) {
  const shown = input.type === "password";
  input.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", String(shown));
}

export function startPasswords(root) {
  for (const button of root.querySelectorAll("button[data-reveal][hidden]")) {
    const input = document.getElementById(button.dataset.reveal);
    if (!input) continue;
    button.hidden = false;
    button.addEventListener("click", () => toggle(button, input));
    input.form?.addEventListener("submit", () => (input.type = "password"));
  }
}
