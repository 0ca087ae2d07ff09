"""`kg ask` as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def kg(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments], input=given, text=True, capture_output=True, timeout=120, check=False,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip


def test_text_shows_answer_event_sentence_and_query(story: Path) -> None:
    done = kg("ask", "Where did Blinken meet Lavrov?", "--store", str(story))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Geneva\n")
    assert "The Lakeside Courier, 2022-01-21: met in Geneva on Friday" in done.stdout
    assert "SELECT" in done.stdout


def test_the_query_pasted_gives_the_same_rows(story: Path) -> None:
    reply = json.loads(
        kg("ask", "Who took part in the Vienna meeting?", "--format", "json", "--store", str(story)).stdout
    )
    pasted = kg("query", "-", "--format", "json", "--store", str(story), given=reply["sparql"])
    rows = json.loads(pasted.stdout)["results"]["bindings"]
    assert [row["answer"]["value"] for row in rows] == reply["answers"]


def test_a_batch_gives_a_line_for_a_line_and_leaves_out_what_is_none(story: Path) -> None:
    lines = [
        json.dumps({"id": 1, "question": "When did Blinken meet Lavrov?"}),
        "no json",
        json.dumps({"id": "b", "question": "Why?"}),
    ]
    done = kg("ask", "--batch", "--store", str(story), given="\n".join(lines))
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["id"], first["answers"]) == (1, ["2022-01-21"])
    assert first["sparql"]
    assert first["evidence"]
    assert (second["id"], second["answers"]) == ("b", [])
    assert second["declined"]
    assert "Line 2" in done.stderr


def test_a_declined_question_fails_with_a_sentence(story: Path) -> None:
    done = kg("ask", "Who poisoned Sherman?", "--store", str(story))
    assert done.returncode == 1
    assert "poisoned" in done.stdout


def test_neither_question_nor_batch_is_wrong_usage(story: Path) -> None:
    assert kg("ask", "--store", str(story)).returncode != 0


def test_today_can_be_set(story: Path) -> None:
    done = kg(
        "ask", "How many times did Blinken meet Lavrov this month?", "--today", "2022-01-31", "--store", str(story)
    )
    assert done.stdout.startswith("1\n")
