"""People at their browsers: clients that are signed in as one of the cast, and what they read and type."""

import re
import time
from collections.abc import Callable
from typing import Any

from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client

from nestbox.accounts import reads as accounts
from nestbox.demo.cast import Member
from nestbox.jobs.inline import run_waiting

PASSWORD = "seven wet tents in a field"
NEWCOMER = "wren.calloway@gmail.com"

Answer = Any  # what Django's test client answers with: a response with more to it
Letters = Callable[[str], list[EmailMessage]]


def signed_in(member: Member) -> Client:
    """A browser in which the member has signed in."""
    client = Client()
    client.force_login(accounts.account(member.email))
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
    return client


def letters_to(address: str) -> list[EmailMessage]:
    """The worker sends what waits; all e-mails to the address so far."""
    run_waiting()
    return [message for message in mail.outbox if message.to == [address]]


def link_in(message: EmailMessage) -> str:
    """The path of the one link in an e-mail."""
    found = re.search(r"https?://[^/\s]+(/\S+)", str(message.body))
    assert found is not None, message.body
    return found[1]


def sign_up(client: Client, email: str = NEWCOMER, **other: str) -> Answer:
    """Somebody fills in the sign-up page."""
    form = {
        "name": "Wren Calloway",
        "email": email,
        "password1": PASSWORD,
        "old_enough": "on",
        "accept": "on",
    }
    kept = {name: value for name, value in (form | other).items() if value}
    return client.post("/account/signup/", kept)


def join(client: Client, email: str = NEWCOMER) -> None:
    """Somebody signs up and confirms the address with the link in the e-mail."""
    sign_up(client, email)
    client.post(link_in(letters_to(email)[-1]))


def sign_in(client: Client, email: str = NEWCOMER, password: str = PASSWORD, **other: str) -> Answer:
    """Somebody fills in the sign-in page."""
    return client.post("/account/login/", {"login": email, "password": password, **other})


def is_signed_in(client: Client) -> bool:
    """Whether the browser is still known."""
    return bool(client.get("/me/").status_code == 200)


def page(response: Answer) -> str:
    """The page as text, without what is different on every page: the token of its forms."""
    text: str = response.content.decode()
    return re.sub(r'(name="csrfmiddlewaretoken" value=")\w+', r"\1", text)


def body(response: Answer) -> bytes:
    """All of an answer, read to its end: a photo's file is closed by then."""
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)
