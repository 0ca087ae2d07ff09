"""`kg ask`: questions in plain English."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from ..errors import KgError, UsageError
from ..store import Store, default_path
from .common import Day, debug_option, output, store_option, warn

if TYPE_CHECKING:
    from ..ask import Asker, Reply


def _complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """What the shell offers for a question that is being typed; nothing where there is no store."""
    from ..ask import Asker

    try:
        with Store(context.params.get("store") or default_path()) as opened:
            return [CompletionItem(text) for text in Asker(opened).complete(begun)]
    except KgError:
        return []


@click.command("ask")
@click.argument("question", required=False, shell_complete=_complete)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--batch", is_flag=True, help='Read JSON lines {"id", "question"} and write one reply a line.')
@click.option("--today", type=Day(), help='The day from which "this week" is counted (today).')
@store_option
@debug_option
def command(question: str | None, form: str, batch: bool, today: date | None, store: Path) -> None:
    """Answer QUESTION, with the query that gave the answer and the events behind it.

    Exit status 1 where the question was not understood.
    """
    if batch == (question is not None):
        raise UsageError("Give a question, or --batch with questions on standard input; not both.")
    from ..ask import Asker

    with Store(store) as opened:
        asker = Asker(opened, today or date.today())
        if question is None:
            _batch(asker, sys.stdin)
            return
        reply = asker.ask(question)
    output(json.dumps(reply.object(), ensure_ascii=False, indent=1) + "\n" if form == "json" else _text(reply))
    if reply.declined:
        raise SystemExit(1)


def _batch(asker: Asker, lines: Iterable[str]) -> None:
    """Answer questions line by line; a line that is none is told of and left out."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
            name, question = told["id"], str(told["question"])
        except (ValueError, KeyError, TypeError):
            warn(f'Line {number} is no JSON object with "id" and "question"; it was left out.')
            continue
        try:
            found = asker.ask(question).object()
        except KgError as error:
            warn(f"Question {name!r}: {error}")
            found = {"answers": [], "sparql": "", "evidence": [], "declined": str(error)}  # type: ignore[typeddict-item]
        found.pop("question", None)  # type: ignore[misc]
        output(json.dumps({"id": name, **found}, ensure_ascii=False) + "\n")


def _text(reply: Reply) -> str:
    if reply.declined:
        return "\n".join((reply.declined, *(f"  {question}" for question in reply.nearest))) + "\n"
    lines = [
        "\n".join(reply.answers) if reply.answers else "The graph has no answer.",
        "",
        f"Understood: {reply.understood}",
    ]
    for said, labels in reply.readings:
        lines.append(f"{said!r} was taken for {labels[0]!r}; it could be {' or '.join(map(repr, labels[1:]))}.")
    for event in reply.evidence:
        lines.append(f"{event['start'] or '?'}  {event['label']} ({event['status']})")
        for source in event["sources"]:
            if source["text"]:
                words = " ".join(source["text"].split())
                lines.append(f"    {source['publisher'] or source['title']}, {source['date']}: {words}")
    return "\n".join(lines) + f"\n\n{reply.sparql}\n"
