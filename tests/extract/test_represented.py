"""Who stood for a side, where a sentence without any word for the event says so."""

from __future__ import annotations

from datetime import date

from kg.extract import extract, nlp, scene
from kg.model import Article

DAY = date(2023, 5, 4)  # a Thursday


def people(text: str) -> dict[str, str | None]:
    ((article, paragraphs),) = nlp.parse_many([Article("own", "", text, DAY)], nlp.load())
    return {p.name: p.party for p in scene.read_scene(article, paragraphs).people.values()}


def test_those_by_whom_a_side_is_represented_are_of_that_side() -> None:
    told = people(
        "Envoys met in Oslo on Wednesday. Chile was represented by Ana Rojas and Luis Vega, and Japan by Kenji Mori."
    )
    assert told == {"Ana Rojas": "CHL", "Luis Vega": "CHL", "Kenji Mori": "JPN"}


def test_who_represented_a_side_is_of_that_side() -> None:
    assert people("Envoys met in Oslo on Wednesday. Ana Rojas represented Chile.") == {"Ana Rojas": "CHL"}


def triggers(text: str) -> list[str]:
    ((article, paragraphs),) = nlp.parse_many([Article("own", "", text, DAY)], nlp.load())
    return [t.entry.lemma for s in scene.read_scene(article, paragraphs).sentences for t in s.triggers]


def test_a_person_in_a_picture_has_left_nowhere_and_a_house_is_no_trip() -> None:
    assert triggers("Ana Rojas, left, at the table in Oslo on Wednesday") == []
    assert triggers("Ana Rojas told reporters at the new Chilean mission in Oslo on Wednesday.") == []
    assert triggers("Ana Rojas is on a mission to Oslo.")


def test_by_phone_is_a_call_and_a_building_before_its_city_the_venue() -> None:
    call = "Chilean Foreign Minister Ana Rojas spoke by telephone with Japanese Foreign Minister Kenji Mori on Tuesday."
    assert [e.type for e in extract(Article("own", "", call, DAY))] == ["call"]
    text = "Ana Rojas of Chile opened a meeting of envoys of Japan and Chile at the Hofburg palace in Vienna on Monday."
    (event,) = extract(Article("own", "", text, DAY))
    assert event.place
    assert (event.place.venue, event.place.city) == ("Hofburg", "Vienna")
    assert [p.role for p in event.participants if p.name == "Ana Rojas"] == ["chair"]
