"""Posts, titles and given names."""

import pytest

from kg.data import load_toml, posts
from kg.data.posts import find, gender, given_names, is_coming, is_past, office


def test_forms_are_lower_case_and_single_blanked():
    for form in posts.posts():
        assert form == " ".join(form.lower().split())


def test_every_form_is_written_once():
    seen: dict[str, str] = {}
    for row in load_toml("posts.toml")["post"]:
        for form in (row["name"], *row.get("forms", ())):
            assert seen.setdefault(form, row["name"]) == row["name"], (form, seen[form], row["name"])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("President", "head-of-state"),
        ("Prime Minister", "head-of-government"),
        ("PM", "head-of-government"),
        ("Chancellor", "head-of-government"),
        ("King", "head-of-state"),
        ("Foreign Minister", "minister-foreign"),
        ("FM", "minister-foreign"),
        ("Minister for Foreign Affairs", "minister-foreign"),
        ("Foreign Secretary", "minister-foreign"),
        ("Minister of Foreign and European Affairs", "minister-foreign"),
        ("Secretary of Defense", "minister-defence"),
        ("Russia's deputy foreign minister", "deputy-minister-foreign"),
        ("Vice Foreign Minister", "deputy-minister-foreign"),
        ("First Deputy Foreign Minister", "deputy-minister-foreign"),
        ("Deputy Secretary of State", "deputy-minister-foreign"),
        ("UN Secretary-General", "secretary-general"),
        ("EU foreign policy chief", "eu-high-representative"),
        ("European Commission President", "eu-commission-president"),
        ("Kremlin spokesman", "spokesperson"),
        ("State Department spokesperson", "spokesperson"),
        ("special envoy", "envoy"),
        ("chief negotiator", "negotiator"),
        ("Minister of Commerce", "minister-trade"),
        ("oil minister", "minister-energy"),
        ("Lt. Gen.", "officer"),
        ("Speaker of the House", "speaker-of-parliament"),
        ("national security advisor", "national-security-adviser"),
        ("photographer", "press"),
        ("analyst", "observer"),
        ("Crown Prince", "crown-prince"),
        ("former president", "head-of-state"),
    ],
)
def test_find(text, key):
    post = find(text)
    assert post is not None
    assert post.office == key


@pytest.mark.parametrize("text", ["", "hello", "the talks", "Geneva", "'s"])
def test_no_post(text):
    assert find(text) is None


def test_only_those_who_report_are_speakers():
    assert find("press secretary").speaker
    assert find("Photographer").speaker
    assert not find("Secretary of State").speaker
    assert not find("Speaker of Parliament").speaker


def test_secretary_of_state_is_a_foreign_minister_where_they_are():
    assert office("Secretary of State", "USA") == office("Foreign Minister", "RUS") == "minister-foreign"
    assert office("Secretary of State", "GBR") == "secretary-of-state"
    assert office("gardener") is None


def test_one_holder_at_a_time():
    assert find("foreign minister").single
    assert not find("deputy foreign minister").single
    assert not find("ambassador").single


def test_qualifiers():
    assert is_past("former Foreign Minister")
    assert is_past("ex-president")
    assert not is_past("Foreign Minister")
    assert is_coming("president-elect")
    assert not is_coming("President")


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        ("Sergei Lavrov", None, "m"),
        ("Wendy Sherman", None, "f"),
        ("Ursula von der Leyen", None, "f"),
        ("Xi Jinping", None, "m"),
        ("Tsai Ing-wen", None, "f"),
        ("Jean-Yves Le Drian", None, "m"),
        ("Queen Margrethe", None, "f"),
        ("Chan", "Mrs", "f"),
        ("Chan", "spokesman", "m"),
        ("Qwrtz Zxcvb", None, None),
        ("", None, None),
        ("Fatima al-Zahra", None, "f"),
        ("Mohammed bin Salman", None, "m"),
        ("Oluwaseun Zzz", "Ms.", "f"),
    ],
)
def test_gender(name, title, expected):
    assert gender(name, title) == expected


def test_given_names_are_wide():
    names = given_names()
    assert len(names) > 5000
    assert all(value in ("f", "m", None) for value in names.values())
    assert 0.35 < sum(value == "f" for value in names.values()) / len(names) < 0.65
