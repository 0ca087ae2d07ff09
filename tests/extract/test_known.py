"""Sides that the text leaves out and the table of office holders gives."""

from datetime import date

import pytest

from kg.extract import nlp
from kg.extract.people import Person
from kg.extract.scene import read_scene
from kg.model import Article


def people(text: str, day: date) -> dict[str, Person]:
    article = Article("own", "", text, day)
    return read_scene(article, nlp.parse(article, nlp.load())).people


@pytest.mark.parametrize(
    ("text", "day", "name", "side"),
    [
        ("Helmut Kohl met the President of Peru in Lima on Monday.", date(1990, 5, 15), "Helmut Kohl", "DEU"),
        ("Prime Minister Koizumi met the President of Peru in Lima.", date(2003, 5, 15), "Koizumi", "JPN"),
        ("Mikhail Gorbachev met the President of Peru in Lima.", date(1989, 5, 15), "Mikhail Gorbachev", "SUN"),
    ],
)
def test_an_office_holder_stands_for_the_state_of_the_office(text, day, name, side):
    person = people(text, day)[name]
    assert (person.party, person.known, person.guessed) == (side, True, False)


def test_the_text_comes_first():
    text = "Chilean President Helmut Kohl met the President of Peru. Chilean envoy Helmut Kohl left."
    person = people(text, date(1990, 5, 15))["Helmut Kohl"]
    assert (person.party, person.known) == ("CHL", False)


def test_who_left_office_lately_is_only_guessed():
    person = people("Helmut Kohl met the President of Peru in Lima on Monday.", date(2001, 5, 15))["Helmut Kohl"]
    assert (person.party, person.guessed) == ("DEU", True)


def test_nobody_is_known_in_another_time():
    person = people("Helmut Kohl met the President of Peru in Lima on Monday.", date(2020, 5, 15))["Helmut Kohl"]
    assert not person.known


def test_a_post_before_the_next_name_is_not_the_last_ones():
    text = "Angela Merkel, President of Peru Alan Garcia and the Prime Minister of Fiji held talks in Lima on Monday."
    found = people(text, date(2009, 5, 15))
    assert {p.party for n, p in found.items() if "Merkel" in n} == {"DEU"}
    assert {p.party for n, p in found.items() if "Garcia" in n} == {"PER"}


def test_a_former_post_counts_where_nothing_else_does():
    text = "Former Finnish President Ana Costa met the President of Peru. {} left Lima on Monday."
    assert people(text.format("Costa"), date(2019, 5, 15))["Ana Costa"].party == "FIN"
    assert people(text.format("UN envoy Ana Costa"), date(2019, 5, 15))["Ana Costa"].party == "UN"


def test_a_former_leader_speaks_for_the_present_office():
    text = "Former Portuguese Prime Minister Antonio Guterres met the President of Peru in Lima on Monday."
    assert people(text, date(2019, 5, 15))["Antonio Guterres"].party == "UN"


def test_who_led_a_state_and_is_an_envoy_now_speaks_as_the_envoy():
    text = "Martti Ahtisaari, former Finnish president and veteran peace broker, met the President of Peru in Lima."
    assert people(text, date(2006, 5, 15))["Martti Ahtisaari"].party == "UN"
