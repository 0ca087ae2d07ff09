import io
from datetime import date

from hypothesis import given, settings
from icalendar import Calendar, Event

from kg.export.ical import write_ical
from kg.model import Interval, Record

from .made import day, record, winter
from .strategies import records


def read(some: list[Record]) -> list[Event]:
    file = io.BytesIO()
    write_ical(some, file)
    assert all(len(line) <= 75 for line in file.getvalue().split(b"\r\n")), "RFC 5545 folds lines at 75 octets"
    return Calendar.from_ical(file.getvalue()).walk("VEVENT")


def test_days_are_all_day_entries_with_an_exclusive_end() -> None:
    entries = {str(entry["SUMMARY"]): entry for entry in read(winter())}
    berlin = entries["Blinken meets European ministers"]
    assert (berlin.decoded("DTSTART"), berlin.decoded("DTEND")) == (date(2022, 1, 19), date(2022, 1, 21))
    assert berlin["LOCATION"] == "Berlin, Germany"
    assert berlin["GEO"].latitude == 52.5244
    assert "15" not in {str(entry["UID"]) for entry in entries.values()}
    assert len(entries) == len(winter()) - 1


def test_plans_are_tentative_and_what_was_called_off_is_cancelled() -> None:
    status = {str(entry["SUMMARY"]): entry["STATUS"] for entry in read(winter())}
    assert status["Strategic stability talks"] == "CONFIRMED"
    assert status["Second meeting of Blinken and Lavrov"] == "CANCELLED"
    assert status["Second round of the stability talks (February 2022, day not known)"] == "TENTATIVE"


def test_the_description_has_who_and_the_sentences_with_their_sources() -> None:
    (entry,) = (entry for entry in read(winter()) if str(entry["SUMMARY"]) == "Strategic stability talks")
    told = str(entry["DESCRIPTION"])
    assert "United States: Wendy Sherman (deputy secretary of state, lead)" in told
    assert "“The meeting at the US mission lasted seven and a half hours & ended <without> result.”" in told
    assert "(Alpine Wire, Talks end in Geneva, 10 January 2022)" in told
    assert entry["URL"] == "https://news.example/3"


def test_equal_records_give_equal_files() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write_ical(winter(), first)
    write_ical(winter(), second)
    assert first.getvalue() == second.getvalue()


def test_the_last_day_of_the_calendar_is_no_error() -> None:
    (entry,) = read([record("end", "End", Interval(date.max, date.max), None, ()), record("no", "No", None, None, ())])
    assert entry.decoded("DTSTART") == date.max
    assert day("2022-01-10").start != date.max


@settings(max_examples=80, deadline=None)
@given(records)
def test_whatever_comes_in_icalendar_reads(some: list[Record]) -> None:
    for entry in read(some):
        assert not entry.errors
        assert entry["SUMMARY"]
        assert entry["UID"]
