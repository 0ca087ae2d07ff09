import io
import json
from itertools import pairwise

import geojson
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.geojson import cut, write_geojson
from kg.model import Participation, Place, Record

from .made import day, record, winter
from .strategies import records


def read(some: list[Record]) -> geojson.FeatureCollection:
    file = io.BytesIO()
    write_geojson(some, file)
    found = geojson.loads(file.getvalue())
    assert found.is_valid, found.errors()
    return found


def test_events_are_points_longitude_first_and_without_coordinates_have_no_geometry() -> None:
    features = {f["properties"]["label"]: f for f in read(winter())["features"] if f["properties"]["kind"] == "event"}
    council = features["OSCE Permanent Council"]
    assert council["geometry"]["coordinates"] == [16.3721, 48.2085]
    assert council["properties"]["place"] == "Hofburg, Vienna, Austria"
    assert council["properties"]["parties"][0] == "Organization for Security and Co-operation in Europe"
    assert council["properties"]["sources"][0]["address"] == "https://news.example/6"
    assert features["Talks about talks"]["geometry"] is None
    assert len(features) == len(winter())


def test_tours_are_lines_in_the_order_of_days() -> None:
    tours = {f["properties"]["label"]: f for f in read(winter())["features"] if f["properties"]["kind"] == "tour"}
    baerbock = tours["Annalena Baerbock"]
    assert baerbock["geometry"]["type"] == "LineString"
    assert baerbock["geometry"]["coordinates"] == [[30.5238, 50.4547], [37.6156, 55.7522], [13.4105, 52.5244]]
    assert (baerbock["properties"]["start"], baerbock["properties"]["end"]) == ("2022-01-17", "2022-01-19")
    assert baerbock["properties"]["stroke"].startswith("#")
    assert "Zbigniew Rau" not in tours


def test_a_line_over_the_antimeridian_is_cut_there() -> None:
    places = (Place(None, "Tokyo", "Japan", "JPN", 35.0, 140.0), Place(None, "Anchorage", "US", "USA", 61.0, -150.0))
    kim = (Participation("Kim Lee"),)
    some = [record(str(n), "A", day(f"2022-01-1{n}"), place, kim) for n, place in enumerate(places)]
    (tour,) = (f for f in read(some)["features"] if f["properties"]["kind"] == "tour")
    west, east = tour["geometry"]["coordinates"]
    assert (west[-1][0], east[0][0]) == (180, -180)
    assert 35 < west[-1][1] == east[0][1] < 61


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=2, max_size=6))
def test_no_part_of_a_cut_line_runs_the_long_way_round(line: list[tuple[float, float]]) -> None:
    parts = cut(line)
    assert all(abs(a[0] - b[0]) <= 180 for part in parts for a, b in pairwise(part))
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for part in parts for x, y in part)
    assert (parts[0][0], parts[-1][-1]) == (line[0], line[-1])


def test_a_place_that_is_nowhere_on_earth_has_no_geometry() -> None:
    some = [record("a", "A", None, Place(None, "X", None, None, 91.0, 0.0), ())]
    assert read(some)["features"][0]["geometry"] is None


@settings(max_examples=80, deadline=None)
@given(records)
def test_whatever_comes_in_is_valid(some: list[Record]) -> None:
    found = read(some)
    assert len([f for f in found["features"] if f["properties"]["kind"] == "event"]) == len(some)
    json.dumps(found, allow_nan=False)
