"""The founding article comes out right, and so do its exchanged versions: nothing is keyed to its names."""

from __future__ import annotations

import importlib.util
from types import ModuleType
from typing import Any

import pytest

from kg.extract import extract
from kg.model.wire import event_object
from kg.read import article_from_object
from tests.extract.founding import EXCHANGES, GOLD, Exchange, article, exchanged

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the gold articles are not there")


@pytest.fixture(scope="module")
def score() -> ModuleType:
    """The scorer that stands beside the gold file."""
    spec = importlib.util.spec_from_file_location("gold_score", GOLD.with_name("score.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(record: dict[str, Any]) -> list[dict[str, Any]]:
    """What the extractor makes of an article, without sight of the answers."""
    given = {key: record[key] for key in ("id", "title", "date", "dateline", "text")}
    return [dict(event_object(event)) for event in extract(article_from_object(given))]


@pytest.mark.parametrize("exchange", EXCHANGES, ids=lambda exchange: exchange.name)
def test_six_events_with_every_slot_right(score: ModuleType, exchange: Exchange) -> None:
    record = exchanged(article(), exchange)
    wrong: list[str] = []

    def tell(_: str, what: str, gold: object, predicted: object) -> None:
        wrong.append(f"{what}: {score.brief(gold)} / {score.brief(predicted)}")

    figures = score.score([record], {record["id"]: read(record)}, tell)
    assert not wrong, "\n".join(wrong)
    assert (figures["found"], figures["usable"], figures["gold"]) == (1.0, 1.0, 6)


@pytest.mark.parametrize("exchange", EXCHANGES, ids=lambda exchange: exchange.name)
def test_who_leads_and_who_only_speaks(exchange: Exchange) -> None:
    def now(name: str) -> str:
        return exchange.words.get(name, name)

    events = read(exchanged(article(), exchange))
    parts = [part for event in events for part in event["participants"]]
    leads = {(part["name"], part["party"]) for part in parts if part["role"] == "lead"}
    first, second = exchange.codes.get("USA", "USA"), exchange.codes.get("RUS", "RUS")
    assert leads == {(now("Wendy Sherman"), first), (now("Sergei Ryabkov"), second)}
    named = " ".join(part["name"] for part in parts).casefold()
    for speaker in ("Price", "Blinken", "Stoltenberg"):
        assert now(speaker).casefold() not in named
    assert "balibouse" not in named
