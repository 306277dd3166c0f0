// What was said last, and beside it how far it has come: two parts, so that a screen reader hears each once.

export class Told {
  constructor(element) {
    this.element = element;
    [this.words, this.how] = element.querySelectorAll("span");
  }

  say(words, wrong = false) {
    this.words.textContent = words;
    this.how.textContent = "";
    this.element.classList.toggle("is-wrong", wrong);
  }

  state(words, wrong = false) {
    if (this.how.textContent !== words) this.how.textContent = words;
    this.element.classList.toggle("is-wrong", wrong);
  }
}
