"""What is told beside an event's slots: process and round, topic, on whose word, and from which day it was moved."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract import extract
from kg.model import Article, Event

DAY = date(2022, 10, 11)  # a Tuesday
MET = "Foreign Minister Ana Costa of Portugal met Indian Foreign Minister Ravi Menon in Lisbon on Monday"


def only(text: str) -> Event:
    events = extract(Article("own", "", text, DAY))
    assert events, "no event"
    return max(events, key=lambda e: e.confidence)


ROUNDS = [
    (
        "Russia and the U.S. will hold the third round of the Strategic Security Dialogue in Geneva on October 20.",
        "Strategic Security Dialogue",
        3,
    ),
    (
        "U.S. Deputy Secretary of State Wendy Hall and Russian Deputy Foreign Minister Pavel Orlov met in Geneva on "
        "Monday for the second session of the U.S.-Russia Strategic Stability Dialogue.",
        "Strategic Stability Dialogue",
        2,
    ),
    (
        "Envoys of Syria and Turkey opened a fourth round of talks in the Kazakh capital on Monday as part of the "
        "Astana process.",
        "Astana Process",
        4,
    ),
    ("Iran and the United States concluded the fifth round of the Geneva talks on Monday.", "Geneva Talks", 5),
    (
        "North Korea and the United States returned to the six-party talks in Beijing on Monday.",
        "Six-Party Talks",
        None,
    ),
    (
        "The leaders of Russia, Ukraine, Germany and France met in Paris on Monday in the Normandy format.",
        "Normandy Format",
        None,
    ),
    (
        "The 12th meeting of the Joint Economic Commission of India and Portugal was held in Lisbon on Monday.",
        "Joint Economic Commission",
        12,
    ),
    ("Envoys met in Brussels on Monday for a meeting of the NATO-Russia Council.", "NATO-Russia Council", None),
    ("Iran and Norway held the first and second rounds of their talks in Muscat on Monday.", None, None),
    ("Russia and Ukraine held a new round of talks in Istanbul on Monday.", None, None),
    ("The two talks between Iran and Norway in Muscat on Monday ended early.", None, None),
    (MET + ".", None, None),
]


@pytest.mark.parametrize(("text", "process", "turn"), ROUNDS)
def test_process_and_round(text: str, process: str | None, turn: int | None) -> None:
    event = only(text)
    assert (event.process, event.round) == (process, turn)


TOPICS = [
    ("Ethiopia and Egypt held talks in Cairo on Monday on the filling of the Nile dam.", "filling of the Nile dam"),
    (MET + " to discuss trade and fisheries.", "trade and fisheries"),
    ("Ethiopia and Egypt held talks in Cairo on Monday about the war in Sudan.", "war in Sudan"),
    ("Ethiopia and Egypt held talks in Cairo on Monday.", None),
    (MET + " on the sidelines of a conference.", None),
]


@pytest.mark.parametrize(("text", "topic"), TOPICS)
def test_topic(text: str, topic: str | None) -> None:
    assert only(text).topic == topic


VOICES = [
    (MET + ", Interfax reported.", "Interfax"),
    ("Interfax reported that " + MET + ".", "Interfax"),
    (MET + ", the Indian foreign ministry said on Tuesday.", "Indian foreign ministry"),
    (
        "Foreign Minister Pavel Orlov said he had met Foreign Minister Ana Costa of Portugal in Lisbon on Monday.",
        "Pavel Orlov",
    ),
    ("According to the Indian foreign ministry, " + MET + ".", "Indian foreign ministry"),
    ("The ministry announced talks between Portugal and India in Lisbon on October 20.", "ministry"),
    (MET + ".", None),
    (MET + " and said that they were content.", None),
]


@pytest.mark.parametrize(("text", "voice"), VOICES)
def test_according_to(text: str, voice: str | None) -> None:
    assert only(text).according_to == voice


NAMED = "The meeting of Foreign Minister Ana Costa of Portugal with Indian Foreign Minister Ravi Menon"
MOVED = [
    (NAMED + " has been moved from October 12 to October 20.", 12, 20),
    (NAMED + " that was due in Lisbon on Wednesday has been postponed to October 20.", 12, 20),
    ("Iraqi President Ali Hassan has put off his visit to Jordan from October 12 to October 20.", 12, 20),
    (
        "Foreign Minister Ana Costa of Portugal will meet Indian Foreign Minister Ravi Menon in Lisbon on October 20. "
        "The meeting had originally been scheduled for October 12.",
        12,
        20,
    ),
    ("Talks between Portugal and India in Lisbon were rescheduled for October 20, Interfax reported.", None, 20),
    ("Ana Costa, president of Portugal, will visit India from October 12 to October 20.", None, 12),
    (MET + ".", None, 10),
]


@pytest.mark.parametrize(("text", "old", "new"), MOVED)
def test_moved_from_one_day_to_another(text: str, old: int | None, new: int) -> None:
    event = only(text)
    former = event.formerly.start if event.formerly else None
    assert former == (date(2022, 10, old) if old else None)
    assert event.when is not None
    assert event.when.start == date(2022, 10, new)


def test_words_of_the_article_support_what_is_told() -> None:
    text = ROUNDS[0][0]
    told = {support.slot: support.span for support in only(text).support}
    assert told["process"].text == "Strategic Security Dialogue"
    assert told["round"].text == "third round"
    assert all(text[span.start : span.end] == span.text for span in told.values())


UNNAMED = [
    ("Foreign Minister Ana Costa of Portugal met the Russian foreign minister in Lisbon on Monday.", "RUS"),
    ("Marit Solheim and Iceland's foreign minister met in Oslo on Monday.", "ISL"),
    ("Foreign Minister Ana Costa of Portugal met the Russian deputy foreign minister in Lisbon on Monday.", None),
    ("Foreign Minister Ana Costa of Portugal met Igor Petrov, the Russian foreign minister, on Monday.", None),
    (MET + ".", None),
]


@pytest.mark.parametrize(("text", "party"), UNNAMED)
def test_those_told_by_their_post_alone(text: str, party: str | None) -> None:
    event = only(text)
    assert [person.party for person in event.unnamed] == ([party] if party else [])
    assert all((person.name, person.post) == ("", "foreign minister") for person in event.unnamed)
    assert "" not in {person.name for person in event.participants}
