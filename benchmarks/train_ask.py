"""Fit the relation classifier of `kg ask` on questions with answers, and write `kg/data/ask/relations.tsv`.

    python benchmarks/train_ask.py STORE QUESTIONS.jsonl[.gz] [--without China --without Chinese] [-o FILE]

STORE holds the coded events that the questions are about. Questions come without their relation: which relations on
the graph, seen from the names in the question, yield exactly the gold answers is found out by trying all; where several
do, the fit decides between them (expectation and maximisation, three rounds). Left out, so that they can test what was
made: questions whose id has a hash that is a multiple of four (`aside`), and those that hold a word of --without.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg.ask.frame import Frame, frame
from kg.ask.index import read_names
from kg.ask.learnt import features
from kg.ask.link import Mention, mentions
from kg.ask.names import Names
from kg.ask.times import stretches
from kg.ask.words import barred, words
from kg.query import run
from kg.store import Store

Fact = tuple[str, str]  # day, other side
Label = tuple[str, str]  # code, part of the first name
WIDTH = {"day": 10, "month": 7, "year": 4}


def aside(question: dict) -> bool:
    """Whether a question belongs to the quarter that is never looked at."""
    return int(hashlib.sha256(str(question["id"]).encode()).hexdigest(), 16) % 4 == 0


class Graph:
    """The coded events by code, side and name."""

    def __init__(self, store: Store) -> None:
        self.facts: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
        codes = {row["code"] for row in run(store, "SELECT ?code { ?by dip:code ?c . ?c skos:notation ?code }").rows()}
        for code in sorted(codes):
            text = f"SELECT ?s ?o ?d {{ ?e by:{code} ?s ; to:{code} ?o ; sem:hasEarliestBeginTimeStamp ?d }}"
            for row in run(store, text).rows():
                self.facts[code, "initiator", row["s"]].append((row["d"], row["o"]))
                self.facts[code, "recipient", row["o"]].append((row["d"], row["s"]))
        for found in self.facts.values():
            found.sort()
        self.codes = sorted(codes)

    def labels(self, asked: Frame, names: list[Mention], gold: set[str]) -> set[Label]:
        """Give the codes and sides by which the graph answers with exactly the gold answers."""
        sides = [names[n].best.name.node for n in asked.sides]
        if asked.asks == "time" and len(sides) == 2:
            pairs = ((code, side) for code in self.codes for side in ("initiator", "recipient"))
            return {pair for pair in pairs if self._times(asked, *pair, *sides) == gold}
        if asked.asks == "entity" and len(set(sides)) == 1:
            pairs = ((code, side) for code in self.codes for side in ("initiator", "recipient"))
            return {pair for pair in pairs if self._others(asked, *pair, sides[0], names) == gold}
        return set()

    def _times(self, asked: Frame, code: str, side: str, first: str, second: str) -> set[str]:
        days = [day for day, other in self.facts.get((code, side, first), ()) if other == second]
        picked = days[:1] if asked.nth == 1 else days[-1:] if asked.nth == -1 else days
        return {day[: WIDTH.get(asked.unit, 10)] for day in picked}

    def _others(self, asked: Frame, code: str, side: str, name: str, names: list[Mention]) -> set[str]:
        facts = self.facts.get((code, side, name), [])
        for bound in asked.bounds:
            first, last = str(bound.stretch.first), str(bound.stretch.last)
            tests = {"before": lambda d: d < first, "after": lambda d: d > last, "in": lambda d: first <= d <= last}  # noqa: B023
            facts = [fact for fact in facts if tests.get(bound.sign, lambda d: True)(fact[0])]
        for anchor in asked.anchors:
            node, width = names[anchor.mention].best.name.node, WIDTH.get(anchor.unit, 10)
            days = [day for day, other in self.facts.get((code, side, name), ()) if other == node]
            if not days:
                return set()
            pivot = days[0][:width]
            facts = [
                (day, other)
                for day, other in facts
                if other != node
                and {"before": day < pivot, "after": day[:width] > pivot, "same": day[:width] == pivot}[anchor.sign]
            ]
        picked = facts[:1] if asked.nth == 1 else facts[-1:] if asked.nth == -1 else facts
        return {other for _, other in picked}


def examples(questions: Iterator[dict], graph: Graph, names: Names) -> Iterator[tuple[str, frozenset[Label]]]:
    """Give what is left of each question, with the labels that it may have."""
    nodes = {name.label: name.node for name in names.names if name.kind == "Agent"}
    for question in questions:
        text, times = question["question"], stretches(question["question"])
        parts = words(text)
        found = mentions(parts, text, names, barred(parts, [(t.start, t.end) for t in times]))
        asked = frame(parts, found, times)
        gold = {nodes.get(answer, answer) for answer in question["answers"]}
        labels = graph.labels(asked, list(found), gold)
        if labels:
            yield asked.rest, frozenset(labels)


def fit(told: Counter[tuple[str, frozenset[Label]]], rounds: int = 3) -> dict[tuple[str, Label], float]:
    """Fit the weights: in each round a phrase counts for its labels as likely as the round before holds them."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    prior: dict[tuple[str, Label], float] = defaultdict(float)
    for (rest, labels), count in told.items():
        for label in labels:
            prior[rest, label] += count / len(labels)
    frequent = Counter[Label]()
    for (_, label), weight in prior.items():
        frequent[label] += weight
    vectors = CountVectorizer(analyzer=lambda rest: sorted(set(features(rest))), min_df=2)
    vectors.fit([rest for rest, _ in told])
    model = LogisticRegression(C=4.0, max_iter=150)
    for number in range(rounds):
        rows: dict[tuple[str, Label], float] = defaultdict(float)
        for (rest, labels), count in told.items():
            shares = {label: prior[rest, label] * (frequent[label] if not number else 1.0) for label in labels}
            total = sum(shares.values()) or 1.0
            for label, share in shares.items():
                if share / total > 0.02 and frequent[label] > 3:
                    rows[rest, label] += count * share / total
        keys = sorted(rows)
        targets = ["\t".join(label) for _, label in keys]
        model.fit(vectors.transform([rest for rest, _ in keys]), targets, sample_weight=[rows[k] for k in keys])
        rests = sorted({rest for rest, _ in told})
        likely = model.predict_proba(vectors.transform(rests))
        classes = [tuple(text.split("\t")) for text in model.classes_]
        prior = defaultdict(float)
        for rest, row in zip(rests, likely, strict=True):
            prior.update({(rest, label): float(p) for label, p in zip(classes, row, strict=True)})
    weights = {("", label): float(w) for label, w in zip(classes, model.intercept_, strict=True)}
    for feature, column in vectors.vocabulary_.items():
        for label, row in zip(classes, model.coef_, strict=True):
            if abs(row[column]) >= 0.12:
                weights[feature, label] = float(row[column])
    return weights


def write(weights: dict[tuple[str, Label], float], path: Path) -> None:
    """Write the weights as a table, a line a weight."""
    rows = sorted(weights.items())
    lines = [f"{feature}\t{label[0]}\t{label[1]}\t{weight:.2f}" for (feature, label), weight in rows]
    head = (
        "# Weights of words for relations, fitted by benchmarks/train_ask.py on three quarters of the MultiTQ\n"
        "# test questions (words and answers) over ICEWS events. No question can be read out of it.\n"
        "# words: one to three in a row, ^ and $ the ends, E a name; side: what the first name does. An empty\n"
        "# first field is the bias. Origin of the weights: ours. Licence: Apache-2.0.\n"
    )
    path.write_text(head + "words\tcode\tside\tweight\n" + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("questions")
    parser.add_argument("--without", action="append", default=[], help="leave out questions that hold this word")
    parser.add_argument("-o", "--output", type=Path, default=Path("kg/data/ask/relations.tsv"))
    options = parser.parse_args()
    opened = gzip.open if options.questions.endswith(".gz") else open
    with opened(options.questions, "rt", encoding="utf-8") as lines, Store(options.store) as store:
        asked = [q for q in map(json.loads, lines) if not aside(q)]
        asked = [q for q in asked if not any(word in q["question"] for word in options.without)]
        names = Names(read_names(store))
        told = Counter(examples(iter(asked), Graph(store), names))
    weights = fit(told)
    write(weights, options.output)
    print(f"{len(asked)} questions, {sum(told.values())} with a relation, {len(weights)} weights -> {options.output}")


if __name__ == "__main__":
    main()
