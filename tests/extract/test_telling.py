"""What an event's word says of whether its event was told before."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract import nlp
from kg.extract.scene import read_scene
from kg.extract.telling import Telling, telling_of
from kg.read import article_from_object


def _told(text: str, word: str) -> Telling:
    """Read how a word of a text, which is a trigger, introduces its event."""
    article = article_from_object({"id": "a", "title": "", "date": str(date(2014, 5, 6)), "text": text})
    ((article, paragraphs),) = nlp.parse_many([article], nlp.load())
    scene = read_scene(article, paragraphs)
    return next(
        telling_of(scene, sentence, trigger)
        for sentence in scene.sentences
        for trigger in sentence.triggers
        if scene.doc(trigger.paragraph)[trigger.head].text == word
    )


@pytest.mark.parametrize(
    ("text", "word", "determiner"),
    [
        ("The talks between Norway and Chad ended on Monday.", "talks", "known"),
        ("A meeting between Norway and Chad ended on Monday.", "meeting", "one"),
        ("Norway's talks with Chad ended on Monday.", "talks", "own"),
        ("Several meetings between Norway and Chad ended badly.", "meetings", "some"),
        ("No meeting between Norway and Chad is planned.", "meeting", "none"),
        ("Talks between Norway and Chad ended on Monday.", "Talks", "bare"),
        ("The king met the president of Chad on Monday.", "met", "verb"),
    ],
)
def test_the_article_tells_the_known_from_the_new(text: str, word: str, determiner: str) -> None:
    assert _told(text, word).determiner == determiner


@pytest.mark.parametrize(
    ("text", "word", "order"),
    [
        ("Norway and Chad held another meeting in Oslo.", "meeting", "anew"),
        ("The minister also met the president of Chad.", "met", "anew"),
        ("Separately, the king met the president of Chad.", "met", "anew"),
        ("Norway and Chad opened a second round of talks in Oslo.", "talks", "anew"),
        ("The previous meeting of Norway and Chad was in Oslo.", "meeting", "former"),
        ("The ministers will meet again in Oslo.", "meet", "again"),
        ("The upcoming talks between Norway and Chad are in Oslo.", "talks", "ahead"),
        ("The ministers of Norway and Chad met in Oslo.", "met", ""),
    ],
)
def test_the_order_of_one_among_several(text: str, word: str, order: str) -> None:
    assert _told(text, word).order == order


def test_number_tense_and_quotation() -> None:
    assert _told("The meetings between Norway and Chad were short.", "meetings").plural
    assert not _told("The meeting between Norway and Chad was short.", "meeting").plural
    assert _told("The ministers had met in Oslo before that.", "met").tense == "had"
    assert _told("The ministers of Norway and Chad met in Oslo.", "met").tense == "past"
    assert _told('"We met the president of Chad in Oslo," the minister said.', "met").quoted
    assert not _told('"A good day," said the minister, who met the president of Chad.', "met").quoted
