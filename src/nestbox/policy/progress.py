"""What the software does not do yet, clause by clause. Both lists may only shrink."""

NOT_YET_BUILT: dict[str, str] = {
    "PUR-2": "Nobody is reminded yet when a day of a trip passes without a post.",
    "NAM-1": "Texts are not yet checked against the roll for children's names.",
    "ACC-7": "There is no view for showing a child the feed yet.",
    "COM-3": "There is no way to raise a concern inside the feed yet; people write to the school.",
    "CON-1": "Consent is kept as imported, but decides nothing yet: it counts as refused for every child.",
    "SAF-4": "Hashtags are not yet held back, and agreements are not recorded.",
}

PARTLY_BUILT: dict[str, str] = {
    "GOV-1": "The reminders before the review date are missing.",
    "MED-1": "Videos are missing.",
    "REQ-1": "The Office Manager is told in the app and by email; push is missing.",
    "COM-4": "Removal works; holding and reporting comments are missing.",
    "CON-2": "Every face that is found is blurred; staff cannot yet say who may be shown.",
    "CON-3": "Faces are blurred; text and areas drawn by hand are missing.",
    "SAF-1": "There are no private messages at all; the automatic answer is missing.",
}
