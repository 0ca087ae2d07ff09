"""Days lent to a visit by the welcome of its guest, and one meeting of the same people on one day."""

from __future__ import annotations

from datetime import date

from kg.extract import extract
from kg.model import Event
from kg.read import article_from_object


def _events(title: str, text: str, day: date) -> tuple[Event, ...]:
    return extract(article_from_object({"id": "a", "title": title, "date": str(day), "text": text}))


def test_a_visit_is_on_the_day_its_guest_is_welcomed():
    events = _events(
        "Statement on the Visit of President Luis Fonseca of Paraguay",
        "President Whitmore will welcome President Luis Fonseca of the Republic of Paraguay to the White House on "
        "June 10, 2022. The visit by President Fonseca to Washington will highlight the long-standing partnership "
        "between the United States and Paraguay.",
        date(2022, 6, 2),
    )
    visits = [e for e in events if e.type == "visit"]
    assert visits
    assert all(e.when is not None and e.when.start == date(2022, 6, 10) for e in visits)


def test_what_two_people_discussed_on_the_day_they_met_is_one_meeting():
    events = _events(
        "Readout of the Meeting of Prime Minister Aldridge with President Fonseca",
        "Prime Minister Helen Aldridge of Canada met President Luis Fonseca of Paraguay in Ottawa on Friday.\n\n"
        "The two leaders also discussed their support for peace in the region and their assistance to farmers. "
        "Prime Minister Aldridge and President Fonseca discussed trade on Friday as well.",
        date(2022, 6, 10),
    )
    met = [e for e in events if e.type in ("meeting", "talks")]
    assert len(met) == 1
    assert {p.name for p in met[0].participants} == {"Helen Aldridge", "Luis Fonseca"}
