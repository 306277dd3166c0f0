"""What axe finds on a page, on a phone and on a desktop, by day and by night."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OF_COLOURS = {
    "type": "rule",
    "values": ["color-contrast", "link-in-text-block"],
}  # nothing else differs by night
SIZES = ((390, 844), (1280, 900))
SCHEMES = {"light": EVERY_RULE, "dark": OF_COLOURS}
OPEN_ALL = "() => document.querySelectorAll('details').forEach((each) => { each.open = true; })"


def open_all(page: Page) -> None:
    """Open every part of the page that is closed at first."""
    page.evaluate(OPEN_ALL)


def violations(page: Page) -> dict[str, list[tuple[str, str]]]:
    """The broken rules and the elements that break them, for each size and colour scheme that has any.

    The page is as large afterwards as it was.
    """
    size = page.viewport_size
    open_all(page)
    page.emulate_media(reduced_motion="reduce")  # a colour on its way to another is neither
    found = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two that exist
            options = {"runOnly": rules, "resultTypes": ["violations"]}
            broken = Axe().run(page, options=options).response["violations"]
            found[f"{width} px, {scheme}"] = [
                (rule["id"], node["html"]) for rule in broken for node in rule["nodes"]
            ]
    if size is not None:
        page.set_viewport_size(size)
    return {variant: broken for variant, broken in found.items() if broken}
