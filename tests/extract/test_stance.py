"""Where actors stand to an event: who takes part, who only tells, for whom it is only before or after."""

from __future__ import annotations

import pytest

from kg.extract import nlp
from kg.extract.stance import stance, stances
from kg.extract.subset import best_size


@pytest.mark.parametrize(
    ("text", "event", "actor", "expected"),
    [
        ("Virtanen attended the summit.", "summit", "Virtanen", "subj:part"),
        ("Virtanen will travel to Oslo to attend the summit.", "summit", "Virtanen", "subj:part"),
        ("Virtanen informed Berg about progress in the talks.", "talks", "Virtanen", "subj:topic"),
        ("Virtanen called Berg ahead of the summit.", "summit", "Virtanen", "subj:aside"),
        ("Virtanen met Berg on the sidelines of the summit.", "summit", "Virtanen", "subj:margin"),
        ("Virtanen said that Berg would meet Hagen.", "meet", "Virtanen", "subj:said"),
        ("Virtanen said that Berg would meet Hagen.", "meet", "Berg", "subj:self"),
        ("Virtanen travelled to Oslo, joined by Berg.", "travelled", "Berg", "joined:subj:self"),
    ],
)
def test_the_words_between_tell_where_an_actor_stands(text: str, event: str, actor: str, expected: str) -> None:
    doc = nlp.load()(text)
    trigger, who = (next(t for t in doc if t.text == word) for word in (event, actor))
    assert stance(who, stances(trigger)) == expected


@pytest.mark.parametrize(
    ("chances", "nothing", "expected"),
    [([0.9, 0.8], 0.05, 2), ([0.45, 0.45], 0.3, 2), ([0.3], 0.7, 0), ([0.9, 0.1], 0.05, 1), ([], 1.0, 0)],
)
def test_as_many_are_taken_as_are_likely_right_together(chances: list[float], nothing: float, expected: int) -> None:
    assert best_size(chances, nothing) == expected
