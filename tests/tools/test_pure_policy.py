from pathlib import Path

import pytest

from tools.pure_policy import findings_in


def says(source: str) -> list[str]:
    return [finding.says for finding in findings_in(source, Path("clause.py"))]


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("import django", "django"),
        ("from django.utils import timezone", "django.utils"),
        ("from nestbox.errors import Refusal", "nestbox.errors"),
        ("from nestbox.policyholders import x", "nestbox.policyholders"),
        ("import os", "os"),
        ("def f():\n    import random", "random"),
        ("from .. import settings", ".."),
    ],
)
def test_what_reads_the_world_is_found(source: str, module: str) -> None:
    assert says(source) == [f"the policy is pure, {module} is not"]


@pytest.mark.parametrize(
    "source",
    ["from dataclasses import dataclass", "import tomllib", "from nestbox.policy.facts import Asking"],
)
def test_the_standard_library_and_the_policy_itself_are_pure(source: str) -> None:
    assert says(source) == []
