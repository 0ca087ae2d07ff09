"""`kg decisions`: what people said of events."""

from __future__ import annotations

from pathlib import Path

import click

from ..store import Store
from .common import debug_option, output, print_table, store_option


@click.command("decisions")
@click.option("--undo", multiple=True, metavar="ID", help="Take a decision back; may be repeated.")
@store_option
@debug_option
def command(undo: tuple[str, ...], store: Path) -> None:
    """List the decisions on events, each with its author and date, or take some back."""
    from ..pipeline.decide import all_decisions
    from ..pipeline.decide import undo as take_back

    if undo:
        with Store(store, mode="write") as opened:
            for name in undo:
                output(f"{take_back(opened, name).id} taken back\n")
        return
    with Store(store) as opened:
        made = all_decisions(opened)
    rows = [(d.id, d.verdict, str(d.day), d.author, d.first, d.second) for d in made]
    print_table(("id", "verdict", "day", "author", "one report", "the other"), rows, empty="no decisions")
