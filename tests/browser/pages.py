"""Every kind of page of the demonstration: whose it is, where one begins, which links lead there."""

from dataclasses import dataclass

from playwright.sync_api import Page

FOLLOWER, TEACHER, OFFICE = "Sam Okafor", "Tom Bryant", "Maggie Osei"
HEADTEACHER, ADMINISTRATOR = "Helen Whitcombe", "Alex Porter"


@dataclass(frozen=True)
class Place:
    """A page: ``who`` of the cast (nobody: signed out), ``path``, then the links by their names."""

    who: str
    path: str
    links: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " > ".join((self.who or "nobody", self.path, *self.links))

    def open(self, page: Page) -> None:
        """Go there."""
        page.goto(self.path)
        for link in self.links:
            page.get_by_role("link", name=link).first.click()


FEED = "/@PrimaryRedbourn/"
LAKES, VERULAMIUM = "Years 5 and 6 in the Lake District", "Year 5 in Roman Verulamium"
PLACES = (
    Place("", "/demo/"),
    Place("", "/account/login/"),
    Place("", "/account/signup/"),
    Place("", "/account/password/reset/"),
    Place("", "/account/password/reset/done/"),
    Place("", "/account/confirm-email/"),
    Place("", "/policy/"),
    Place("", "/offline/"),
    Place("", "/nowhere/"),
    Place(FOLLOWER, "/"),
    Place(FOLLOWER, "/?before=1"),
    Place(FOLLOWER, "/", ("Comments, ",)),
    Place(FOLLOWER, FEED),
    Place(FOLLOWER, f"{FEED}policy/"),
    Place(FOLLOWER, f"{FEED}leaving/"),
    Place(FOLLOWER, "/search/?q=redbourn"),
    Place(FOLLOWER, "/search/?q=nobody"),
    Place(FOLLOWER, "/notices/"),
    Place(FOLLOWER, "/me/"),
    Place(FOLLOWER, "/account/email/"),
    Place(FOLLOWER, "/account/2fa/"),
    Place(FOLLOWER, "/account/sessions/"),
    Place(FOLLOWER, "/account/logout/"),
    Place(FOLLOWER, FEED, (LAKES,)),
    Place(FOLLOWER, FEED, (VERULAMIUM, "The keepsake")),
    Place(FOLLOWER, "/consent/answers/"),
    Place(FOLLOWER, "/consent/"),
    Place(FOLLOWER, "/hashtags/"),
    Place(FOLLOWER, "/nowhere/"),
    Place("Kit Marlow", "/"),
    Place("Birt Rogers", FEED),
    Place("Dan Mercer", FEED),
    Place("Nina Kowalska", FEED),
    Place("Nina Kowalska", "/notices/"),
    Place(OFFICE, "/requests/"),
    Place(OFFICE, "/requests/", ("birtrogers@gmail.com",)),
    Place(OFFICE, "/requests/", ("lena@thefischers.org.uk",)),
    Place(OFFICE, "/requests/", ("marcus.hale@gmail.com",)),
    Place(OFFICE, "/requests/", ("dan.mercer@hotmail.com",)),
    Place(OFFICE, "/requests/together/"),
    Place(OFFICE, "/invitations/"),
    Place(OFFICE, "/followers/"),
    Place(OFFICE, "/followers/review/"),
    Place(OFFICE, "/roll/"),
    Place(OFFICE, "/roll/imports/"),
    Place(OFFICE, "/consents/"),
    Place(OFFICE, "/consents/", ("Ada Okafor",)),
    Place(OFFICE, "/consents/not-shown/"),
    Place(OFFICE, "/hashtags/paper/"),
    Place(HEADTEACHER, "/requests/", ("grace.whitfield@yahoo.co.uk",)),
    Place(TEACHER, "/compose/"),
    Place(TEACHER, "/outbox/"),
    Place(TEACHER, "/outbox/roster/"),
    Place(TEACHER, "/", (f"Today on the trip {LAKES}",)),
    Place(TEACHER, "/trips/"),
    Place(TEACHER, "/trips/", (f"Plan {LAKES}",)),
    Place(TEACHER, "/trips/", (f"Plan {LAKES}", "Children on it")),
    Place(TEACHER, "/compose/", ("Mia rang the bell",)),
    Place(HEADTEACHER, "/trips/download/"),
    Place(ADMINISTRATOR, "/", ("Remove this post",)),
    Place(ADMINISTRATOR, "/comments/held/"),
    Place(ADMINISTRATOR, "/team/"),
    Place(ADMINISTRATOR, "/values/"),
)
