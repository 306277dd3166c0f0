"""The systems' words for a relationship, in the words that `nestbox.policy.access` judges by.

Only what means exactly the same is translated. Any other word stays as it is written, and is read as a
relative's. The codes of three letters are those of the DfE's common basic data set.
"""

from nestbox.roll.files.rows import folded

SAME = {
    "mother": (
        "mum", "mam", "mom", "mummy", "pam", "birth mother", "natural mother", "biological mother",
    ),
    "father": ("dad", "daddy", "paf", "birth father", "natural father", "biological father"),
    "parent": (
        "par", "parents", "parent/carer", "parent / carer", "parent or carer", "birth parent",
        "natural parent",
    ),
    "carer": ("car", "main carer", "primary carer", "principal carer"),
    "guardian": (
        "gua", "legal guardian", "special guardian", "parent/guardian", "parent / guardian",
        "parent or guardian", "carer/guardian",
    ),
    "step-mother": ("stm", "stepmum", "step mother", "step mum", "step-mum"),
    "step-father": ("stf", "stepdad", "step father", "step dad", "step-dad"),
    "step-parent": ("stp", "step parent"),
    "foster mother": ("fom", "foster mum"),
    "foster father": ("fof", "foster dad"),
    "foster parent": ("fop",),
    "foster carer": ("fostercarer",),
    "adoptive mother": ("adopted mother", "adoptive mum"),
    "adoptive father": ("adopted father", "adoptive dad"),
    "childminder": ("chm",),
    "other family member": ("fam",),
    "grandparent": ("gpa",),
    "other contact": ("otc", "oth"),
    "other relative": ("rel",),
    "religious contact": ("rlg",),
    "social worker": ("swr",),
    "teacher": ("tch",),
    "doctor": ("doc",),
}  # fmt: skip
MEANT = {word: meant for meant, words in SAME.items() for word in words}
MEANINGS = frozenset(SAME)


def relationship(text: str) -> str:
    """The relationship in the policy's word where it has the same one; otherwise as the roll writes it."""
    word = folded(text)
    if word in MEANINGS:
        return word
    return MEANT.get(word, text)
