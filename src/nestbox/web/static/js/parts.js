// Lines made from a <template>, and what is in them by name: data-part="text".

export const part = (line, name) => line.querySelector(`[data-part="${name}"]`);
export const copy = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
