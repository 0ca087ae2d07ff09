"""Measure the extraction of events: quality by fold, source and slot, reliability of the confidence, and speed.

    python benchmarks/extraction.py ../shared/gold/dev.jsonl [--jobs 2]

GOLD lies beside its `score.py`. Each fold is read by decisions fitted on the other four alone (needs scikit-learn);
`shipped` is what the weights of the package, fitted on all articles, say of the same, and no estimate of anything new.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from articles import load as own_articles
from fit_extraction import KEYS, OWN, Story, fit, fold

from kg.extract import build, extract_many, nlp, scene
from kg.extract.events import event_of
from kg.extract.learned import Models
from kg.model import Article
from kg.model.wire import event_object
from kg.read import article_from_object

SLOTS = ("type", "status", "start", "country", "parties", "participants", "end", "city")
HEAD = ("", "n", "found", "core", "usable", *SLOTS)


def load_scorer(gold: Path) -> Any:
    spec = importlib.util.spec_from_file_location("gold_score", gold.parent / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{gold.parent}/score.py is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_articles(gold: Path) -> tuple[list[Any], list[Article]]:
    """Give what the annotator said of each article (its events, source), and the articles themselves."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    keys = ("id", "title", "date", "dateline", "text")
    articles = [article_from_object({key: row[key] for key in keys}) for row in rows]
    return rows, articles


def predict(one: scene.Scene, models: Models) -> list[Any]:
    reading = build.read_events(one, models)
    return [event_object(event_of(one, made)) for made in reading.drafts if made.keep >= models.thresholds["keep"]]


def row(name: str, figures: dict[str, Any]) -> str:
    cells = [f"{figures[k]:.3f}" for k in ("found", "core", "usable")] + [
        f"{figures['slots'].get(s, 0):.3f}" for s in SLOTS
    ]
    return f"{name:22}{figures['gold']:>6}" + "".join(f"{c:>13}" for c in cells)


def reliability(scorer: Any, rows: Sequence[Any], said: dict[str, list[Any]]) -> Iterable[str]:
    """Yield, by band of confidence, how many events there are and what share is right as it stands."""
    bands: dict[int, list[bool]] = {}
    for article in rows:
        pairs, _ = scorer.pair_up(article["events"], said[article["id"]])
        back = {j: g for g, js in pairs.items() for j in js}
        for j, event in enumerate(said[article["id"]]):
            gold = article["events"][back[j]] if j in back else None
            if gold and gold["optional"]:
                continue
            right = gold is not None and all(test(gold, event) for test in scorer.SLOTS.values())
            bands.setdefault(min(9, int(event["confidence"] * 10)), []).append(right)
    for band, verdicts in sorted(bands.items()):
        share = sum(verdicts) / len(verdicts)
        yield f"confidence {band / 10:.1f}..{band / 10 + 0.1:.1f}{len(verdicts):>8} events {share:>7.3f} usable"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    scorer = load_scorer(options.gold)
    rows, articles = load_articles(options.gold)
    scenes = [scene.read_scene(a, p) for a, p in nlp.parse_many(articles, nlp.load())]
    ours = own_articles()
    more = nlp.parse_many([article_from_object({key: row[key] for key in KEYS}) for row in ours], nlp.load())
    own = [Story(scene.read_scene(a, p), r["events"], True, OWN) for (a, p), r in zip(more, ours, strict=True)]
    said: dict[str, list[Any]] = {}
    print("".join([f"{HEAD[0]:22}{HEAD[1]:>6}", *(f"{h:>13}" for h in HEAD[2:])]))
    means = []
    for k in range(5):
        models = fit(
            [*(Story(s, r["events"]) for s, r in zip(scenes, rows, strict=True) if fold(r["id"]) != k), *own], scorer
        )
        mine = [r for r in rows if fold(r["id"]) == k]
        said |= {s.article.id: predict(s, models) for s in scenes if fold(s.article.id) == k}
        means.append(scorer.score(mine, said))
        print(row(f"fold {k}", means[-1]))
    print(row("all folds", scorer.score(rows, said)))
    for source in sorted({r["source"] for r in rows}):
        mine = [r for r in rows if r["source"] == source]
        if len(mine) > 5:
            print(row(source, scorer.score(mine, said)))
    for name in ("found", "core", "usable"):
        print(f"mean of folds, {name}: {sum(m[name] for m in means) / len(means):.3f}")
    print(*reliability(scorer, rows, said), sep="\n")
    speed(articles, options.jobs)


def speed(articles: Sequence[Article], jobs: int) -> None:
    """Print articles a second, scaled to 300 words an article, and the memory of a worker; model load apart.

    What is read three times takes longer than what is read once by the reading alone.
    """
    thrice = [*articles, *articles, *articles]
    more = 2 * sum(len(a.text.split()) for a in articles) / 300
    rates = {n: more / (_seconds(thrice, n) - _seconds(articles, n)) for n in (1, jobs)}
    texts = [words for a in articles for _, _, words in nlp.stretches(a)]
    started = time.perf_counter()
    for _ in nlp.load().pipe(texts, batch_size=32):
        pass
    parser = more / 2 / (time.perf_counter() - started)
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
    print(
        f"articles of 300 words a second: {rates[1]:.1f} in one process, {rates[jobs]:.1f} in {jobs} of at most "
        f"{worker:.0f} MB each; the parser alone, on every paragraph: {parser:.1f}"
    )


def _seconds(articles: Sequence[Article], jobs: int) -> float:
    started = time.perf_counter()
    for _ in extract_many(articles, jobs=jobs):
        pass
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
