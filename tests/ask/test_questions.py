"""Our own questions on the story of `seeds/`: those to be answered, and those to be declined."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.ask import Asker
from kg.query import run

FILE = Path(__file__).parents[1] / "data" / "questions.jsonl"
QUESTIONS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
ANSWERED = [q for q in QUESTIONS if "declined" not in q]
DECLINED = [q for q in QUESTIONS if "declined" in q]


def test_there_are_as_many_as_were_asked_for() -> None:
    assert len(ANSWERED) >= 140
    assert len(DECLINED) >= 30
    assert len({q["id"] for q in QUESTIONS}) == len({q["question"] for q in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", ANSWERED, ids=lambda q: q["question"])
def test_it_is_answered(reader: Asker, question: dict) -> None:
    reply = reader.ask(question["question"])
    assert reply.declined is None
    if "days" in question:
        assert sorted({event["start"] for event in reply.evidence if event["start"]}) == question["days"]
    else:
        assert set(reply.answers) == set(question["answers"])


@pytest.mark.parametrize("question", DECLINED, ids=lambda q: q["question"])
def test_it_is_declined(reader: Asker, question: dict) -> None:
    reply = reader.ask(question["question"])
    assert reply.declined
    assert not reply.answers


@pytest.mark.parametrize("question", ANSWERED, ids=lambda q: q["question"])
def test_the_query_shown_gives_the_answers(reader: Asker, question: dict) -> None:
    reply = reader.ask(question["question"])
    rows = run(reader.store, reply.sparql).rows()
    assert tuple(dict.fromkeys(row["answer"] for row in rows)) == reply.answers


def test_the_sentences_behind_an_answer_are_those_of_the_articles(reader: Asker) -> None:
    reply = reader.ask("Where did Blinken meet Lavrov?")
    told = [source["text"] for event in reply.evidence for source in event["sources"]]
    assert told == ["will meet Russian", "met in Geneva on Friday"]


def test_an_ambiguous_name_lists_its_readings(reader: Asker) -> None:
    reply = reader.ask("When did Alexander meet Stoltenberg?")
    assert reply.declined
    labels = {label for _, labels in reply.readings for label in labels}
    assert {"Alexander Fomin", "Alexander Grushko"} <= labels


def test_what_was_not_understood_is_named_and_something_near_is_offered(reader: Asker) -> None:
    reply = reader.ask("Who poisoned Sherman?")
    assert "poisoned" in (reply.declined or "")
    assert reply.nearest
    assert all(reader.ask(question).declined is None for question in reply.nearest)


def test_the_same_question_gives_the_same_reply(reader: Asker) -> None:
    assert reader.ask("Who took part in the Vienna meeting?") == reader.ask("Who took part in the Vienna meeting?")


@pytest.mark.parametrize("today", ["this month", "last month"])
def test_relative_times_count_from_today(reader: Asker, today: str) -> None:
    reply = reader.ask(f"How many times did Blinken meet Lavrov {today}?")
    assert reply.answers == (("1",) if today == "last month" else ("0",))


@pytest.mark.parametrize(
    "text",
    ["", "?", "x" * 5000, "Who met <script>alert(1)</script>?", 'Who met "; DROP ALL; #?', "Кто встретил Лаврова?"],
)
def test_odd_input_is_declined_and_breaks_nothing(reader: Asker, text: str) -> None:
    assert reader.ask(text).declined
