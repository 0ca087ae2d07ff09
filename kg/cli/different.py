"""`kg different`: two events are not one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from .common import author_option, debug_option, pair_of_events, say_decided, store_option


@click.command("different")
@click.argument("first")
@click.argument("second")
@author_option
@store_option
@debug_option
def command(first: str, second: str, author: str, store: Path) -> None:
    """Say that the events FIRST and SECOND (IRIs or names) are not one, whatever articles may come."""
    from ..pipeline.decide import tell_apart

    with pair_of_events(store, first, second) as (opened, a, b):
        say_decided(tell_apart(opened, a, b, author, date.today()))
