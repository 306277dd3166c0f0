"""Whatever happens, in whatever order, whoever dies: nobody sees a child who may not be shown (CON-2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from pytest_django import Settings

from nestbox.demo.world import World
from nestbox.photos import keeping
from nestbox.policy import standing
from nestbox.policy.facts import Says
from nestbox.policy.standing import Purpose, Standing
from tests.posts import consent_town
from tests.posts.class_photo import Person, fake_the_network
from tests.posts.consent_holes import HOLES, Plant, hiding_is_forgotten, story
from tests.posts.consent_town import CHILDREN, Mortal, Town
from tests.posts.seen import WHOLE_CLASS

children = st.sampled_from(CHILDREN)
voices = st.sampled_from(["Nora", "Paul", ""])
carers = st.sampled_from(["Nora", "Paul"])
groups = st.lists(st.sampled_from([*CHILDREN, *Person]), min_size=1, max_size=3)
answers = st.sampled_from(
    [Standing.GIVEN, Standing.GIVEN, Standing.GIVEN, Standing.REFUSED, Standing.WITHDRAWN]
)
MOST_PHOTOS = 3


class Machine(Town, RuleBasedStateMachine):
    """The town, with anything happening at any time."""

    def __init__(self) -> None:
        self.scene = transaction.atomic()
        self.scene.__enter__()
        RuleBasedStateMachine.__init__(self)
        Town.__init__(self)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.scene.__exit__(None, None, None)

    def _any(self, number: int) -> consent_town.Sent | None:
        return self.sent[number % len(self.sent)] if self.sent else None

    @initialize(people=groups, asked=st.sets(children))
    def a_photo_is_in_the_feed(self, people: list[Person], asked: set[Person]) -> None:
        for child in CHILDREN:
            self.says(child, Standing.GIVEN, "Nora" if child in asked else "")
        self.goes_into_the_feed(people)

    @rule(people=groups)
    def goes_into_the_feed(self, people: list[Person]) -> None:
        if len(self.sent) >= MOST_PHOTOS:
            return
        self.sends(people)
        self.worker_does_all()
        photo = self.sent[-1]
        self.accounts_for(photo, range(len(people)))
        self.worker_does_all()
        self.looks_at(photo)
        self.publishes(photo)

    @rule(people=groups)
    def staff_send(self, people: list[Person]) -> None:
        if len(self.sent) < MOST_PHOTOS:
            self.sends(people)

    @rule(
        number=st.integers(0, 2),
        places=st.sets(st.integers(0, 2)),
        cover=st.sampled_from([False] * 3 + [True]),
    )
    def staff_account_for(self, number: int, places: set[int], cover: bool) -> None:
        if photo := self._any(number):
            self.accounts_for(photo, places, Says.COVER if cover else Says.CHILD)

    @rule(number=st.integers(0, 2))
    def staff_look(self, number: int) -> None:
        if photo := self._any(number):
            self.looks_at(photo)

    @rule(number=st.integers(0, 2))
    def staff_publish(self, number: int) -> None:
        if photo := self._any(number):
            self.publishes(photo)

    @rule(number=st.integers(0, 2))
    def staff_remove(self, number: int) -> None:
        if photo := self._any(number):
            self.removes(photo)

    @rule(child=children, answer=answers, voice=voices, days=st.sampled_from([None, 0, 1, 2]))
    def somebody_says(self, child: Person, answer: Standing, voice: str, days: int | None) -> None:
        self.says(child, answer, voice, days)

    @rule(child=children, answer=answers, voice=voices)
    def somebody_says_of_the_class(self, child: Person, answer: Standing, voice: str) -> None:
        self.says(child, answer, voice, purpose=Purpose.WHOLE_CLASS)

    @rule(child=children, voice=carers, yes=st.booleans())
    def responsibility_changes(self, child: Person, voice: str, yes: bool) -> None:
        self.roll_says(child, voice, responsible=yes)

    @rule(child=children, voice=carers, yes=st.booleans())
    def contact_changes(self, child: Person, voice: str, yes: bool) -> None:
        self.roll_restricts(child, voice, restricted=yes)

    @rule(days=st.integers(1, 2))
    def time_passes(self, days: int) -> None:
        self.days_pass(days)

    @rule()
    def a_night(self) -> None:
        self.night()

    @rule(forgets=st.booleans())
    def a_job_is_done(self, forgets: bool) -> None:
        self.worker(forgets=forgets)

    @rule()
    def every_job_is_done(self) -> None:
        self.worker_does_all()

    @rule(files=st.integers(1, 9))
    def the_worker_dies(self, files: int) -> None:
        self.worker(dies_after=files)

    @rule(number=st.integers(0, 2))
    def a_slow_worker_begins(self, number: int) -> None:
        if photo := self._any(number):
            self.worker_begins(photo)

    @rule()
    def the_slow_worker_ends(self) -> None:
        self.worker_ends()

    @rule()
    def all_settles(self) -> None:
        self.settles()

    @invariant()
    def nobody_sees_whom_they_may_not(self) -> None:
        self.check()


@pytest.fixture
def town(world: World, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> type[Machine]:
    memory = {"BACKEND": "tests.posts.consent_town.Memory"}
    settings.STORAGES = {**settings.STORAGES, "default": memory, "quarantine": memory}
    fake_the_network(monkeypatch)
    monkeypatch.setattr(standing, "WHOLE_CLASS_FROM", WHOLE_CLASS)
    waiting: list[Callable[[], object]] = []
    monkeypatch.setattr(transaction, "on_commit", waiting.append)
    storage = Mortal()
    monkeypatch.setattr(keeping, "default_storage", storage)
    consent_town.found(world)
    return type("Here", (Machine,), {"world": world, "after_commit": waiting, "storage": storage})


def run(machine: type[Machine], **options: Any) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            stateful_step_count=16, suppress_health_check=list(HealthCheck), deadline=None, **options
        ),
    )


@pytest.mark.clause("CON-1")
@pytest.mark.clause("CON-2")
@pytest.mark.clause("CON-3")
def test_no_child_without_consent_is_ever_seen(town: type[Machine]) -> None:
    run(town, max_examples=max(12, settings().max_examples // 8))


# The test finds holes


@pytest.mark.once
def test_the_story_of_the_holes_is_a_good_one(town: type[Machine]) -> None:
    with transaction.atomic():
        story(_plain(town))
        transaction.set_rollback(True)


def _plain(machine: type[Machine]) -> Town:
    """The town of a machine without its dice."""
    parts = {key: getattr(machine, key) for key in ("world", "after_commit", "storage")}
    plain: Town = type("Plain", (Town,), parts)()
    return plain


@pytest.mark.once
@pytest.mark.parametrize("plant", HOLES)
def test_a_planted_hole_is_found(town: type[Machine], monkeypatch: pytest.MonkeyPatch, plant: Plant) -> None:
    plant(monkeypatch)
    with transaction.atomic():
        with pytest.raises((AssertionError, IntegrityError)):  # the database itself refuses one of them
            story(_plain(town))
        transaction.set_rollback(True)


@pytest.mark.once
def test_a_planted_hole_is_found_by_chance_too(town: type[Machine], monkeypatch: pytest.MonkeyPatch) -> None:
    hiding_is_forgotten(monkeypatch)
    with pytest.raises(AssertionError):
        run(town, max_examples=60, phases=[Phase.generate], derandomize=True, database=None)
