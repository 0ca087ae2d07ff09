"""`kg remove`: an article out of the store."""

from __future__ import annotations

from pathlib import Path

import click

from ..store import Store
from .common import debug_option, output, store_option


@click.command("remove")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@store_option
@debug_option
def command(articles: tuple[str, ...], store: Path) -> None:
    """Take articles out of the store, as if they had never been added.

    ARTICLE is an article's IRI, its address, or the name it was read under; `kg query articles` lists them.
    """
    from ..pipeline.add import remove

    with Store(store, mode="write") as opened:
        for article in articles:
            output(f"{article} removed with {remove(opened, article)} events told in it.\n")
