"""Which reports are one event: what speaks for it, what rules it out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.link.events import cluster, score
from kg.model import Event, Participation, Place, Report
from kg.rdf.article import article_quads
from kg.rdf.report import reports
from tests.told import BRUSSELS, GENEVA, RYABKOV, SHERMAN, article, event, geneva, month, on

KYIV = Place(city="Kyiv", country="Ukraine", country_code="UKR", id="geonames:703448")
KIEV = replace(KYIV, city="Kiev")


def report(name: str, day: str = "2022-01-10", **slots: object) -> Report:
    told, (plain,) = geneva(name, day)
    changed: Event = replace(plain, **slots)  # type: ignore[arg-type]
    return reports(article_quads(told, (changed,)))[0]


def together(*told: Report) -> bool:
    return len(cluster(told)) == 1


@pytest.mark.parametrize(
    "slots",
    [
        {},
        {"type": "meeting"},
        {"participants": ()},
        {"place": None},
        {"when": month("2022-01")},
        {"status": "planned"},
        {"when": on("2022-01-10", "2022-01-11")},
        {"when": on("2022-01-11")},
        {"place": BRUSSELS},
        {"when": None},
        {"participants": (Participation("Sergey Riabkov", party="RUS"), Participation("Sherman", party="USA"))},
        {"place": replace(GENEVA, venue="United States Mission")},
        {"parties": ("RUS",)},
    ],
)
def test_one_event_told_otherwise(slots: dict[str, object]) -> None:
    assert together(report("one"), report("two", **slots))


@pytest.mark.parametrize(
    "slots",
    [
        {"type": "visit"},
        {"type": "call"},
        {"when": on("2022-01-17")},
        {"when": month("2022-03")},
        {"parties": ("CHN", "IND"), "participants": ()},
        {"place": BRUSSELS, "participants": ()},
        {"participants": (Participation("Antony Blinken", party="USA"), Participation("Sergei Lavrov", party="RUS"))},
        {"when": None, "_day": "2022-02-20"},
    ],
)
def test_another_event(slots: dict[str, object]) -> None:
    slots = dict(slots)
    day = str(slots.pop("_day", "2022-01-10"))
    assert not together(report("one"), report("two", day, **slots))


def test_rounds_with_numbers_stay_apart() -> None:
    assert not together(report("one", round=1), report("two", round=2, when=on("2022-01-11")))


def test_a_city_has_many_names() -> None:
    assert together(report("one", place=KYIV, participants=()), report("two", place=KIEV, participants=()))


def test_two_events_of_one_article_are_never_one() -> None:
    told, (plain,) = geneva()
    assert len(cluster(reports(article_quads(told, (plain, plain))))) == 2


def test_twin_meetings_of_one_day_find_their_own() -> None:
    deputies = {"participants": (SHERMAN, RYABKOV)}
    ministers = {
        "participants": (Participation("Antony Blinken", party="USA"), Participation("Sergei Lavrov", party="RUS"))
    }
    told = [report("a", **deputies), report("b", **ministers), report("c", **deputies), report("d", **ministers)]
    assert {frozenset(r.title for r in group) for group in cluster(told)} == {frozenset("ac"), frozenset("bd")}


def test_scores_are_the_same_both_ways() -> None:
    told = [
        report("one"),
        report("two", when=month("2022-01")),
        report("three", place=BRUSSELS),
        report("four", type="visit"),
    ]
    assert all(score(a, b) == score(b, a) for a in told for b in told)


def test_a_dinner_is_no_round_of_talks_the_day_after() -> None:
    text = "They met over a working dinner in Geneva on Sunday."
    told = [
        report("talks"),
        _told("sunday", text, "2022-01-09"),
        _told("saturday", text.replace("Sunday", "Saturday"), "2022-01-08"),
    ]
    assert {frozenset(r.title for r in group) for group in cluster(told)} == {
        frozenset({"talks"}),
        frozenset({"sunday", "saturday"}),
    }


def _told(name: str, text: str, day: str) -> Report:
    told = article(name, "2022-01-10", text)
    slots = {"when": on(day), "place": GENEVA, "participants": (SHERMAN, RYABKOV), "parties": ("RUS", "USA")}
    return reports(article_quads(told, (event(told, text, "meeting", **slots),)))[0]


def test_a_round_of_one_number_is_one_event_whatever_its_day() -> None:
    planned = report("one", status="planned", process="Joint Commission", round=3)
    held = report("two", "2022-01-20", when=on("2022-01-19"), process="Joint Commission", round=3)
    later = report("three", "2022-09-20", when=on("2022-09-19"), process="Joint Commission", round=3)
    other = report("four", "2022-01-20", when=on("2022-01-19"), process="Joint Commission", round=4)
    assert together(planned, held)
    assert not together(planned, later)
    assert not together(held, other)
    assert not together(replace(planned, event=replace(planned.event, process=None)), held)


def test_two_processes_on_one_day_stay_apart() -> None:
    fish = report("one", process="Fisheries Dialogue", participants=())
    assert not together(fish, report("two", process="Airspace Consultations", participants=()))
    assert together(fish, report("two", process="High-Level Dialogue on Fisheries", participants=()))


def pair(name: str, *people: tuple[str, str | None]) -> Report:
    found = tuple(Participation(who, party=side) for who, side in people)
    return report(name, participants=found, parties=tuple(sorted({side for _, side in people if side})))


def test_a_plan_for_the_day_before_with_fewer_sides_is_another_meeting() -> None:
    council = (("Wendy Sherman", "USA"), ("Jens Stoltenberg", "NATO"), ("Alexander Grushko", "RUS"))
    held = pair("council", *council)
    plan = pair("plan", *council[:2])
    before = replace(plan, event=replace(plan.event, status="planned", when=on("2022-01-09")))
    assert not together(held, before)


def test_a_plan_without_a_day_is_not_what_was_over_before_it_was_told() -> None:
    plan = report("plan", "2022-01-12", status="planned", when=None)
    assert not together(report("held", "2022-01-11"), plan)
    assert together(report("held", "2022-01-11", when=on("2022-01-12")), plan)


def test_one_person_who_meets_two_others_has_two_meetings() -> None:
    first = pair("one", ("Sergei Ryabkov", "RUS"), ("Wendy Sherman", "USA"))
    assert not together(first, pair("two", ("Sergei Ryabkov", "RUS"), ("Farhad Rahimi", "IRN")))
    assert not together(first, pair("two", ("Sergei Ryabkov", "RUS"), ("Farhad Rahimi", None)))
    assert together(first, pair("two", ("Sergei Ryabkov", "RUS"), ("Antony Blinken", "USA")))
    assert together(first, pair("two", ("Sergei Ryabkov", "RUS")))


def test_reports_of_one_side_each_are_joined_by_a_third_of_both() -> None:
    one = report("one", parties=("USA",), participants=())
    other = report("two", parties=("RUS",), participants=())
    assert not together(one, other)
    assert together(one, other, report("three", parties=("RUS", "USA"), participants=()))
