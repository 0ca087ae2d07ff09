"""Questions on coded events: relations in both directions, time, order, pivots."""

from __future__ import annotations

import pytest

from kg.ask import Asker
from kg.query import run


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("Who visited China on 9 March 2010?", ["Barack Obama", "Defense / Security Ministry (Denmark)"]),
        ("Who visited China in 2011?", ["Japan"]),
        ("Which country did Japan visit in 2012?", ["China"]),
        ("Who was visited by China?", ["Japan"]),
        ("Who visited China first after the Danish defence ministry?", ["Angela Merkel"]),
        ("Before Merkel, who was the last to visit China?", ["Defense / Security Ministry (Denmark)"]),
        ("Who visited China on the same day as Angela Merkel?", ["Citizen (Norway)"]),
        (
            "Who visited China in the same month as the citizens of Norway?",
            ["Norland", "Barack Obama", "Defense / Security Ministry (Denmark)", "Angela Merkel"],
        ),
        ("When did Japan first visit China?", ["2011-05-02"]),
        ("In which year did Japan last visit China?", ["2012"]),
        ("In what month did Japan visit China for the second time?", ["2012-06"]),
        ("When did Norway visit China?", ["2010-03-20"]),
        ("Who visited China first after Denmark?", ["Angela Merkel"]),
        ("When did Obama visit China?", ["2010-03-09"]),
        ("How many times did Japan visit China?", ["2"]),
        ("Did Japan visit China in 2012?", ["yes"]),
        ("Did Japan visit China in 2009?", ["no"]),
        ("Was Japan visited by China?", ["yes"]),
        ("Who praised China?", ["Head of Government (Thailand)"]),
        ("When did the Thai leader praise China?", ["2011-01-05"]),
        ("Who threatened Iran?", ["Iraq"]),
        ("Who did Iran threaten?", ["Iraq"]),
        ("Who was threatened by Iraq?", ["Iran"]),
        ("When was Iran threatened by Iraq?", ["2009-02-04"]),
        ("Who imposed sanctions on Iran?", ["Japan"]),
        ("When did the Norwegian police arrest the protesters of Norway?", ["2008-04-05"]),
        ("Who visited China before 2010-03-09?", ["Norland"]),
        ("Who visited China after March 2010?", ["Japan"]),
        ("Who visited China since 2011?", ["Japan"]),
        ("Who visited Chiina in 2011?", ["Japan"]),
    ],
)
def test_it_is_answered(analyst: Asker, question: str, answers: list[str]) -> None:
    reply = analyst.ask(question)
    assert list(reply.answers) == answers, reply.understood
    assert tuple(dict.fromkeys(row["answer"] for row in run(analyst.store, reply.sparql).rows())) == reply.answers


def test_the_event_behind_an_answer_is_shown(analyst: Asker) -> None:
    (event,) = analyst.ask("Who imposed sanctions on Iran?").evidence
    assert (event["start"], event["status"]) == ("2010-08-08", "held")
    assert event["sources"]


@pytest.mark.parametrize("question", ["Who visited Atlantis?", "Who bamboozled China?", "Why did Japan visit China?"])
def test_what_is_not_understood_is_declined(analyst: Asker, question: str) -> None:
    assert analyst.ask(question).declined


def test_an_understood_question_without_an_answer_is_not_declined(analyst: Asker) -> None:
    reply = analyst.ask("Who visited China in 2014?")
    assert reply.declined is None
    assert not reply.answers
    assert reply.sparql
