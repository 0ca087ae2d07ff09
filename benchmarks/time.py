"""Measure `kg.when`: value F1 on TimeBank, right sentences on the news file, and throughput beside dateparser.

    python benchmarks/time.py [--shared DIR] [--errors] [--speed] [--predict DIR]

The articles are split by a hash of their id: three quarters to tune on, one quarter only to check. Figures are those of
`time/score.py` in DIR, which is run on each part.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile
import time
from datetime import date

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from kg.when.report import expressions_object

ROOT = pathlib.Path(__file__).resolve().parents[1]


def aside(article_id: str) -> bool:
    """Tell whether an article belongs to the quarter that rules are never tuned on."""
    return hashlib.sha256(article_id.encode()).digest()[0] % 4 == 0


def read(path: pathlib.Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(path: pathlib.Path, rows: list[dict]) -> pathlib.Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def predict(rows: list[dict]) -> list[dict]:
    return [dict(expressions_object(row["id"], row["text"], date.fromisoformat(row["date"]))) for row in rows]


def score(name: str, rows: list[dict], shared: pathlib.Path, folder: pathlib.Path, errors: bool) -> None:
    gold = write(folder / f"{name}.gold.jsonl", rows)
    guess = write(folder / f"{name}.jsonl", predict(rows))
    scorer = str(shared / "time" / "score.py")
    command = [sys.executable, scorer, str(gold), str(guess), *(["--errors"] if errors else [])]
    print(f"--- {name}: {len(rows)} texts")
    print(subprocess.run(command, capture_output=True, text=True, check=True).stdout, end="")


def growth() -> None:
    """Print what a megabyte of hostile text costs, and what half of it does."""
    hostile = {
        "digits": "1",
        "digits and dashes": "1-",
        "numbers": "12 ",
        "words": "one ",
        "of the": "the end of the ",
        "last": "last last last ",
        "days": "Monday ",
        "marks": "-- ",
        "slashes": "1/2/",
        "quote": "' 9 ",
    }
    for name, piece in hostile.items():
        costs = [cost(piece * (size // len(piece))) for size in (500_000, 1_000_000)]
        print(f"1 MB of {name:20} {costs[1]:6.2f} s, {costs[1] / max(costs[0], 1e-9):4.1f} times half of it")


def cost(text: str) -> float:
    from kg.when import find

    begin = time.process_time()
    find(text, date(2020, 1, 1))
    return time.process_time() - begin


def speed(rows: list[dict]) -> None:
    """Print the throughput of both in KB per CPU second, dateparser's on a part of the text for it is slow."""
    text = "\n\n".join(row["text"] for row in rows)
    cost(text[:20_000])
    ours = len(text.encode()) / 1000 / cost(text)
    from dateparser.search import search_dates

    part = text[:20_000]
    begin = time.process_time()
    search_dates(part, languages=["en"])
    theirs = len(part.encode()) / 1000 / (time.process_time() - begin)
    print(
        f"throughput in KB a CPU second: ours {ours:.0f}, dateparser's search_dates {theirs:.1f}, "
        f"{ours / theirs:.0f} times as much"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--errors", action="store_true", help="print the errors on what is tuned on, never on the rest")
    parser.add_argument("--speed", action="store_true", help="measure throughput and hostile text too")
    parser.add_argument("--predict", type=pathlib.Path, help="keep gold and predictions in this folder")
    options = parser.parse_args()
    articles, news = read(options.shared / "time" / "timebank.jsonl"), read(options.shared / "time" / "news.jsonl")
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.predict or pathlib.Path(scratch)
        score("tuned-on", [a for a in articles if not aside(a["id"])], options.shared, folder, options.errors)
        score("aside", [a for a in articles if aside(a["id"])], options.shared, folder, False)
        score("all", articles, options.shared, folder, False)
        score("news", news, options.shared, folder, options.errors)
    if options.speed:
        speed(articles)
        growth()


if __name__ == "__main__":
    main()
