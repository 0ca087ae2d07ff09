import io
import json
from pathlib import Path

import jsonschema
from hypothesis import given, settings
from lxml import html

from kg.export.timelinejs import write_timelinejs
from kg.model import Record

from .made import winter
from .strategies import records

SCHEMA = json.loads(Path(__file__).with_name("timelinejs.schema.json").read_text())


def read(some: list[Record]) -> dict:
    file = io.BytesIO()
    write_timelinejs(some, file)
    found = json.loads(file.getvalue())
    jsonschema.validate(found, SCHEMA)
    return found


def test_a_slide_has_day_words_and_the_source_as_credit() -> None:
    slides = {slide["text"]["headline"]: slide for slide in read(winter())["events"]}
    talks = slides["Strategic stability talks"]
    assert talks["start_date"] == {"year": 2022, "month": 1, "day": 10}
    assert "end_date" not in talks
    assert "Delegations led by Wendy Sherman" in talks["media"]["url"]
    assert talks["media"]["credit"] == "The Lakeside Courier, Eight hours, no breakthrough, 11 January 2022"
    assert talks["media"]["link"] == "https://news.example/3"
    assert 'href="https://news.example/4"' in talks["text"]["text"]


def test_a_month_is_said_as_a_month() -> None:
    (slide,) = (s for s in read(winter())["events"] if s["display_date"] == "February 2022")
    assert slide["start_date"] == slide["end_date"] == {"year": 2022, "month": 2}
    assert slide["group"] == "planned"


def test_the_undated_are_counted_on_the_title_slide() -> None:
    found = read(winter())
    assert len(found["events"]) == len(winter()) - 1
    assert "1 events" in found["title"]["text"]["text"]
    assert read([])["events"] == []


@settings(max_examples=80, deadline=None)
@given(records)
def test_whatever_comes_in_fits_the_schema_and_brings_no_markup_of_its_own(some: list[Record]) -> None:
    for slide in read(some)["events"]:
        for text in (slide["text"]["headline"], slide["text"]["text"], slide.get("media", {}).get("url", "")):
            tree = html.fragment_fromstring(text, create_parent="div")
            assert {element.tag for element in tree.iter()} <= {"div", "p", "b", "a", "blockquote"}
            assert all(a.get("href").startswith(("http://", "https://")) for a in tree.iter("a"))
            assert not any(set(element.attrib) - {"href"} for element in tree.iter())
