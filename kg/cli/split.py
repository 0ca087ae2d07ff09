"""`kg split`: one event is several."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ..store import Store
from .common import author_option, debug_option, say_decided, store_option


@click.command("split")
@click.argument("event")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@author_option
@store_option
@debug_option
def command(event: str, articles: tuple[str, ...], author: str, store: Path) -> None:
    """Say that EVENT is several: what each ARTICLE tells leaves it together; without any, every article tells its own.

    EVENT is an IRI or a name, ARTICLE an IRI, an address, or the name that the article was read under.
    """
    from ..pipeline.decide import split
    from ..timeline.show import one

    with Store(store, mode="write") as opened:
        say_decided(split(opened, one(opened, event, "event").iri, articles, author, date.today()))
