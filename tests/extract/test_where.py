"""Places as an article names them: which words are a place, whose city it is, and what state it lay in."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract import nlp, scene
from kg.extract.gazetteer import bare, place_names
from kg.model import Article
from kg.read import article_from_object


def read(text: str, day: str = "2016-03-08", dateline: str | None = None) -> scene.Scene:
    article: Article = article_from_object(
        {"id": "a", "title": "News of the day", "date": day, "dateline": dateline, "text": text}
    )
    ((_, paragraphs),) = nlp.parse_many([article], nlp.load())
    assert article.date == date.fromisoformat(day)
    return scene.read_scene(article, paragraphs)


def places(found: scene.Scene) -> set[tuple[str, str | None]]:
    return {(m.place.name, m.place.code) for s in found.sentences for m in s.mentions if m.place}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two ministers met in the Nigerian capital on Monday.", {("Abuja", "NGA")}),
        ("She held talks with the president in Peru on Monday.", {("Peru", "PER")}),
        ("She held talks with Peru on Monday.", set()),
        ("The minister spoke of Norway's meeting with Chile.", set()),
        ("Chile will host talks between the rebels and the government.", {("Chile", "CHL")}),
        ("He praised the landmark Cuba visit.", {("Cuba", "CUB")}),
        ("They met to discuss the Minsk peace agreements.", set()),
        ("Support for Jordan was promised during the meeting.", set()),
        ("The leaders met at the Venice economic summit.", {("Venice", "ITA")}),
        ("The leaders met in Normandy on Sunday.", {("Normandy", "FRA")}),
        ("The meeting of the Normandy Format was put off.", set()),
        ("He held meetings on the sidelines of the Munich Security Conference.", {("Munich", "DEU")}),
        ("They met in Wilmington, Delaware, on Sunday.", {("Wilmington", "USA"), ("Delaware", "USA")}),
        ("They had talks at the US mission in Geneva.", {("Geneva", "CHE")}),
        ("The minister flew to Rome from Oslo for a meeting.", {("Rome", "ITA")}),
    ],
)
def test_only_where_something_is_counts_as_a_place(text: str, expected: set[tuple[str, str]]) -> None:
    assert places(read(text)) == expected


def test_a_place_lies_in_the_state_of_its_time() -> None:
    text = "The foreign ministers met in Moscow on Monday."
    assert places(read(text, "1987-04-13")) == {("Moscow", "SUN")}
    assert places(read(text, "1997-04-14")) == {("Moscow", "RUS")}


def test_a_dateline_left_in_the_text_is_no_place_of_the_sentence() -> None:
    found = read("LIMA The president will meet his colleague from Chile on Friday.")
    assert found.dateline is not None
    assert (found.dateline.name, found.home) == ("Lima", "PER")
    assert places(found) == set()


@pytest.mark.parametrize(
    ("dateline", "name", "code"),
    [
        ("Tula Region", "Tula Region", "RUS"),
        ("MAR DEL PLATA, Argentina", "Mar del Plata", "ARG"),
        ("UNITED NATIONS", "New York", "USA"),
        ("SINGAPORE", "Singapore", "SGP"),
    ],
)
def test_datelines(dateline: str, name: str, code: str) -> None:
    found = read("The ministers met here.", dateline=dateline).dateline
    assert found is not None
    assert (found.name, found.code) == (name, code)


def test_one_city_has_one_name() -> None:
    assert bare("Washington, D.C.") == bare("Washington DC") == "Washington"
    assert place_names()["Hong Kong"].kind == "city"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The minister arrived in Lima on Monday. He held talks there with his colleague.", "there", ("Lima", "PER")),
        (
            "He has been to Mongolia twice. He paid a state visit to the country in 2003.",
            "country",
            ("Mongolia", "MNG"),
        ),
        ("The envoy came to Oslo on Monday. She met the mediators in the city.", "city", ("Oslo", "NOR")),
        ("He came to Chile on Monday. She met him in the capital.", "capital", ("Santiago", "CHL")),
        ("SANTIAGO, May 2 The minister visited our country last month.", "country", ("Chile", "CHL")),
        ("He visited Peru. There was no meeting.", "There", None),
        ("He visited Peru. The country of his birth was not on his way.", "country", None),
    ],
)
def test_a_place_may_be_pointed_at(text: str, word: str, expected: tuple[str, str] | None) -> None:
    meant = [
        (m.place.name, m.place.code) for s in read(text).sentences for m in s.mentions if m.text == word and m.place
    ]
    assert meant == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The president will visit Egypt, Cambodia and Indonesia in May.", ["EGY", "KHM", "IDN"]),
        ("She left for Berlin and Rome on Monday.", ["DEU", "ITA"]),
        ("He is on a tour that has taken him to Vietnam, Laos and India.", ["VNM", "LAO", "IND"]),
        ("He will visit Lima and Cusco.", []),
    ],
)
def test_several_destinations_in_one_clause_are_one_tour(text: str, expected: list[str]) -> None:
    stops = [[s.place.code for s in t.stops if s.place] for s in read(text).sentences for t in s.triggers]
    assert [codes for codes in stops if codes] == ([expected] if expected else [])
