"""Spotting the names of a roll in a text, however they are written. ``policy.naming`` is its front door."""
