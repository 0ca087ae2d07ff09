"""Read and check the annotated articles of our own in `benchmarks/articles/*.toml`.

    python benchmarks/articles.py [FILE.toml ...]     # says what is wrong, else how many articles and events there are

A file is a list of `[[article]]` tables with `title`, `date`, `dateline` (optional), `text`, and `[[article.event]]`
tables: the slots as in `benchmarks/articles/README.md`, `evidence` (the words that tell the event, as they stand) and
`also` (every further telling of it). Both have to occur just once in the text, or in the title alone. Instead of title,
date, dateline and text an article may have `file`, a path of the repository: these are then what `kg.read` gives for it
(`named` says which, where the file holds several).
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.errors import ReadError
from kg.read import articles as read_articles

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "articles"
TYPES = {"meeting", "talks", "negotiation", "mediation", "visit", "call", "summit", "signing", "other"}
STATUSES = {"held", "ongoing", "planned", "proposed", "cancelled", "denied"}
FLAGS = {
    "optional": False,
    "multi": False,
    "end_from_duration": False,
    "date_certain": True,
    "place_certain": True,
    "status_certain": True,
}
#: Slots that an event may leave out, with what they then are.
REST: Mapping[str, Any] = {
    "alt_types": [],
    "alt_status": [],
    "participants": [],
    "parties": [],
    "city": None,
    "country": None,
    "countries": [],
    "start": None,
    "end": None,
    "precision": None,
    "salience": "core",
    "also": [],
    **FLAGS,
}
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class ArticleError(ValueError):
    """What is wrong with an article, in one sentence."""


def load(files: list[Path] | None = None) -> list[dict[str, Any]]:
    """Give the articles of all files in the form of the gold articles, each marked `complete`.

    Raises:
        ArticleError: an article or event is not as described.
    """
    return [row for file in files or sorted(FOLDER.glob("*.toml")) for row in _rows(file)]


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8")).get("article", [])
    except tomllib.TOMLDecodeError as error:
        raise ArticleError(f"{file.name} is no TOML: {error}") from error
    for number, article in enumerate(found, 1):
        name = f"{file.stem}/{number:03}"
        told = _read(article) if "file" in article else _written(article)
        yield {
            "id": name,
            **told,
            "source": file.stem,
            "complete": True,
            "events": [_event(name, told, event) for event in article.get("event", [])],
        }


def _written(article: dict[str, Any]) -> dict[str, Any]:
    """Give what an article written down here says of itself."""
    return {
        "title": article["title"],
        "date": str(article["date"]),
        "dateline": article.get("dateline"),
        "text": article["text"].strip("\n"),
    }


def _read(article: dict[str, Any]) -> dict[str, Any]:
    """Give the same of an article in a file, its text as it is read there, so that offsets fit."""

    def fail(error: ReadError) -> None:
        raise ArticleError(f"{article['file']}: {error}") from error

    found = [a for a in read_articles([ROOT / article["file"]], on_problem=fail) if article.get("named", a.id) == a.id]
    if len(found) != 1:
        raise ArticleError(f"{article['file']} holds {len(found)} such articles; say which by 'named', its id.")
    (one,) = found
    return {"title": one.title, "date": str(one.date), "dateline": one.dateline, "text": one.text}


def _event(name: str, told: dict[str, Any], event: dict[str, Any]) -> dict[str, Any]:
    def fail(what: str) -> None:
        raise ArticleError(f"{name} '{told['title'][:40]}', event '{event.get('evidence', '')[:50]}': {what}.")

    unknown = set(event) - set(REST) - {"type", "status", "evidence"}
    if unknown:
        fail(f"no such slot: {', '.join(sorted(unknown))}")
    row = {**REST, **event}
    if row["type"] not in TYPES or set(row["alt_types"]) - TYPES:
        fail(f"type {row['type']} or alt_types {row['alt_types']} is none of {sorted(TYPES)}")
    if row["status"] not in STATUSES or set(row["alt_status"]) - STATUSES:
        fail(f"status {row['status']} or alt_status {row['alt_status']} is none of {sorted(STATUSES)}")
    for slot in ("start", "end"):
        row[slot] = str(row[slot]) if row[slot] is not None else None
        if row[slot] is not None:
            if not _DAY.fullmatch(row[slot]):
                fail(f"{slot} '{row[slot]}' is no date")
            date.fromisoformat((row[slot] + "-01-01")[:10])
    if row["start"] and row["precision"] is None:
        row["precision"] = {10: "day", 7: "month", 4: "year"}[len(row["start"])]
    text, title = told["text"], told["title"]
    place, start = _where(text, title, row["evidence"], fail)
    lands = row["countries"] or ([row["country"]] if row["country"] else [])
    return {
        **{key: row[key] for key in ("type", "status", "alt_types", "alt_status", "participants", "parties", *FLAGS)},
        **{key: row[key] for key in ("start", "end", "salience", "evidence")},
        "place": {"city": row["city"], "country": row["country"], "countries": lands},
        "date_precision": row["precision"],
        "evidence_in": place,
        "evidence_start": start,
        "also": [(*_where(text, title, words, fail), words) for words in row["also"]],
    }


def _where(text: str, title: str, words: str, fail: Any) -> tuple[str, int]:
    if text.count(words) == 1:
        return "text", text.index(words)
    if text.count(words) > 1:
        fail(f"'{words}' occurs more than once in the text: take more words")
    if words not in title:
        fail(f"'{words}' does not occur in text or title")
    return "title", title.index(words)


def main() -> int:
    files = [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.toml"))
    try:
        rows = load(files)
    except ArticleError as error:
        print(error, file=sys.stderr)
        return 1
    words = sum(len(row["text"].split()) for row in rows)
    events = [event for row in rows for event in row["events"]]
    again = sum(len(event["also"]) for event in events)
    print(f"{len(rows)} articles, {words} words, {len(events)} events, {again} retellings")
    return 0


if __name__ == "__main__":
    sys.exit(main())
