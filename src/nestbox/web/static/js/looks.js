// How an area of a photo looks, from the choice that is made for it in the list.

const NAMES = { adult: "Adult", "not a face": "No face", cover: "" };

/** `said` as a form says it; `shown`: it can be seen; `not`: somebody in it may not; `name` is written beside it. */
export function lookOf(area, option) {
  const words = option?.textContent.trim() ?? "stays covered";
  const said = option?.value.split(":").slice(1).join(":") ?? "cover";
  const isText = area.dataset.kind === "text";
  const seen = Boolean(option && "shown" in option.dataset);
  const denied = said.startsWith("child:") && !seen;
  const name = isText ? (area.dataset.name ?? "") : (NAMES[said] ?? words.split(" ")[0]);
  return {
    said,
    name,
    shown: seen && !isText,
    not: denied || (isText && !seen),
    isFace: !isText && said !== "not a face",
    words: `${area.dataset.label}: ${words}`,
  };
}

/** How many faces can be seen and how many not, in words. */
export function tally(looks) {
  const faces = looks.filter((look) => look.isFace);
  const seen = faces.filter((look) => look.shown).length;
  if (!faces.length) return "No faces here.";
  return `${seen} ${seen === 1 ? "face" : "faces"} can be seen, ${faces.length - seen} stay covered.`;
}
