"""`kg check`: is the store sound?"""

from __future__ import annotations

from pathlib import Path

import click

from ..store import Store
from .common import debug_option, output, store_option


@click.command("check")
@click.option(
    "--mend",
    is_flag=True,
    help="Compute anew what is computed and does not fit: the consolidated layer, the columnar copy.",
)
@store_option
@debug_option
def command(mend: bool, store: Path) -> None:
    """Check that the store has the shape of the ontology (SHACL) and that its events fit what the articles say.

    Prints a sentence for each fault; exit status 1 where there is any.
    """
    from ..pipeline.consolidation import Consolidator
    from ..store.check import violations
    from ..store.mirror import faults as copy_faults
    from ..store.mirror import rebuild

    with Store(store, mode="write" if mend else "read") as opened:
        change = Consolidator(opened).anew()
        if mend and (change.remove or change.add):
            opened.change(change.remove, change.add)
            output(f"mended: {len(change.remove)} statements taken away, {len(change.add)} put in\n")
            change = Consolidator(opened).anew()
        if mend and any(copy_faults(opened)):
            output(f"mended: {rebuild(opened)} coded events copied anew\n")
        faults = list(violations(opened))
    if change.remove or change.add:
        faults.append(
            f"The events do not fit the claims in {len(change.remove) + len(change.add)} statements; "
            "`kg check --mend` computes them anew."
        )
    output("".join(fault + "\n" for fault in faults) or "good\n")
    if faults:
        raise click.exceptions.Exit(1)
