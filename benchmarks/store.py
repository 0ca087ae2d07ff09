"""Measure loading and asking half a million coded events: ours, native Oxigraph, rdflib, DuckDB, all in one run.

    python benchmarks/store.py ../shared/questions/icews05-15.tsv.zst [--sample 50000] [--times 5] [--skip-rdflib]

Prints: loading against `bulk_load` of the same triples from N-Triples, with peak memory; twelve questions by our own
call, by SPARQL written by hand for the engine, and by DuckDB over one flat table, on all events and on the sample;
plain rdflib in memory on the sample (all would take more memory and time than there is); growth from sample to all.
Ratios count: the machine may be busy, so each way's time is the best of several.
"""

from __future__ import annotations

import argparse
import multiprocessing
import queue
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyoxigraph as ox
from store_questions import Question, questions

from kg.pipeline.load import load
from kg.query.table import table
from kg.rdf.record import read_record
from kg.read.coded.actors import actor
from kg.read.coded.lines import rows
from kg.store import Store
from kg.timeline.ego import ego_network
from kg.vocab import PREFIXES

LIMIT = 60.0
Results = multiprocessing.Queue  # of (milliseconds, rows)


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def in_process(work: Callable[..., dict[str, float]], *args: object) -> dict[str, float]:
    """Run a measurement in a process of its own, so that its memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, args)


def load_ours(path: str, folder: str) -> dict[str, float]:
    began, cpu = time.perf_counter(), time.process_time()
    with Store(folder, mode="write") as store:
        done = load(store, Path(path), "quads")
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    with Store(folder) as store:
        return {"events": done.events, "triples": len(store.graph), "seconds": took, "cpu": cpu, "peak_gb": peak()}


def dump(folder: str, path: str) -> dict[str, float]:
    with Store(folder) as store:
        store.graph.dump(path, ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    return {}


def load_theirs(path: str, folder: str) -> dict[str, float]:
    began, cpu = time.perf_counter(), time.process_time()
    store = ox.Store(folder)
    store.bulk_load(path=path, format=ox.RdfFormat.N_TRIPLES)
    store.flush()
    return {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu, "peak_gb": peak()}


def flat_table(path: Path) -> duckdb.DuckDBPyConnection:
    """All events as one table in memory, with the parties that our reader finds: the practical limit."""
    db = duckdb.connect()
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
        for line, (s, r, o, d) in rows(path, quoted=False):
            one, other = actor(s), actor(o)
            cells = (str(line), one.name, r.replace("_", " "), other.name, d, one.party or "", other.party or "")
            file.write("\t".join(cells) + "\n")
        file.flush()
        db.execute(
            "CREATE TABLE flat AS SELECT * FROM read_csv($1, delim='\t', header=false, quote='', columns={"
            "'line': 'INTEGER', "
            "'s': 'VARCHAR', 'r': 'VARCHAR', 'o': 'VARCHAR', 'd': 'DATE', 'sp': 'VARCHAR', 'op': 'VARCHAR'})",
            [file.name],
        )
    return db


def best(call: Callable[[], int], times: int) -> tuple[float, int]:
    """The best time of several, in milliseconds, and how many rows there were."""
    found, took = 0, []
    for _ in range(times):
        began = time.perf_counter()
        found = call()
        took.append(time.perf_counter() - began)
        if sum(took) > 20:
            break
    return min(took) * 1000, found


def our_call(store: Store, question: Question) -> int:
    if question.name == "ego":
        return int(ego_network(store, question.values["actor"]).number_of_edges())
    if not question.name:
        return len(read_record(question.values["event"], store.node).sources)
    return len(table(store, question.name, question.values))


def by_hand(store: Store, text: str) -> int:
    return sum(1 for _ in store.graph.query(text, prefixes=PREFIXES))


def rdflib_answers(ntriples: str, texts: list[str], times: int, out: Results) -> None:
    from rdflib import Graph, Namespace

    graph = Graph()
    graph.parse(ntriples, format="ox-nt")
    names = {prefix: Namespace(iri) for prefix, iri in PREFIXES.items()}
    out.put((0.0, len(graph)))
    for text in texts:
        out.put(best(lambda q=text: len(list(graph.query(q, initNs=names))), 1))


def native_answers(folder: str, texts: list[str], times: int, out: Results) -> None:
    store = Store(folder)
    out.put((0.0, 0))
    for text in texts:
        out.put(best(lambda q=text: by_hand(store, q), times))


def apart(target: Callable[..., None], source: str, texts: list[str], times: int) -> list[tuple[float, int] | None]:
    """Time an engine on each text in a process of its own; one that has not answered in time is ended, and has None."""
    context = multiprocessing.get_context("spawn")
    found: list[tuple[float, int] | None] = []
    while len(found) < len(texts):
        results: Results = context.Queue()
        process = context.Process(target=target, args=(source, texts[len(found) :], times, results))
        process.start()
        results.get()
        while len(found) < len(texts):
            try:
                found.append(results.get(timeout=LIMIT))
            except queue.Empty:
                found.append(None)
                break
        process.terminate()
        process.join()
    return found


def ask_all(folder: str, path: Path, times: int) -> tuple[list[Question], list[dict[str, float]]]:
    store, db = Store(folder), flat_table(path)
    first = next(store.graph.quads_for_pattern(None, ox.NamedNode(PREFIXES["dip"] + "initiator"), None, None))
    asked, lines = questions(first.subject.value), []
    texts = [text for question in asked for text in _texts(question)]
    hands = iter(apart(native_answers, folder, texts, times))
    for question in asked:
        ours, found = best(lambda q=question: our_call(store, q), times)
        tried = [took for took, _ in filter(None, (next(hands) for _ in _texts(question)))]
        flat, _ = best(lambda q=question: len(db.execute(q.sql).fetchall()), times)
        lines.append({"ours": ours, "hand": min(tried, default=LIMIT * 1000), "duckdb": flat, "rows": found})
    return asked, lines


def _texts(question: Question) -> list[str]:
    return list(filter(None, (question.sparql, question.range, *question.tries)))


def sample(path: Path, count: int, folder: Path) -> Path:
    """The first events of the file, which is by day."""
    part = folder / "icews05-15.tsv"
    with part.open("w", encoding="utf-8") as file:
        for line, row in rows(path, quoted=False):
            if line > count:
                break
            file.write("\t".join(row) + "\n")
    return part


def show(
    title: str, asked: list[Question], lines: list[dict[str, float]], rdflib: list[tuple[float, int] | None] | None
) -> None:
    print(f"\n{title} (ms, best of several)")
    print(f"{'question':52} {'rows':>6} {'ours':>8} {'SPARQL':>8} {'DuckDB':>8} {'rdflib':>9} {'ours/SPARQL':>11}")
    for number, (question, line) in enumerate(zip(asked, lines, strict=True)):
        plain = "" if rdflib is None else f"{found[0]:.0f}" if (found := rdflib[number]) else "none"
        print(
            f"{question.title:52} {line['rows']:6.0f} {line['ours']:8.1f} {line['hand']:8.1f} {line['duckdb']:8.1f} "
            f"{plain:>9} {line['ours'] / line['hand']:11.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--sample", type=int, default=50_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--skip-rdflib", action="store_true")
    parser.add_argument("--keep", type=Path, help="folder for the stores, kept for another run")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        folder.mkdir(exist_ok=True, parents=True)
        measure(args, folder, Path(scratch))


def measure(args: argparse.Namespace, folder: Path, scratch: Path) -> None:
    whole, small = str(folder / "whole.store"), str(folder / "small.store")
    part = sample(args.file, args.sample, scratch)
    if not Path(whole).exists():
        ours = in_process(load_ours, str(args.file), whole)
        ntriples = str(scratch / "whole.nt")
        in_process(dump, whole, ntriples)
        theirs = in_process(load_theirs, ntriples, str(scratch / "theirs"))
        rate, other = ours["triples"] / ours["seconds"], ours["triples"] / theirs["seconds"]
        print(f"loading {ours['events']:.0f} events, {ours['triples']:.0f} triples")
        print(
            f"  ours       {ours['seconds']:6.1f} s, {rate:8.0f} triples/s, CPU {ours['cpu']:.0f} s, "
            f"peak {ours['peak_gb']:.2f} GB"
        )
        print(f"  bulk_load  {theirs['seconds']:6.1f} s, {other:8.0f} triples/s, CPU {theirs['cpu']:.0f} s")
        print(f"  ratio      {rate / other:.2f} (at least 0.6 is wanted)")
        in_process(load_ours, str(part), small)
    sys.stdout.flush()
    asked, lines = ask_all(small, part, args.times)
    plain = None
    if not args.skip_rdflib:
        ntriples_small = scratch / "small.nt"
        in_process(dump, small, str(ntriples_small))
        plain = apart(rdflib_answers, str(ntriples_small), [q.range or q.sparql for q in asked], 1)
    show(f"{args.sample} events", asked, lines, plain)
    if plain:
        ratios = [(one[0] if one else LIMIT * 1000) / line["ours"] for one, line in zip(plain, lines, strict=True)]
        print(f"rdflib/ours: median {statistics.median(ratios):.0f} (at least 20 is wanted), least {min(ratios):.1f}")
    asked_all, all_lines = ask_all(whole, args.file, args.times)
    show("all events", asked_all, all_lines, None)
    print(f"\n{'growth from sample to all':52} {'rows':>6} {'ours':>8}")
    for question, before, after in zip(asked, lines, all_lines, strict=True):
        print(
            f"{question.title:52} {after['rows'] / max(before['rows'], 1):6.1f} {after['ours'] / before['ours']:8.1f}"
        )
    named = [line["ours"] for question, line in zip(asked_all, all_lines, strict=True) if question.named]
    large = [line["ours"] for question, line in zip(asked_all, all_lines, strict=True) if not question.named]
    print(f"\nnaming an actor, a pair or an event: at most {max(named):.0f} ms (150 wanted)")
    print(f"over a week, a year or all years: at most {max(large):.0f} ms (1000 wanted)")


if __name__ == "__main__":
    main()
