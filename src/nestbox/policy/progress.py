"""What the software does not do yet, clause by clause. Both lists may only shrink."""

NOT_YET_BUILT: dict[str, str] = {
    "ACC-7": "There is no view for showing a child the feed yet.",
    "COM-3": "There is no way to raise a concern inside the feed yet; people write to the school.",
}

PARTLY_BUILT: dict[str, str] = {
    "MED-1": "Videos are missing.",
    "REQ-1": "The Office Manager is told in the app and by email; push is missing.",
    "COM-4": "Comments are held and removed; reporting them is missing.",
    "SAF-1": "There are no private messages at all; the automatic answer is missing.",
}
