"""`kg merge`: two events are one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from .common import author_option, debug_option, pair_of_events, say_decided, store_option


@click.command("merge")
@click.argument("first")
@click.argument("second")
@author_option
@store_option
@debug_option
def command(first: str, second: str, author: str, store: Path) -> None:
    """Say that the events FIRST and SECOND (IRIs or names) are one.

    The decision is stored with author and date, outweighs every computation, and can be undone (kg decisions).
    """
    from ..pipeline.decide import merge

    with pair_of_events(store, first, second) as (opened, a, b):
        say_decided(merge(opened, a, b, author, date.today()))
