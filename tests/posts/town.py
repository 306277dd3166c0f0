"""A town of two schools and a few people, for stories in which anything happens in any order."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache

from hypothesis import strategies as st

from nestbox.demo import cast
from nestbox.demo.cast import Member
from nestbox.demo.world import World, carer
from nestbox.errors import NestboxError
from nestbox.follows import actions as follows
from nestbox.jobs.inline import run_waiting
from nestbox.photos import accounting
from nestbox.photos import actions as photos
from nestbox.photos.accounting import Place, Word
from nestbox.photos.keeping import keep_processed
from nestbox.photos.pipeline import Processed, process
from nestbox.policy.facts import Says
from nestbox.policy.permissions import Role
from nestbox.policy.standing import Standing
from nestbox.posts import actions as posts
from nestbox.posts import drafts, holding
from nestbox.posts.drafts import Wording
from nestbox.schools import actions as schools
from tests.world import OTHER_ADMINISTRATOR, OTHER_TEACHER, hollybush, picture, redbourn

PEOPLE = (cast.FOLLOWER, cast.MOTHER, cast.PENDING, cast.GOVERNOR)
WITHOUT_SECOND_FACTOR = cast.GOVERNOR
EVERYBODY = (
    *PEOPLE,
    cast.TEACHER,
    cast.ADMINISTRATOR,
    cast.OFFICE_MANAGER,
    OTHER_TEACHER,
    OTHER_ADMINISTRATOR,
)

Step = tuple[str, int, int]

# What happens, to which person (or to the how-manieth post or comment), at which school.
_PERSONAL = (
    "asks",
    "is_approved",
    "follows",
    "is_refused",
    "is_ended",
    "unfollows",
    "gets_role",
    "loses_role",
)
_OF_POSTS = (
    "publishes",
    "publishes_photo",
    "shows_child",
    "leaves_draft",
    "comments",
    "names_a_child",
    "releases",
    "likes",
    "removes_post",
    "removes_comment",
    "withdraws",
    "covers_withdrawn",
)
steps: st.SearchStrategy[list[Step]] = st.lists(
    st.tuples(st.sampled_from(_PERSONAL + _OF_POSTS), st.integers(0, len(PEOPLE) - 1), st.integers(0, 1)),
    min_size=8,
    max_size=30,
)


@cache
def processed() -> Processed:
    """What the pipeline makes of a small picture: made once, for it costs a look for faces."""
    return process(picture())


@dataclass
class Town:
    """Two schools, and what has happened so far."""

    schools: tuple[World, World]
    requests: dict[tuple[Member, int], int] = field(default_factory=dict)
    follows_kept: dict[tuple[Member, int], int] = field(default_factory=dict)
    posts: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))
    pupils: dict[int, int] = field(default_factory=dict)
    comments_kept: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))

    def happens(self, story: Iterable[Step]) -> None:
        """Each step in turn. What the policy refuses does not happen."""
        for verb, number, school in story:
            with suppress(NestboxError, LookupError):
                getattr(self, verb)(number, school)

    def asks(self, number: int, school: int) -> None:
        person = PEOPLE[number]
        self.requests[person, school] = self.schools[school].asks(person)

    def is_approved(self, number: int, school: int) -> None:
        person = PEOPLE[number]
        self.follows_kept[person, school] = self.schools[school].approves(self.requests[person, school])

    def follows(self, number: int, school: int) -> None:
        self.asks(number, school)
        self.is_approved(number, school)

    def is_refused(self, number: int, school: int) -> None:
        self.schools[school].refuses(self.requests[PEOPLE[number], school])

    def is_ended(self, number: int, school: int) -> None:
        self.schools[school].ends(self.follows_kept[PEOPLE[number], school])

    def unfollows(self, number: int, school: int) -> None:
        world = self.schools[school]
        follows.unfollow(world.viewer(PEOPLE[number]), world.feed_id)

    def gets_role(self, number: int, school: int) -> None:
        world, role = self.schools[school], (Role.TEACHER, Role.OFFICE_MANAGER)[number % 2]
        schools.give_role(world.viewer(world.administrator), world.school_id, PEOPLE[number].email, role)

    def loses_role(self, number: int, school: int) -> None:
        self.schools[school].leaves_team(PEOPLE[number])

    def publishes(self, number: int, school: int) -> None:
        self.posts[school].append(self.schools[school].posts(f"News {number}."))

    def leaves_draft(self, number: int, school: int) -> int:
        world = self.schools[school]
        teacher = world.viewer(world.team[Role.TEACHER])
        wording = Wording("A photo.", None, outside_purpose_confirmed=True)
        draft_id = drafts.start(teacher, world.school_id, f"{len(self.posts[school])} {number}", wording)
        keep_processed(photos.receive(teacher, draft_id, picture(), "A picture."), processed())
        return draft_id

    def publishes_photo(self, number: int, school: int) -> None:
        world = self.schools[school]
        draft_id = self.leaves_draft(number + 100, school)
        self.posts[school].append(world.publishes(draft_id))

    def shows_child(self, number: int, school: int) -> None:
        """A photo in which one child has a place, or is just said to be."""
        world = self.schools[school]
        teacher = world.viewer(world.team[Role.TEACHER])
        draft_id, pupil_id = self.leaves_draft(number + 200, school), self._pupil(school)
        photo_id = drafts.draft(teacher, draft_id).photos[0].shown.id
        if number % 2:
            accounting.others(teacher, photo_id, {pupil_id})
        else:
            area_id = accounting.draw(teacher, photo_id, Place(0.2, 0.2, 0.4, 0.4))
            accounting.mark(teacher, photo_id, Word(area_id, Says.CHILD, pupil_id))
        self.posts[school].append(world.publishes(draft_id))

    def withdraws(self, number: int, school: int) -> None:
        self.schools[school].answers(self._pupil(school), Standing.WITHDRAWN)

    def covers_withdrawn(self, number: int, school: int) -> None:
        run_waiting()

    def _pupil(self, school: int) -> int:
        """The child in the photos, for whom consent was given at first."""
        if school not in self.pupils:
            self.pupils[school] = self.schools[school].child("Kit", "Rowan", 5)
            self.schools[school].answers(self.pupils[school])
        return self.pupils[school]

    def comments(self, number: int, school: int) -> None:
        world, post_id = self.schools[school], self.posts[school][-1]
        self.comments_kept[school].append(world.comments(PEOPLE[number], post_id, "Lovely."))

    def names_a_child(self, number: int, school: int) -> None:
        world, post_id = self.schools[school], self.posts[school][-1]
        self.comments_kept[school].append(world.comments(PEOPLE[number], post_id, "Is that Kim?"))

    def releases(self, number: int, school: int) -> None:
        world = self.schools[school]
        holding.release(world.viewer(world.administrator), self.comments_kept[school][-1 - number])

    def likes(self, number: int, school: int) -> None:
        self.schools[school].likes(PEOPLE[number], self.posts[school][-1])

    def removes_post(self, number: int, school: int) -> None:
        self._removes(school, self.posts[school][-1 - number])

    def removes_comment(self, number: int, school: int) -> None:
        self._removes(school, self.comments_kept[school][-1 - number])

    def _removes(self, school: int, post_id: int) -> None:
        world = self.schools[school]
        posts.remove(world.viewer(world.administrator), post_id, "A name.")


def found_town() -> Town:
    """Both schools with their teams; everybody is signed up, and on both rolls, and follows nothing yet."""
    town = Town((redbourn(), hollybush()))
    for person in PEOPLE:
        town.schools[0].signs_up(person)
        if person is not WITHOUT_SECOND_FACTOR:
            town.schools[0].secures(person)
        for world in town.schools:
            world.child("Kim", person.name.split()[-1], 5, carer(person))
    return town
