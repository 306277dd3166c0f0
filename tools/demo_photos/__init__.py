"""Draws the pictures of the demo's feed: `python -m tools.demo_photos`."""
