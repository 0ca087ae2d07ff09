"""How well and how fast questions are answered.

    python benchmarks/ask.py STORE QUESTIONS.jsonl[.gz] [--part aside|train|all] [--with WORD] [--sample N] [-o ANSWERS]

QUESTIONS has {"id", "question", "answers"} and maybe {"type", "answer_type"} a line; or, as tests/data/questions.jsonl,
{"days": [...]} (the days of the events behind the answer) or {"declined": true}. `aside` is the quarter by a hash of
the id that nothing was made on (see train_ask.py). Printed: Hits@1 (the first answer is a gold one) and exact (all of
them are, and no other), by type; the time to start, and median, 95th percentile and maximum of a question.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import time
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

from train_ask import aside

from kg.ask import Asker, Reply
from kg.store import Store


def plain(answer: str) -> str:
    return unicodedata.normalize("NFC", answer).replace("_", " ").strip().casefold()


def judge(question: dict, reply: Reply) -> tuple[bool, bool]:
    """Whether the first answer is right, and whether all are."""
    if question.get("declined"):
        return (reply.declined is not None,) * 2
    if "days" in question:
        days = sorted({event["start"] for event in reply.evidence if event["start"]})
        return bool(set(days) & set(question["days"])), days == question["days"]
    gold, given = {plain(a) for a in question["answers"]}, [plain(a) for a in reply.answers]
    return bool(given) and given[0] in gold, set(given) == gold


def chosen(options: argparse.Namespace) -> list[dict]:
    opened = gzip.open if options.questions.endswith(".gz") else open
    with opened(options.questions, "rt", encoding="utf-8") as lines:
        questions = [json.loads(line) for line in lines]
    if options.part != "all":
        questions = [q for q in questions if aside(q) == (options.part == "aside")]
    if options.holding:
        questions = [q for q in questions if any(word in q["question"] for word in options.holding)]
    if options.sample and options.sample < len(questions):
        questions = random.Random(7).sample(questions, options.sample)
    return questions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("questions")
    parser.add_argument("--part", choices=["aside", "train", "all"], default="all")
    parser.add_argument(
        "--with", dest="holding", action="append", default=[], help="only questions that hold this word"
    )
    parser.add_argument("--sample", type=int, help="so many questions, drawn with a fixed seed")
    parser.add_argument("--today", type=date.fromisoformat, default=date(2022, 2, 1))
    parser.add_argument("-o", "--output", type=Path, help="write the answers, for the questions' own scorer")
    options = parser.parse_args()
    questions = chosen(options)
    begun = time.perf_counter()
    store = Store(options.store)
    asker = Asker(store, options.today)
    started = time.perf_counter() - begun
    hits, exact, total, times, lines = Counter(), Counter(), Counter(), [], []
    for question in questions:
        begun = time.perf_counter()
        reply = asker.ask(question["question"])
        times.append(time.perf_counter() - begun)
        lines.append(json.dumps({"id": question["id"], "answers": list(reply.answers)}, ensure_ascii=False))
        hit, whole = judge(question, reply)
        kind = "/".join(question[key] for key in ("type", "answer_type") if key in question)
        for key in filter(None, ("all", kind)):
            total[key], hits[key], exact[key] = total[key] + 1, hits[key] + hit, exact[key] + whole
    for key, count in sorted(total.items(), key=lambda item: (item[0] != "all", item[0])):
        print(f"{key:22} {count:6}  Hits@1 {hits[key] / count:.4f}  exact {exact[key] / count:.4f}")
    times.sort()
    print(
        f"start {started:.2f} s; a question: median {statistics.median(times) * 1000:.1f} ms, "
        f"95 % under {times[int(len(times) * 0.95)] * 1000:.0f} ms, maximum {times[-1] * 1000:.0f} ms"
    )
    if options.output:
        options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
