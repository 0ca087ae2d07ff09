"""How far along a clause puts its event, by the adjectives and clauses of its word and by what governs it."""

import pytest

from kg.extract import nlp
from kg.extract.phase import phase


@pytest.fixture(scope="module")
def parse():
    return nlp.load()


def of(parse, text: str) -> tuple[str, str]:
    """Read the word in capitals of a sentence."""
    word = next(w.strip(".,") for w in text.split() if w.strip(".,").isupper() and len(w) > 2)
    doc = parse(text.replace(word, word.lower()))
    return phase(next(token for token in doc if token.lower_ == word.lower()))


GOVERNED = [
    ("The ministers will MEET in Lisbon on Friday.", "will"),
    ("The ministers MET in Lisbon on Friday.", "past"),
    ("Portugal has cancelled TALKS with India.", "off"),
    ("Costa refused to MEET the Indian envoy.", "off"),
    ("Portugal broke off TALKS with India.", "off"),
    ("Costa decided against VISITING Delhi.", "off"),
    ("Costa deplored the cancellation of the MEETING.", "of:off"),
    ("Portugal called for direct TALKS with India.", "wish"),
    ("Costa invited Menon to VISIT Lisbon.", "wish"),
    ("Costa is ready to MEET Menon.", "wish"),
    ("Menon accepted an invitation to VISIT Lisbon.", "wish"),
    ("Costa is expected to MEET Menon on Friday.", "set"),
    ("Costa was to MEET Menon on Friday.", "set"),
    ("Costa was to have MET Menon on Friday.", "unmet"),
    ("Costa had been due to hold TALKS with Menon.", "unmet"),
    ("The MEETING had been due to open on Friday.", "unmet"),
    ("Costa had agreed to hold TALKS with Menon.", "set"),
    ("The TALKS are to be held in Lisbon.", "set"),
    ("The ministers continued TALKS in Lisbon.", "amid:past"),
    ("Costa agreed to hold TALKS with Menon.", "set"),
    ("Costa said she would VISIT Delhi if the dispute were settled.", "would"),
    ("Costa spoke to reporters after TALKS with Menon.", "back:past"),
    ("Costa will fly home before the SUMMIT.", "ahead:will"),
    ("Costa arrived in Delhi to MEET Menon.", "came:past"),
    ("Costa left for Delhi on Monday for TALKS with Menon.", "left:past"),
    ("The ministers began TALKS in Lisbon.", "start:past"),
]


@pytest.mark.parametrize(("text", "step"), GOVERNED)
def test_what_governs_a_word_says_how_far_along_its_event_is(parse, text, step):
    assert of(parse, text)[1] == step


OWN = [
    ("Costa spoke of a proposed MEETING with Menon.", "adj:wish"),
    ("Costa prepared the upcoming SUMMIT with Menon.", "adj:set"),
    ("Costa recalled the TALKS held in Lisbon with Menon.", "which:past"),
    ("Costa spoke of the TALKS scheduled for Monday.", "which:set"),
]


@pytest.mark.parametrize(("text", "own"), OWN)
def test_adjectives_and_clauses_of_its_own_say_it_as_well(parse, text, own):
    assert of(parse, text)[0] == own


def test_what_is_wished_for_on_an_occasion_is_not_the_occasion(parse):
    _, step = of(parse, "Costa will seek support for the plan during a VISIT to Delhi.")
    assert not step.endswith("wish")


def test_a_denial_is_not_what_it_denies(parse):
    assert of(parse, "Costa did not MEET Menon.")[1] == "not:past"
