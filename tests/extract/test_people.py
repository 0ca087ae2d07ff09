"""Persons as an article names them: whose side they are on, who a description means, and who is in a list."""

from __future__ import annotations

import pytest

from kg.extract import nlp, scene
from kg.read import article_from_object


def read(text: str, title: str = "News of the day", dateline: str | None = None) -> scene.Scene:
    article = article_from_object({"id": "a", "title": title, "date": "2016-03-08", "dateline": dateline, "text": text})
    ((_, paragraphs),) = nlp.parse_many([article], nlp.load())
    return scene.read_scene(article, paragraphs)


def sides(text: str) -> dict[str, str | None]:
    return {name: person.party for name, person in read(text).people.items()}


def test_a_list_shares_the_side_of_its_first() -> None:
    found = sides(
        "Envoy Carla Brandt met Norwegian Prime Minister Olav Hagen, Foreign Minister Kari Lund "
        "and Defence Minister Per Moen."
    )
    assert found["Kari Lund"] == found["Per Moen"] == "NOR"


def test_sides_before_a_list_are_handed_out_one_by_one() -> None:
    found = sides("The talks brought together the presidents of Chile and Peru, Andrea Soto and Luis Ramos.")
    assert (found["Andrea Soto"], found["Luis Ramos"]) == ("CHL", "PER")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Finnish President Matti Virtanen met Swedish Prime Minister Karin Berg. "
            "The Finnish leader then met reporters.",
            "The Finnish leader",
            "Matti Virtanen",
        ),
        (
            "President of Kenya John Mwangi met President of Ghana Kofi Asante. "
            "The President of Kenya held talks later.",
            "The President of Kenya",
            "John Mwangi",
        ),
    ],
)
def test_descriptions_go_by_side_and_office(text: str, words: str, name: str) -> None:
    found = read(text)
    meant = [m.key for s in found.sentences for m in s.mentions if m.kind == "description" and m.text == words]
    assert meant == [name]


def test_the_office_of_a_president_is_not_the_president() -> None:
    found = read("President John Mwangi travelled. The head of the Office of the President met the envoys.")
    assert "John Mwangi" not in [m.key for s in found.sentences[2:] for m in s.mentions if m.kind == "description"]


def test_who_attended_is_marked_where_a_list_tells_it() -> None:
    found = read(
        "Ministers of Canada and Mexico met in Ottawa on Monday.\n\n"
        "The Canadian delegation included Foreign Minister Anne Tremblay and Ambassador Robert Fraser.",
        "Ministers meet in Ottawa",
    )
    assert {m.key for s in found.sentences for m in s.mentions if m.roll} == {"Anne Tremblay", "Robert Fraser"}


def test_an_acronym_and_a_region_are_no_persons() -> None:
    found = read("Prime Minister and vice-chairman of the CPP Sok Vanna met the Governor of the Amur Region on Monday.")
    assert not {"CPP", "Amur"} & set(found.people)


def test_who_wrote_an_article_takes_part_in_nothing() -> None:
    found = read("Chile held talks with Peru on Monday.", title="Chile holds talks with Peru by Carla Brandt")
    assert found.people["Carla Brandt"].speaker


def test_the_last_president_to_do_so_is_not_the_one_just_named() -> None:
    found = read("Finnish President Matti Virtanen flew to Lima. The last Finnish president to visit was Otto Berg.")
    described = [m.key for s in found.sentences[2:] for m in s.mentions if m.kind == "description"]
    assert "Matti Virtanen" not in described


def test_they_goes_on_meaning_the_two_of_the_sentence_before() -> None:
    found = read(
        "Finnish President Matti Virtanen received Swedish Prime Minister Karin Berg in Turku. "
        "They spoke about trade. They also spoke about energy. They spoke about fish. "
        "They praised the harbour. They walked along the river. The two leaders signed a statement."
    )
    (group,) = [m for s in found.sentences for m in s.mentions if m.post == "leaders"]
    assert set(group.members) == {"Matti Virtanen", "Karin Berg"}


def test_a_name_with_a_post_behind_it_is_a_person() -> None:
    assert "Tolga Vey Marash" in read("Talks followed a visit by Tolga Vey Marash, deputy minister for trade.").people
