"""The commands on a store: what they print, and how they end when something is wrong."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.cli.conftest import Run
from tests.pipeline.test_add import filled


def test_help_names_every_command(kg: Run) -> None:
    done = kg("--help")
    assert done.returncode == 0
    for name in ("add", "timeline", "query", "show", "export", "extract", "dates", "remove", "check", "merge"):
        assert f"  {name} " in done.stdout
        assert kg(name, "--help").returncode == 0


def test_help_loads_no_heavy_library(kg: Run) -> None:
    import subprocess
    import sys

    heavy = ("spacy", "pyshacl", "networkx", "lxml", "rdflib", "duckdb")
    code = f"import sys, kg.cli; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.usefixtures("told")
def test_the_timeline_draws_the_way_first(kg: Run) -> None:
    lines = kg("timeline").stdout.splitlines()
    assert lines[0] == "Geneva → Brussels → Vienna"
    assert any("Sergei Ryabkov (RUS, lead)" in line and "sources disagree" in line for line in lines)


@pytest.mark.usefixtures("told")
def test_the_timeline_in_other_formats(kg: Run) -> None:
    events = json.loads(kg("timeline", "--format", "json").stdout)
    assert [e["start"] for e in events] == ["2022-01-10", "2022-01-12", "2022-01-13"]
    assert len(events[0]["sources"]) == 7
    assert {"article", "sentence", "start", "end"} <= events[0]["sources"][0].keys()
    rows = list(csv.DictReader(io.StringIO(kg("timeline", "--format", "csv").stdout)))
    assert [row["when"] for row in rows] == ["2022-01-10", "2022-01-12", "2022-01-13"]
    page = MarkdownIt("commonmark").enable("table").render(kg("timeline", "--format", "markdown").stdout)
    assert page.count("<tr>") == 4


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (["--party", "NATO"], 1),
        (["--from", "2022-01-12"], 2),
        (["--to", "2021"], 0),
        (["--person", "SHERMAN"], 1),
        (["--place", "austria"], 1),
        (["--type", "meeting"], 1),
        (["--status", "planned"], 0),
        (["--origin", "article"], 3),
    ],
)
def test_filters(kg: Run, filters: list[str], count: int) -> None:
    assert len(json.loads(kg("timeline", *filters, "--format", "json").stdout)) == count


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["timeline", "--type", "party"], 2, "take one of meeting"),
        (["timeline", "--from", "Monday"], 2, "is no day"),
        (["timeline", "--from", "2022-02-01", "--to", "2022-01-01"], 2, "ends before it begins"),
        (["timeline", "--store", "elsewhere"], 1, "There is no store at 'elsewhere'"),
        (["query", "nope"], 1, "no named query and no file 'nope'"),
        (["query"], 2, "Name a query"),
        (["query", "timeline", "--set", "from"], 2, "write it as name=value"),
        (["query", "timeline", "--set", "from=soon"], 1, "is no date"),
        (["query", "planned", "--format", "turtle"], 2, "does not fit"),
        (["show", "Nobody"], 1, "no thing called 'Nobody'"),
        (["remove", "nothing"], 1, "no article 'nothing'"),
        (["add", "missing.txt"], 1, "missing.txt"),
        (["nonsense"], 2, "No such command"),
        (["merge", "(Vienna)", "Nobody"], 1, "no event called 'Nobody'"),
        (["decisions", "--undo", "x"], 1, "no decision 'x'"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(kg: Run, arguments: list[str], status: int, words: str) -> None:
    done = kg(*arguments)
    assert done.returncode == status
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_debug_shows_where(kg: Run) -> None:
    assert "Traceback" in kg("timeline", "--store", "elsewhere", "--debug").stderr


@pytest.mark.usefixtures("told")
def test_queries_from_all_sources(kg: Run, tmp_path: Path) -> None:
    text = "SELECT (COUNT(?e) AS ?n) { ?e a dip:DiplomaticEvent }"
    (tmp_path / "count.rq").write_text(text)
    for done in (kg("query", "count.rq", "--format", "csv"), kg("query", "-", "--format", "csv", given=text)):
        assert done.stdout.split() == ["n", "3"]
    named = json.loads(kg("query", "events-at-place", "--set", "place=vienna", "--format", "json").stdout)
    assert [row["place"]["value"] for row in named["results"]["bindings"]] == ["Vienna, Austria"]
    assert kg("query", "-", given="ASK { ?e a dip:Visit }").stdout == "no\n"
    assert (
        "rdfs:label"
        in kg("query", "-", given="CONSTRUCT { ?e rdfs:label ?l } { ?e a dip:Talks ; rdfs:label ?l }").stdout
    )


@pytest.mark.usefixtures("told")
def test_a_query_that_takes_too_long_is_ended(kg: Run) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a = ?l) }"
    done = kg("query", "-", "--timeout", "0.5", given=endless)
    assert done.returncode == 1
    assert "took longer than 0.5 seconds" in done.stderr


@pytest.mark.usefixtures("told")
def test_show_leads_back_to_the_words(kg: Run) -> None:
    assert "2022-01-10" in kg("show", "Wendy Sherman").stdout
    event = json.loads(kg("timeline", "--format", "json").stdout)[0]["id"]
    shown = kg("show", event).stdout
    assert "Sources disagree on: when" in shown
    assert "sat down in Geneva" in shown
    assert json.loads(kg("show", "NATO", "--format", "json").stdout)["kind"] == "party"


@pytest.mark.usefixtures("told")
def test_check_finds_what_is_wrong_and_mends_it(kg: Run, told: Path) -> None:
    import pyoxigraph as ox

    from kg.store import Store
    from kg.vocab import dip

    assert kg("check").stdout == "good\n"
    with Store(told, mode="write") as store:
        store.change(store.graph.quads_for_pattern(None, dip("status"), None, ox.DefaultGraph()), [])
    done = kg("check")
    assert done.returncode == 1
    assert "exactly one status" in done.stdout
    assert "do not fit the claims" in done.stdout
    assert kg("check", "--mend").returncode == 0
    assert kg("check").stdout == "good\n"


@pytest.mark.usefixtures("told")
def test_decisions_by_command(kg: Run) -> None:
    ids = [event["id"] for event in json.loads(kg("timeline", "--format", "json").stdout)]
    merged = kg("merge", ids[1], ids[2], "--author", "Ada")
    assert merged.returncode == 0
    assert len(json.loads(kg("timeline", "--format", "json").stdout)) == 2
    assert "Ada" in kg("decisions").stdout
    undone = [word for line in merged.stdout.splitlines() for word in ("--undo", line.partition(":")[0])]
    assert kg("decisions", *undone).returncode == 0
    assert len(json.loads(kg("timeline", "--format", "json").stdout)) == 3


@pytest.mark.usefixtures("told")
def test_remove_takes_an_article_out(kg: Run) -> None:
    assert "removed with 3 events" in kg("remove", "before").stdout
    events = json.loads(kg("timeline", "--format", "json").stdout)
    assert all(source["title"] != "before" for event in events for source in event["sources"])


@pytest.mark.usefixtures("told")
def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    import subprocess
    import sys

    run = f"{sys.executable} -m kg query articles | head -1"
    done = subprocess.run(
        run,
        shell=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"},
    )
    assert "Traceback" not in done.stderr


def test_csv_cells_are_no_formulas(kg: Run, tmp_path: Path) -> None:
    from kg.model import Participation
    from tests.told import geneva

    person = Participation("＝HYPERLINK(evil)", party="USA")
    filled(tmp_path / "kg.store", [geneva(participants=(person,))]).close()
    (row,) = csv.DictReader(io.StringIO(kg("timeline", "--format", "csv").stdout))
    assert row["who"].startswith("'＝")
