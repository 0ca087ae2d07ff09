"""The parts of asking: words, names, times, frames, words of a user's own, completion."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.ask import Asker, complete
from kg.ask.cache import load
from kg.ask.frame import frame
from kg.ask.learnt import guesses
from kg.ask.link import mentions
from kg.ask.names import Names, name
from kg.ask.times import stretches
from kg.ask.words import barred, key, stem, words
from kg.data import folder, load_toml, read_tsv
from kg.pipeline.load import load as load_table
from kg.store import Store
from tests.ask.conftest import CODED
from tests.ask.story import build

LABELS = (
    "Citizen (Norway)",
    "Norway",
    "Defense / Security Ministry (Denmark)",
    "Police (Denmark)",
    "Ayman Zawahiri",
    "Foreign Affairs (South Korea)",
    "Angela Merkel",
    "UN Security Council",
    "Barack Obama",
    "Denmark",
)


@pytest.fixture(scope="module")
def names() -> Names:
    others = [f"Somebody{number} Else{number}" for number in range(90)]
    return Names(name(label, label, "Agent") for label in (*LABELS, *others))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ministries", "ministry"), ("Defence", "defense"), ("China's", "china"), ("Gül", "gul"), ("CENTRE", "center")],
)
def test_spellings_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize("form", ["visits", "visited", "visiting", "visit"])
def test_forms_of_a_verb_have_one_stem(form: str) -> None:
    assert stem(form) == stem("visit")


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("the citizens of Norway", "Citizen (Norway)"),
        ("Norwegian citizens", "Citizen (Norway)"),
        ("Danish Ministry of Defence and Security", "Defense / Security Ministry (Denmark)"),
        ("the police from Denmark", "Police (Denmark)"),
        ("Zawahiri", "Ayman Zawahiri"),
        ("Merkell", "Angela Merkel"),
        ("United Nations Security Council", "UN Security Council"),
        ("the Obama administration", "Barack Obama"),
    ],
)
def test_a_name_is_found_in_other_words(names: Names, said: str, label: str) -> None:
    text = f"Who met {said} today?"
    parts = words(text)
    (found,) = mentions(parts, text, names, barred(parts))
    assert found.best.name.label == label


@pytest.mark.parametrize(
    ("text", "first", "last", "unit"),
    [
        ("on 14 October 2015", "2015-10-14", "2015-10-14", "day"),
        ("on the 5th of May, 2009", "2009-05-05", "2009-05-05", "day"),
        ("on 2005-01-20", "2005-01-20", "2005-01-20", "day"),
        ("on 16.04.2006", "2006-04-16", "2006-04-16", "day"),
        ("in 2005-02", "2005-02-01", "2005-02-28", "month"),
        ("in Feb, the year 2016", "2016-02-01", "2016-02-29", "month"),
        ("in the year of 2006", "2006-01-01", "2006-12-31", "year"),
        ("this month", "2022-02-01", "2022-02-28", "month"),
    ],
)
def test_a_time_is_found(text: str, first: str, last: str, unit: str) -> None:
    (found,) = stretches(f"Who met {text}?", date(2022, 2, 14))
    assert (str(found.first), str(found.last), found.unit) == (first, last, unit)


def test_a_day_that_does_not_exist_is_no_time() -> None:
    assert stretches("Who met on 31 February 2015?") == ()


def test_a_month_without_a_year_is_looked_for_in_the_graph_s_time() -> None:
    (found,) = stretches("Did they meet in March?", date(2026, 5, 5), lambda: date(2022, 6, 1))
    assert found.first == date(2022, 3, 1)


def test_a_frame_holds_what_is_asked_and_leaves_the_relation(names: Names) -> None:
    text = "In which year did Denmark last praise Norway after 2010?"
    parts, times = words(text), stretches(text)
    found = frame(parts, mentions(parts, text, names, barred(parts, [(t.start, t.end) for t in times])), times)
    assert (found.asks, found.unit, found.nth, found.bounds[0].sign) == ("time", "year", -1, "after")
    assert found.rest == "did <e0> praise <e1>"


def test_learnt_weights_are_likelihoods() -> None:
    likely = guesses("who visited <e0>")
    assert sum(likely.values()) == pytest.approx(1.0)
    assert max(likely, key=lambda label: likely[label])[0] in ("042", "043")


def test_a_name_is_completed(reader: Asker) -> None:
    assert reader.complete("When did Sher")[0] == "When did Wendy Sherman"
    assert complete("Who m", reader.names)[0] == "Who met "
    assert complete("Where did Zzz", reader.names) == []


def test_a_user_s_own_words_are_understood(tmp_path: Path) -> None:
    build(tmp_path / "kg.store")
    own = """@prefix dip: <https://w3id.org/summitry/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <urn:word:powwow> a skos:Concept ; skos:prefLabel "powwow"@en ; dip:means dip:Meeting ."""
    with Store(tmp_path / "kg.store") as store:
        assert Asker(store).ask("When did Blinken powwow with Lavrov?").declined
    with Store(tmp_path / "kg.store", mode="write") as store:
        store.change((), ox.parse(own, format=ox.RdfFormat.TURTLE))
    with Store(tmp_path / "kg.store") as store:
        assert Asker(store).ask("When did Blinken powwow with Lavrov?").answers == ("2022-01-21",)


def test_an_empty_store_can_be_asked(tmp_path: Path) -> None:
    with Store(tmp_path / "kg.store", mode="write") as store:
        assert Asker(store).ask("Who met whom?").answers == ()


def test_a_graph_is_asked_from_python(story: Path) -> None:
    with kg.open(story, mode="read") as graph:
        assert graph.ask("Where did Blinken meet Lavrov?").answers == ("Geneva",)


def test_articles_and_coded_events_in_one_store(tmp_path: Path) -> None:
    build(tmp_path / "kg.store")
    (tmp_path / "table.tsv").write_text(CODED, encoding="utf-8")
    with Store(tmp_path / "kg.store", mode="write") as store:
        load_table(store, tmp_path / "table.tsv", "quads")
        asker = Asker(store, date(2022, 2, 1))
        assert asker.ask("Who visited China in 2011?").answers == ("Japan",)
        assert asker.ask("Where did Blinken meet Lavrov?").answers == ("Geneva",)
        assert asker.ask("Who represented Russia in Vienna?").answers == ("Alexander Lukashevich",)


def test_names_are_kept_beside_the_store_and_read_anew_after_a_change(tmp_path: Path) -> None:
    build(tmp_path / "kg.store")
    with Store(tmp_path / "kg.store") as store:
        before, _ = load(store)
        again, _ = load(store)
    assert (tmp_path / "kg.store" / "ask.json").is_file()
    assert again.names == before.names
    more = "<urn:x> a <http://xmlns.com/foaf/0.1/Person> ; <http://www.w3.org/2000/01/rdf-schema#label> 'New Comer' ."
    with Store(tmp_path / "kg.store", mode="write") as store:
        store.change((), ox.parse(more, format=ox.RdfFormat.TURTLE))
    with Store(tmp_path / "kg.store") as store:
        assert "New Comer" in {name.label for name in load(store)[0].names}


def test_the_data_files_are_sound() -> None:
    assert all(row["label"] and row["aliases"] for row in read_tsv("ask/aliases.tsv"))
    assert all(
        abs(float(row["weight"])) < 30 and row["side"] in ("initiator", "recipient")
        for row in read_tsv("ask/relations.tsv")
    )
    assert load_toml("ask/frames.toml")["seeks"]
    means = ox.NamedNode("https://w3id.org/summitry/ns#means")
    text = (folder("ontology") / "words.ttl").read_bytes()
    assert sum(quad.predicate == means for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)) > 30
