"""What names of states stand for: sides, what groups of them mean, and names that only hold a state's name."""

from datetime import date

import pytest

from kg.extract import nlp
from kg.extract.events import spelt_out
from kg.extract.frames import holder
from kg.extract.scene import Scene, read_scene
from kg.model import Article


def scene_of(text: str) -> Scene:
    article = Article("own", "", text, date(2019, 5, 15))
    return read_scene(article, nlp.parse(article, nlp.load()))


def mentions(text: str):
    return [m for sentence in scene_of(text).sentences for m in sentence.mentions]


MEETING = "Portuguese President Ana Costa met Indian Prime Minister Ravi Menon in Vienna on Monday. "


@pytest.mark.parametrize("phrase", ["The two countries", "Both sides", "The two governments"])
def test_a_counted_group_stands_for_the_sides_named_last(phrase):
    groups = [m for m in mentions(MEETING + f"{phrase} agreed to hold talks in June.") if m.kind == "group"]
    assert [set(m.sides) for m in groups] == [{"PRT", "IND"}]


def test_a_group_of_three_takes_no_two():
    groups = [m for m in mentions(MEETING + "The three countries agreed to hold talks in June.") if m.kind == "group"]
    assert groups
    assert not any(m.sides for m in groups)


@pytest.mark.parametrize("name", ["Latin America", "the Indo-Pacific", "the Indian Ocean", "South America"])
def test_a_region_is_no_state(name):
    found = mentions(f"Portuguese President Ana Costa held talks with Ravi Menon on trade in {name}.")
    assert {m.key for m in found if m.kind == "party"} == {"PRT"}


@pytest.mark.parametrize("city", ["Cairo", "Addis Ababa", "Geneva"])
def test_where_an_organisation_sits_is_neither_side_nor_place(city):
    found = mentions(f"Talks of the {city}-based Arab League with Sudan opened on Monday.")
    assert {m.key for m in found if m.kind == "party" and not m.topic} == {"LAS", "SDN"}
    assert not any(m.place and m.place.name == city for m in found)


def test_a_format_stands_for_its_members():
    assert set(spelt_out("NRC")) == {"NATO", "RUS"}
    assert set(spelt_out("TCG")) == {"OSCE", "RUS", "UKR"}
    assert spelt_out("NATO") == ("NATO",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Iraqi delegation met the Portuguese envoy.", "actor"),
        ("The envoys discussed Iraqi oil.", "N"),
        ("The Iraqi talks began.", "event"),
    ],
)
def test_what_a_side_hangs_on(text, kind):
    doc = nlp.load()(text)
    token = next(t for t in doc if t.text == "Iraqi")
    assert holder(token)[1] == kind
