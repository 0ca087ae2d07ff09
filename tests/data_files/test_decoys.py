"""Names that only look like parties or places."""

import pytest

from kg.data.decoys import decoys, longest_decoy
from kg.data.parties import surfaces
from kg.data.places import region, venue


def test_kinds():
    assert set(decoys().values()) == {"waters", "press", "company", "institution", "sport", "phrase"}


def test_no_decoy_is_itself_a_party_or_a_place():
    for text in decoys():
        assert text not in surfaces()
        assert venue(text) is None
        assert region(text) is None


@pytest.mark.parametrize(
    ("text", "start", "count"),
    [
        ("the Washington Post said", 1, 2),
        ("the Gulf of Mexico", 1, 3),
        ("Washington said", 0, 0),
        ("South China Sea", 0, 3),
        ("South China Morning Post", 0, 4),
        ("washington post", 0, 0),
        ("a Moscow-based analyst", 1, 1),
    ],
)
def test_longest_decoy(text, start, count):
    assert longest_decoy(text.split(), start) == count
