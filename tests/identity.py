"""Scoring identity: stories of `tests/data/identity/`, mentions laid beside each other, and B-cubed F1.

B-cubed after Bagga and Baldwin, "Algorithms for Scoring Coreference Chains" (1998): precision of an item is the share
of its predicted cluster that is in its true cluster, recall the share of its true cluster that is in its predicted
one; both are averaged over all items.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

STORIES = Path(__file__).parent / "data" / "identity"


class Score(NamedTuple):
    """Precision, recall and their harmonic mean, each 0 to 1."""

    precision: float
    recall: float
    f1: float


class Mention(NamedTuple):
    """A stretch of an article's text that tells of a thing, in characters, and the cluster it is put in.

    Stretches of one article with the same `report` are the words of one report; without one, a stretch is by itself.
    """

    article: str
    start: int
    end: int
    cluster: Hashable
    report: Hashable = None


@dataclass(frozen=True, slots=True)
class Story:
    """One story: its articles as they are given to `kg add`, and what they tell of."""

    name: str
    path: Path
    articles: tuple[dict[str, Any], ...]
    answers: dict[str, Any]


def stories() -> Iterator[Story]:
    """Give the stories in order of their names."""
    answers = json.loads((STORIES / "answers.json").read_text(encoding="utf-8"))
    for path in sorted(STORIES.glob("*.jsonl")):
        articles = tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        yield Story(path.stem, path, articles, answers[path.stem])


def event_mentions(story: Story) -> list[Mention]:
    """Give where each article tells of each true event; the cluster is (story, event)."""
    texts = {article["id"]: article["text"] for article in story.articles}
    return [
        Mention(article, start, start + len(told["evidence"]), (story.name, key))
        for key, event in story.answers["events"].items()
        for told in event["mentions"]
        for article in [told["article"]]
        for start in [texts[article].index(told["evidence"])]
    ]


def person_mentions(story: Story, *, unnamed: bool = False) -> dict[tuple[str, str], tuple[str, str]]:
    """Map (article, name as written) to (story, person); with `unnamed`, those told of by post alone as well."""
    kinds = ("mentions", "unnamed") if unnamed else ("mentions",)
    return {
        (told["article"], told["name"]): (story.name, key)
        for key, person in story.answers["people"].items()
        for kind in kinds
        for told in person.get(kind, ())
    }


def bcubed(gold: Mapping[Hashable, Hashable], predicted: Mapping[Hashable, Hashable]) -> Score:
    """Compare two clusterings, each a mapping from item to cluster.

    Items of `gold` that are missing in `predicted` count as clusters of their own, so that what is not found costs
    recall; items of `predicted` alone are left out.

    >>> [round(value, 2) for value in bcubed({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"})]
    [0.56, 1.0, 0.71]
    """
    if not gold:
        return Score(1.0, 1.0, 1.0)
    found = {item: (True, predicted[item]) if item in predicted else (False, item) for item in gold}
    both = Counter((found[item], cluster) for item, cluster in gold.items())
    ours, theirs = Counter(found.values()), Counter(gold.values())
    precision = sum(n * n / ours[mine] for (mine, _), n in both.items()) / len(gold)
    recall = sum(n * n / theirs[true] for (_, true), n in both.items()) / len(gold)
    return Score(precision, recall, 2 * precision * recall / (precision + recall))


def align(gold: Iterable[Mention], predicted: Iterable[Mention]) -> tuple[dict[int, Hashable], dict[int, Hashable]]:
    """Lay predicted mentions on true ones; give the two clusterings of the true mentions' numbers, for `bcubed`.

    Within an article, a true mention takes the report whose words share the most characters with it, each report but
    once, the largest share first; ties go by position. A true mention with which none shares a character is left
    unfound.
    """
    true = list(gold)
    by_article: dict[str, list[list[Mention]]] = defaultdict(list)
    for words in _by_report(predicted):
        by_article[words[0].article].append(words)
    pairs = sorted(
        (-shared, number, order, mention.article)
        for number, mention in enumerate(true)
        for order, words in enumerate(by_article[mention.article])
        if (shared := _shared(mention, words)) > 0
    )
    found: dict[int, Hashable] = {}
    taken: set[tuple[str, int]] = set()
    for _, number, order, article in pairs:
        if number not in found and (article, order) not in taken:
            found[number] = by_article[article][order][0].cluster
            taken.add((article, order))
    return {number: mention.cluster for number, mention in enumerate(true)}, found


def _by_report(predicted: Iterable[Mention]) -> list[list[Mention]]:
    """Group stretches by their report, in the order of the first stretch of each."""
    reports: dict[Hashable, list[Mention]] = defaultdict(list)
    for number, mention in enumerate(sorted(predicted, key=lambda m: (m.article, m.start, m.end, str(m.cluster)))):
        reports[(mention.article, mention.report) if mention.report is not None else number].append(mention)
    return list(reports.values())


def _shared(mention: Mention, words: Iterable[Mention]) -> int:
    """Count the characters of a mention that are among some words."""
    covered: set[int] = set()
    for part in words:
        covered.update(range(max(mention.start, part.start), min(mention.end, part.end)))
    return len(covered)
