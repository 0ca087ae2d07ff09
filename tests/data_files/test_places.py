"""The gazetteer: sound, and the place that a reader would think of comes first."""

import math

import pytest

from kg.data import read_tsv
from kg.data.parties import parties
from kg.data.places import (
    capital,
    cities,
    city,
    city_names,
    country,
    fold,
    longest_name,
    region,
    venue,
    venue_names,
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sharm el-Sheikh", "sharm el sheikh"),
        ("São Tomé", "sao tome"),
        ("N'Djamena", "ndjamena"),
        ("Łódź", "lodz"),
        ("Washington, D.C.", "washington d c"),
        ("Kraków", "krakow"),
        ("İzmir", "izmir"),
        ("Évian", "evian"),
        ("", ""),
    ],
)
def test_fold(name, key):
    assert fold(name) == key


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Geneva", "CHE"),
        ("Vienna", "AUT"),
        ("Moscow", "RUS"),
        ("Kiev", "UKR"),
        ("Kyiv", "UKR"),
        ("Peking", "CHN"),
        ("Bombay", "IND"),
        ("Leningrad", "RUS"),
        ("St. Petersburg", "RUS"),
        ("Saigon", "VNM"),
        ("Rangoon", "MMR"),
        ("Naypyidaw", "MMR"),
        ("Davos", "CHE"),
        ("Evian", "FRA"),
        ("Sharm el-Sheikh", "EGY"),
        ("Sharm El Sheikh", "EGY"),
        ("San Jose", "CRI"),
        ("Santiago", "CHL"),
        ("Tripoli", "LBY"),
        ("Georgetown", "GUY"),
        ("Alexandria", "EGY"),
        ("Washington", "USA"),
        ("New York", "USA"),
        ("Reykjavik", "ISL"),
        ("N'Djamena", "TCD"),
        ("Mecca", "SAU"),
        ("Kandahar", "AFG"),
        ("Gaza", "PSE"),
        ("Jerusalem", "ISR"),
        ("Pristina", "KOS"),
        ("Taipei", "TWN"),
        ("Sukhumi", "GEO"),
        ("Constantinople", "TUR"),
        ("Danzig", "POL"),
        ("Salonika", "GRC"),
        ("Nur-Sultan", "KAZ"),
        ("Hodeidah", "YEM"),
        ("Port Vila", "VUT"),
        ("Nuku'alofa", "TON"),
        ("Hong Kong", "HKG"),
        ("Monte Carlo", "MCO"),
        ("Luxembourg", "LUX"),
    ],
)
def test_best_city_of_a_name(name, code):
    assert cities(name)[0].country_code == code


def test_other_cities_of_the_name_follow():
    assert {place.country_code for place in cities("Dayton")} == {"USA"}
    assert [place.country_code for place in cities("Tripoli")][:2] == ["LBY", "LBN"]
    assert all(place.country_code == "USA" for place in cities("Moscow", "USA"))
    assert cities("Moscow", "USA")


def test_every_city_is_sound():
    seen = set()
    for name in city_names():
        places = cities(name)
        assert places, name
        for place in places:
            assert place.id is not None
            seen.add(place.id)
            assert place.latitude is not None
            assert place.longitude is not None
            assert place.city
            assert abs(place.latitude) <= 90
            assert abs(place.longitude) <= 180
            assert place.country_code in parties(), place
    assert len(seen) > 34_000


def test_city_by_id():
    geneva = city("geonames:2660646")
    assert geneva is not None
    assert geneva.city == "Geneva"
    assert city("geonames:1") is None


def test_unknown_names_are_nothing():
    assert cities("Nowhereville") == ()
    assert cities("") == ()
    assert venue("the Nowhere Palace") is None
    assert country("Ruritania") is None
    assert capital("NATO") is None
    assert capital("XYZ") is None


@pytest.mark.parametrize("name", ["Nice", "Reading", "Mobile", "Split", "Bath", "Victoria", "Lincoln"])
def test_names_that_are_words_or_people_are_doubtful(name):
    assert cities(name)[0].doubtful


@pytest.mark.parametrize("name", ["Geneva", "Paris", "London", "Sofia", "Lima", "Vienna", "Davos", "Ankara"])
def test_places_of_diplomacy_are_not(name):
    assert not cities(name)[0].doubtful


def test_every_state_has_its_capital_in_the_gazetteer():
    for party in parties().values():
        if party.kind == "state":
            place = capital(party.code)
            assert place is not None, party.code
            assert place.country_code == party.code or not party.iso2, (party.code, place)


@pytest.mark.parametrize(
    ("name", "city_name", "code"),
    [
        ("Camp David", "Thurmont", "USA"),
        ("the Palais des Nations", "Geneva", "CHE"),
        ("Panmunjom", "Panmunjom", "KOR"),
        ("Mar-a-Lago", "Palm Beach", "USA"),
        ("Great Hall of the People", "Beijing", "CHN"),
        ("Diaoyutai", "Beijing", "CHN"),
        ("Élysée Palace", "Paris", "FRA"),
        ("the Elysee Palace", "Paris", "FRA"),
        ("Chequers", "Ellesborough", "GBR"),
        ("Dolmabahce Palace", "Istanbul", "TUR"),
        ("NATO headquarters", "Brussels", "BEL"),
        ("Hofburg", "Vienna", "AUT"),
        ("Rambouillet", "Rambouillet", "FRA"),
        ("Schloss Elmau", "Krün", "DEU"),
        ("Blair House", "Washington", "USA"),
        ("Bocharov Ruchei", "Sochi", "RUS"),
        ("venue:camp-david", "Thurmont", "USA"),
    ],
)
def test_venue(name, city_name, code):
    place = venue(name)
    assert place is not None
    assert (place.city, place.country_code) == (city_name, code)


def test_a_hamlet_is_a_city_without_venue():
    place = venue("Panmunjom")
    assert place is not None
    assert place.venue is None


def test_a_venue_of_the_same_name_in_another_country():
    place = venue("Peace Palace", "NLD")
    assert place is not None
    assert place.city == "The Hague"
    assert venue("Camp David", "FRA") is None


def test_venues_are_sound_and_lie_in_their_city():
    ids = set()
    for key in venue_names():
        place = venue(key)
        assert place is not None
        assert place.latitude is not None
        assert place.longitude is not None
        ids.add(place.id)
        towns = cities(place.city or "", place.country_code)
        if towns and place.id not in FAR:
            assert min(_km(place, town) for town in towns) < 80, (place, towns[0])
    assert len(ids) > 350


#: Venues far out of town, or in a hamlet whose namesake alone is in the gazetteer.
FAR = {"venue:guantanamo", "venue:crawford-ranch", "venue:filoli", "venue:mount-kumgang", "venue:neom"}


def _km(a, b):
    """Distance over the sphere (haversine)."""
    lat1, lat2 = math.radians(a.latitude), math.radians(b.latitude)
    dlat, dlon = lat2 - lat1, math.radians(b.longitude - a.longitude)
    h = math.sin(dlat / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(dlon / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Britain", "United Kingdom"),
        ("the Netherlands", "Netherlands"),
        ("Burma", "Myanmar"),
        ("RUS", "Russia"),
        ("USSR", "Soviet Union"),
        ("Ivory Coast", "Ivory Coast"),
        ("Côte d'Ivoire", "Ivory Coast"),
        ("the Vatican", "Vatican City"),
        ("Czechia", "Czech Republic"),
        ("Georgia", "Georgia"),
        ("Hong Kong", "Hong Kong"),
        ("Czechoslovakia", "Czechoslovakia"),
    ],
)
def test_country(name, label):
    place = country(name)
    assert place is not None
    assert (place.country, place.city, place.latitude) == (label, None, None)


@pytest.mark.parametrize(
    ("text", "start", "count"),
    [
        ("in New York on Monday", 1, 2),
        ("Sharm el-Sheikh hosts", 0, 2),
        ("at Camp David today", 1, 2),
        ("the Palais des Nations in", 1, 3),
        ("on Monday", 0, 0),
        ("Buenos Aires", 0, 2),
        ("Buenos", 0, 0),
        ("Ho Chi Minh City", 0, 4),
        ("Geneva", 0, 1),
    ],
)
def test_longest_name(text, start, count):
    assert longest_name(text.split(), start) == count


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Texas", "USA"),
        ("Hawaii", "USA"),
        ("Crimea", "UKR"),
        ("Bavaria", "DEU"),
        ("Hokkaido", "JPN"),
        ("Puglia", "ITA"),
        ("the West Bank", "PSE"),
        ("Kashmir", "IND"),
        ("Northern Ireland", "GBR"),
        ("Xinjiang", "CHN"),
        ("Darfur", "SDN"),
        ("Côte d'Azur", "FRA"),
    ],
)
def test_region(name, code):
    place = region(name)
    assert place is not None
    assert (place.country_code, place.city, place.latitude) == (code, None, None)


def test_regions_are_sound():
    rows = read_tsv("regions.tsv")
    assert len(rows) > 500
    for row in rows:
        place = region(row["name"], row["country"])
        assert place is not None
        assert place.doubtful == (row["doubtful"] == "?")
    assert region("Atlantis") is None
    assert region("Texas", "MEX") is None
    assert longest_name(["talks", "in", "New", "Mexico"], 2) == 2
