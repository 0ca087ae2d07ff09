"""What several commands share: options, dates, output, progress."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from ..errors import KgError
from ..store import Store, default_path
from ..timeline import Filters

if TYPE_CHECKING:
    from ..link.decisions import Decision

Command = TypeVar("Command", bound=Callable[..., Any])

store_option = click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=default_path,
    metavar="DIR",
    show_default="$KG_STORE, else ./kg.store",
    help="Folder of the store.",
)
debug_option = click.option("--debug", is_flag=True, hidden=True, expose_value=False)


class Day(click.ParamType[date]):
    """A day of the calendar, as 2022-01-31, 2022-01 (its first or last day) or 2022."""

    name = "date"

    def __init__(self, last: bool = False) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day; raises click's usage error where it is none."""
        if isinstance(value, date):
            return value
        try:
            parts = [int(part) for part in str(value).split("-")]
            return _day(parts, self.last)
        except (ValueError, IndexError):
            self.fail(f"{value!r} is no day; write it as 2022-01-31, 2022-01 or 2022.", param, ctx)


def _day(parts: Sequence[int], last: bool) -> date:
    """A day out of year, month, day; where some are missing, the first or the last day that fits."""
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    if not last:
        return date(year, month, 1)
    following = date(year, month + 1, 1) if month < 12 else None
    return date.fromordinal(following.toordinal() - 1) if following else date(year, 12, 31)


_FILTERS = (
    click.option("--from", "since", type=Day(), help="First day, as 2022-01-31, 2022-01 or 2022."),
    click.option("--to", "until", type=Day(last=True), help="Last day, the same way."),
    click.option("--place", help="Part of the name of a venue, city or country."),
    click.option("--person", help="Part of a person's name."),
    click.option("--party", help="A side: code or name of a state or an organisation."),
    click.option("--type", "type_", help="Type of event: meeting, talks, visit, call, summit, signing ..."),
    click.option("--status", help="Status: planned, proposed, ongoing, held, cancelled, postponed, denied."),
    click.option("--origin", help="Whence: article, or the name of a coded data set."),
)


def filter_options(command: Command) -> Command:
    """Give a command the filters of `kg timeline`; read them with `filters_from`."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def filters_from(options: dict[str, Any]) -> Filters:
    """Take the filters out of a command's options, leaving the others.

    Raises:
        UsageError: a type or status that there is not, with those there are.
    """
    from typing import get_args

    from ..errors import UsageError
    from ..model import EventType, Status

    names = ("since", "until", "place", "person", "party", "type_", "status", "origin")
    values = {name.rstrip("_"): options.pop(name, None) for name in names}
    for name, known in (("type", get_args(EventType)), ("status", get_args(Status))):
        value = values[name]
        values[name] = value = value.lower() if value else None
        if value and value not in known:
            raise UsageError(f"--{name} has value {value!r}; take one of {', '.join(known)}.")
    return Filters(**values)


def warn(error: KgError | str) -> None:
    """Tell the user of something that did not stop the rest."""
    print(f"kg: {error}", file=sys.stderr)


def say(text: str) -> None:
    """Tell the user what is going on, on standard error, unless nobody watches."""
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


def output(text: str, target: IO[str] | None = None) -> None:
    """Write a result to standard output as UTF-8, whatever the locale; lone surrogates become question marks."""
    stream = target or sys.stdout
    raw = getattr(stream, "buffer", None)
    if raw is None:
        stream.write(text)
        return
    stream.flush()
    raw.write(text.encode("utf-8", "replace"))
    raw.flush()


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], empty: str = "nothing found") -> None:
    """Print rows as a table: fitted to the terminal, or one long line a row where output is piped."""
    lines = [[_visible(cell) for cell in row] for row in rows]
    if not lines:
        say(empty)
        return
    if not sys.stdout.isatty():
        output(_aligned([list(columns), *lines]))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in lines:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def _aligned(rows: list[list[str]]) -> str:
    widths = [min(max(len(row[n]) for row in rows), 60) for n in range(len(rows[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(lines) + "\n"


def _visible(text: str) -> str:
    """One line, without control characters that a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in " ".join(str(text).split()))


class Progress:
    """A counter on standard error for what takes more than a second; nothing where nobody watches."""

    def __init__(self, what: str) -> None:
        self._what, self._start, self._shown = what, time.monotonic(), 0.0
        self._on = sys.stderr.isatty()

    def __call__(self, done: int) -> None:
        """Show how many are done, at most five times a second."""
        now = time.monotonic()
        if self._on and now - self._start > 1 and now - self._shown > 0.2:
            self._shown = now
            print(f"\r{done} {self._what} ({done / (now - self._start):.0f} a second)", end="\x1b[K", file=sys.stderr)

    def end(self) -> None:
        """Wipe the counter off the screen."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr)


author_option = click.option(
    "--author", envvar=["KG_AUTHOR", "USER", "USERNAME"], default="unknown", metavar="NAME", help="Who says so."
)


@contextmanager
def pair_of_events(store: Path, first: str, second: str) -> Iterator[tuple[Store, str, str]]:
    """Open a store for writing and find two events in it by IRI or name.

    Raises:
        QueryError: a name leads to no event, or to several.
    """
    from ..timeline.show import one

    with Store(store, mode="write") as opened:
        yield opened, one(opened, first, "event").iri, one(opened, second, "event").iri


def say_decided(made: Sequence[Decision]) -> None:
    """Print the decisions that were made, so that they can be undone."""
    for decision in made:
        output(f"{decision.id}: {decision.verdict} {decision.first} {decision.second}\n")
