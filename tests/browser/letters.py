"""E-mails as they leave: files in the data folder, written by the worker."""

import re
import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

LONGEST = 30.0  # seconds until the worker has written it


def letters(mail: Path, address: str) -> list[EmailMessage]:
    """Every e-mail to ``address`` so far, the oldest first."""
    files = sorted(mail.glob("*"), key=lambda file: file.stat().st_mtime_ns)
    parsed = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    return [letter for letter in parsed if letter["To"].lower() == address.lower()]


def letter(mail: Path, address: str, words: str) -> str:
    """The text of the e-mail to ``address`` that holds ``words`` in its subject or its text."""
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        for found in letters(mail, address):
            text = found.get_content()
            if words in f"{found['Subject']}\n{text}":
                return str(text)
        time.sleep(0.1)
    pytest.fail(f"no e-mail to {address} with: {words}")


def link(text: str) -> str:
    """The one address in an e-mail."""
    found = re.search(r"https?://\S+", text)
    assert found is not None, text
    return found[0]
