"""The stories are as their README says, and the scorer counts as the paper does."""

import re
from datetime import date
from itertools import chain

import pytest

from kg.read import articles as read_articles
from tests.identity import Mention, align, bcubed, event_mentions, person_mentions, stories

STORIES = list(stories())
TYPES = {"meeting", "talks", "negotiation", "mediation", "visit", "call", "summit", "signing", "other"}
STATUSES = {"planned", "proposed", "ongoing", "held", "cancelled", "postponed", "denied"}


def test_there_are_enough_and_each_article_has_one_name():
    ids = [article["id"] for story in STORIES for article in story.articles]
    assert len(STORIES) >= 26
    assert len(ids) >= 80
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_articles_are_read_whole(story):
    problems = []
    found = list(read_articles([story.path], on_problem=problems.append))
    assert not problems
    for article, given in zip(found, story.articles, strict=True):
        assert (article.id, article.text, str(article.date)) == (given["id"], given["text"], given["date"])
        assert 60 <= len(article.text.split()) <= 180
        assert article.publisher == given["publisher"]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_evidence_is_verbatim_and_every_article_tells_of_something(story):
    texts = {article["id"]: article["text"] for article in story.articles}
    told = [mention for event in story.answers["events"].values() for mention in event["mentions"]]
    assert {mention["article"] for mention in told} == set(texts)
    for mention in told:
        assert texts[mention["article"]].count(mention["evidence"]) == 1
    for person in story.answers["people"].values():
        for mention in chain(person["mentions"], person.get("unnamed", ())):
            assert re.search(rf"\b{re.escape(mention['name'])}\b", texts[mention["article"]])


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_answers_are_well_formed(story):
    events = story.answers["events"]
    for event in events.values():
        assert event["type"] in TYPES
        assert event["status"] in STATUSES
        assert set(event.get("history", ())) <= STATUSES
        assert set(event.get("disagreements", ())) <= {"when", "place", "status", "participants"}
        assert date.fromisoformat(event["start"]) <= date.fromisoformat(event["end"])
    for earlier, later in story.answers.get("follows", ()):
        assert events[earlier]["start"] < events[later]["start"]
    ids = {article["id"] for article in story.articles}
    assert all(set(copies) <= ids and len(copies) > 1 for copies in story.answers.get("copies", ()))


def test_copies_are_copies():
    texts = {article["id"]: article["text"] for story in STORIES for article in story.articles}
    for copies in chain.from_iterable(story.answers.get("copies", ()) for story in STORIES):
        assert len({texts[article] for article in copies}) == 1


def test_bcubed_of_the_answers_themselves_is_one():
    gold = {number: mention.cluster for number, mention in enumerate(chain.from_iterable(map(event_mentions, STORIES)))}
    people = {item: person for story in STORIES for item, person in person_mentions(story, unnamed=True).items()}
    assert bcubed(gold, gold) == (1, 1, 1)
    assert bcubed(people, people) == (1, 1, 1)
    assert bcubed(gold, dict.fromkeys(gold, "one")).precision < 0.1
    assert bcubed(gold, {item: item for item in gold}).recall < 0.5


def test_bcubed_of_the_example_in_the_paper():
    gold = {n: "a" if n <= 5 else "b" if n <= 7 else "c" for n in range(1, 13)}
    second_with_third = {n: "a" if n <= 5 else "b" for n in range(1, 13)}
    first_with_third = {n: "b" if n in (6, 7) else "a" for n in range(1, 13)}
    assert bcubed(gold, second_with_third).precision == pytest.approx(0.76, abs=0.005)
    assert bcubed(gold, first_with_third).precision == pytest.approx(0.58, abs=0.005)
    assert bcubed(gold, first_with_third).recall == 1


def test_what_is_not_found_costs_recall_and_what_was_not_asked_for_nothing():
    gold = {1: "a", 2: "a", 3: "a"}
    assert bcubed(gold, {1: "x", 2: "x", 9: "x"}) == (1, pytest.approx(5 / 9), pytest.approx(5 / 7))
    assert bcubed({}, {}) == (1, 1, 1)


def test_mentions_are_laid_on_each_other_by_what_they_share():
    gold = [Mention("a", 0, 10, "e1"), Mention("a", 20, 30, "e2"), Mention("b", 0, 10, "e1")]
    predicted = [Mention("a", 8, 40, "p2"), Mention("a", 0, 9, "p1"), Mention("c", 0, 10, "p1")]
    assert align(gold, predicted) == ({0: "e1", 1: "e2", 2: "e1"}, {0: "p1", 1: "p2"})


def test_a_report_is_all_its_words_and_is_taken_once():
    gold = [Mention("a", 0, 10, "e1"), Mention("a", 20, 30, "e2")]
    one = [Mention("a", 0, 3, "p1", "r"), Mention("a", 18, 30, "p1", "r")]
    assert align(gold, one)[1] == {1: "p1"}
    assert align(gold, [*one, Mention("a", 4, 6, "p2", "s")])[1] == {0: "p2", 1: "p1"}
