"""The school's written policy as pure functions: frozen facts in, a Decision out.

Standard library only. Importing the package registers every clause's functions.
"""

from nestbox.policy import (
    access,
    comments,
    consent,
    expiry,
    governance,
    length,
    likes,
    media,
    naming,
    purpose,
    requests,
    safety,
    trips,
)

__all__ = [
    "access",
    "comments",
    "consent",
    "expiry",
    "governance",
    "length",
    "likes",
    "media",
    "naming",
    "purpose",
    "requests",
    "safety",
    "trips",
]
