"""Parties: the files are sound, and forms lead to the party that a reader would think of."""

import re
from collections import Counter
from datetime import date

import pycountry
import pytest

from kg.data.parties import find, historical, parties, surfaces

CODE = re.compile(r"[A-Z][A-Z0-9_]{1,24}")
WIKIDATA = re.compile(r"Q[1-9][0-9]*")


def test_codes_and_ids_have_their_form():
    for code, party in parties().items():
        assert CODE.fullmatch(code), code
        assert party.wikidata is None or WIKIDATA.fullmatch(party.wikidata), code
        assert party.iso2 is None or re.fullmatch("[A-Z]{2}", party.iso2), code
        assert not (party.since and party.until) or party.since < party.until, code


def test_wikidata_ids_and_iso_codes_are_one_partys_each():
    for ids in ([p.wikidata for p in parties().values() if p.wikidata], [p.iso2 for p in parties().values() if p.iso2]):
        assert [one for one, count in Counter(ids).items() if count > 1] == []


def test_every_member_of_iso_3166_is_there():
    ours = {p.iso2: p.code for p in parties().values() if p.iso2}
    uninhabited = {"BV", "GS", "HM", "TF", "UM", "PN", "SJ"}
    for country in pycountry.countries:
        if country.alpha_2 not in uninhabited:
            assert ours.get(country.alpha_2) == country.alpha_3, country.name


def test_states_have_adjectives_a_capital_and_a_wikidata_id():
    for party in parties().values():
        if party.kind == "state":
            assert party.adjectives, party.code
            assert party.capital, party.code
            assert party.wikidata or party.code == "NKR", party.code


def test_codes_that_rows_refer_to_exist():
    for party in parties().values():
        for code in (*party.members, *party.successors, *filter(None, [party.country])):
            assert code in parties(), (party.code, code)


def test_no_form_stands_for_two_parties_of_a_kind_unless_marked():
    seen: dict[tuple[str, str], str] = {}
    for party in parties().values():
        forms = {party.name, *party.aliases, *party.adjectives, *party.demonyms, *party.seats, *party.metonyms}
        for form in forms:
            other = seen.setdefault((form, party.kind), party.code)
            assert other == party.code or surfaces()[form].ambiguous or party.kind == "historical", (
                form,
                other,
                party.code,
            )


def test_forms_are_clean():
    for form in surfaces():
        assert form == " ".join(form.split())
        assert "|" not in form
        assert len(form) > 1, form


@pytest.mark.parametrize(
    ("form", "code", "kind"),
    [
        ("Russia", "RUS", "name"),
        ("Russian", "RUS", "adjective"),
        ("Russians", "RUS", "demonym"),
        ("Moscow", "RUS", "seat"),
        ("the Kremlin", "RUS", "metonym"),
        ("US", "USA", "acronym"),
        ("U.S.", "USA", "acronym"),
        ("Americans", "USA", "demonym"),
        ("Foggy Bottom", "USA", "metonym"),
        ("Quai d'Orsay", "FRA", "metonym"),
        ("the Élysée", "FRA", "metonym"),
        ("the Elysee Palace", "FRA", "metonym"),
        ("Downing Street", "GBR", "metonym"),
        ("Britons", "GBR", "demonym"),
        ("Poles", "POL", "demonym"),
        ("Dutchmen", "NLD", "demonym"),
        ("Burmese", "MMR", "adjective"),
        ("Zaire", "COD", "name"),
        ("Burma", "MMR", "name"),
        ("Swaziland", "SWZ", "name"),
        ("West Germany", "DEU", "name"),
        ("Türkiye", "TUR", "name"),
        ("East German", "DDR", "adjective"),
        ("Soviet", "SUN", "adjective"),
        ("USSR", "SUN", "acronym"),
        ("Czechoslovak", "CSK", "adjective"),
        ("the Holy See", "VAT", "name"),
        ("PLO", "PSE", "acronym"),
        ("Turkish Cypriot", "TRNC", "adjective"),
        ("Kosovar", "KOS", "adjective"),
        ("Taipei", "TWN", "seat"),
        ("Arab League", "LAS", "name"),
        ("Nato", "NATO", "name"),
        ("IAEA", "IAEA", "acronym"),
        ("G-7", "G7", "acronym"),
        ("Hizbollah", "HEZBOLLAH", "name"),
        ("Tamil Tigers", "LTTE", "name"),
        ("Polisario", "POLISARIO", "name"),
        ("Normandy Format", "NORMANDY", "name"),
        ("the Quad", "QUAD", "name"),
        ("Pacific Islands Forum", "PIF", "name"),
        ("Bankova", "UKR", "metonym"),
        ("Blue House", "KOR", "metonym"),
        ("Namibia", "NAM", "name"),
    ],
)
def test_find(form, code, kind):
    surface = find(form)
    assert surface is not None
    assert (surface.code, surface.kind) == (code, kind)


@pytest.mark.parametrize("form", ["Russia's", "RUSSIA", "the Russia", "Russia’s"])
def test_find_bares_the_form(form):
    surface = find(form)
    assert surface is not None
    assert surface.code == "RUS"


@pytest.mark.parametrize("form", ["us", "turkey", "china", "chad", "is", "who", "polish", "", "the", "IS", "CHAD"])
def test_words_are_no_parties(form):
    assert find(form) is None


@pytest.mark.parametrize(
    "form", ["Georgia", "Jordan", "Chad", "Washington", "the North", "Congolese", "WHO", "IRA", "Commonwealth"]
)
def test_forms_that_need_care_are_marked(form):
    surface = find(form)
    assert surface is not None
    assert surface.ambiguous


def test_other_readings_are_kept():
    assert "COG" in surfaces()["Congolese"].others
    assert "SUN" in surfaces()["Moscow"].others


@pytest.mark.parametrize(
    ("code", "day", "then"),
    [
        ("RUS", "1987-06-01", "SUN"),
        ("RUS", "1992-06-01", "RUS"),
        ("SUN", "1995-01-01", "RUS"),
        ("CZE", "1990-01-01", "CSK"),
        ("SRB", "1995-11-21", "YUG"),
        ("SRB", "2004-01-01", "SRB"),
        ("SRB", "2020-01-01", "SRB"),
        ("YUG", "2010-01-01", "SRB"),
        ("CSK", "2000-01-01", "CZE"),
        ("DEU", "1987-01-01", "DEU"),
        ("COD", "1996-01-01", "COD"),
        ("AU", "1997-06-01", "OAU"),
        ("OAU", "2010-01-01", "AU"),
        ("G8", "2020-01-01", "G8"),
        ("XYZ", "2020-01-01", "XYZ"),
        ("CSCE", "2000-01-01", "OSCE"),
    ],
)
def test_historical(code, day, then):
    assert historical(code, date.fromisoformat(day)) == then


def test_groupings_have_the_members_they_are_known_by():
    assert set(parties()["P5PLUS1"].members) == {"CHN", "FRA", "DEU", "RUS", "GBR", "USA"}
    assert len(parties()["SIX_PARTY"].members) == 6
    assert set(parties()["NORMANDY"].members) == {"FRA", "DEU", "RUS", "UKR"}
    assert parties()["UN"].members == ()
