"""How well, and how fast, children's names are found: `python -m bench.names`."""

import time

from nestbox.policy.naming import find_names, index_of
from nestbox.policy.roll import Pupil
from tests.policy.spotting.held_out import rolls, score_in_contexts, scores
from tests.policy.spotting.judging import Score, corpus_score, innocent_sentences, named_sentences
from tests.policy.spotting.schools import SCHOOLS, score_of

ROLL = 2000
TRIED = 60


def main() -> None:
    """Print the figures of docs/decisions/names.md."""
    _print("corpus", corpus_score())
    for name, score in scores(TRIED).items():
        _print(name, score)
    contexts = score_in_contexts(TRIED)
    print(f"contexts     {contexts.names:5} names that are words, recall {contexts.recall:7.2%}")
    for school in SCHOOLS:
        _print(school, score_of(school))
    pupils = [pupil for roll in rolls().values() for pupil in roll][:ROLL]
    children = [Pupil(key, pupil.forename, pupil.surname) for key, pupil in enumerate(pupils)]
    begun = time.process_time()
    names = index_of(children)
    print(f"index of {len(children)} pupils: {time.process_time() - begun:.2f} s of CPU")
    texts = [sentence.text for sentence in named_sentences() + innocent_sentences()]
    begun = time.process_time()
    for text in texts:
        find_names(text, names)
    print(f"a post: {(time.process_time() - begun) * 1000 / len(texts):.2f} ms of CPU")


def _print(name: str, score: Score) -> None:
    print(
        f"{name:12} {score.names:5} names, recall {score.recall:7.2%}; {score.innocent} innocent sentences, "
        f"blocked {score.blocked_part:.2%}, of these beyond staff's word {len(score.beyond_staff)}"
    )


if __name__ == "__main__":
    main()
