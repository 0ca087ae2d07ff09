"""The founding article and versions of it with everything exchanged: six events, every slot, the roles."""

import importlib.util
from functools import cache

import pytest

from kg.extract import extract
from kg.model import Event
from kg.model.wire import event_object
from kg.read import article_from_object
from tests.extract.exchange import EXCHANGES
from tests.extract.founding import GOLD, Exchange, article, exchanged

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the annotated articles are not beside this checkout")
SAME = Exchange("as it was written", {}, {}, {})


@cache
def scorer():
    spec = importlib.util.spec_from_file_location("gold_score", GOLD.with_name("score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def read(change: str) -> tuple[dict, tuple[Event, ...]]:
    record = exchanged(article(), next(x for x in (SAME, *EXCHANGES) if x.name == change))
    return record, extract(
        article_from_object({key: record[key] for key in ("id", "title", "date", "dateline", "text")})
    )


versions = pytest.mark.parametrize("change", [x.name for x in (SAME, *EXCHANGES)])


@versions
def test_all_six_events_are_found_with_every_slot_right(change):
    record, events = read(change)
    wrong = []

    def tell(_, what, gold, __):
        if gold:
            wrong.append((what, scorer().brief(gold)))

    scorer().score([record], {record["id"]: [event_object(e) for e in events]}, tell)
    assert wrong == []


@versions
def test_each_side_has_its_lead_negotiator(change):
    record, events = read(change)
    talks = next(e for e in record["events"] if e["event_id"] == "seed#e2")
    leads = {(p.name, p.party) for e in events for p in e.participants if p.role == "lead"}
    assert leads == set(zip(talks["participants"], talks["parties"], strict=True))


@versions
def test_who_only_speaks_or_photographs_takes_part_in_nothing(change):
    _, events = read(change)
    found = next(x for x in (SAME, *EXCHANGES) if x.name == change)
    silent = {found.words.get(n, n).split()[-1] for n in ("Ned Price", "Jens Stoltenberg")} | {"BALIBOUSE", "Balibouse"}
    assert not [p.name for e in events for p in e.participants if p.name.split()[-1] in silent]


def test_every_statement_leads_back_to_its_words():
    record, events = read(SAME.name)
    spans = [s for e in events for s in (*e.evidence, *(x.span for x in e.support))]
    assert spans
    assert all(record["text"][s.start : s.end] == s.text for s in spans)
