"""`kg load`: coded event tables, known people, and RDF."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import ReadError, UsageError
from ..store import Store
from .common import Progress, debug_option, output, store_option, warn

#: The forms of `kg.pipeline.load.LOAD_FORMS`, which a test holds these to, and known people.
FORMS = ("quads", "icews", "gdelt", "polecat", "pax", "rdf", "people")


@click.command("load")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "form", type=click.Choice(FORMS), help="What the files are; by default told from their ending.")
@click.option("--strict", is_flag=True, help="Stop at the first row that cannot be read.")
@store_option
@debug_option
def command(files: tuple[Path, ...], form: str | None, strict: bool, store: Path) -> None:
    """Load FILES into the store: coded events, RDF, or people whom you know.

    Coded events are quads (subject, relation, object, day), icews, gdelt, polecat or pax tables; people are a CSV of
    name, aliases, post, party, from, to, wikidata. Files may be packed (.gz, .zst, .zip). Loading twice changes
    nothing. A row that cannot be read is told and left out.
    """
    bad = 0
    with Store(store, mode="write") as opened:
        for file in files:
            kind = form or _form(file)
            bad += _people(opened, file, strict) if kind == "people" else _table(opened, file, kind, strict)
    if bad:
        raise click.exceptions.Exit(1)


def _form(file: Path) -> str:
    """RDF is told by its ending; anything else has to be named."""
    if {".ttl", ".nt", ".nq", ".trig", ".rdf", ".jsonld"} & set(file.suffixes):
        return "rdf"
    raise UsageError(f"What {str(file)!r} is cannot be told from its name; say it with --as {', '.join(FORMS)}.")


def _table(store: Store, file: Path, form: str, strict: bool) -> int:
    from ..pipeline.load import load

    progress = Progress(f"events of {file.name}")
    done = load(store, file, form, strict=strict, on_bad=lambda row: warn(str(row)), progress=progress)  # type: ignore[arg-type]
    progress.end()
    what = "statements" if form == "rdf" else "events"
    output(f"{file}: {done.events} {what} read" + (f", {done.bad} rows left out" if done.bad else "") + ".\n")
    return done.bad


def _people(store: Store, file: Path, strict: bool) -> int:
    from ..pipeline.known import load_people
    from ..read.people import known_people

    problems: list[ReadError] = []

    def problem(error: ReadError) -> None:
        if strict:
            raise error
        problems.append(error)
        warn(error)

    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{str(file)!r} cannot be read: {error}.") from None
    changed = load_people(store, known_people(text.splitlines(), str(file), problem))
    output(f"{file}: {changed} people new or changed.\n")
    return len(problems)
