"""`python -m nestbox.policy` prints the clause table that docs/policy.md and the README carry."""

import sys

from nestbox.policy.table import markdown

sys.stdout.write(f"{markdown()}\n")
