"""The logical form of a question on events as articles tell them: who, where, when, for which side, planned or held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .frame import Bound, Sign
from .names import Name

Sought = Literal[
    "person",
    "party",
    "side",
    "place",
    "venue",
    "country",
    "time",
    "event",
    "count",
    "coverage",
    "people",
    "sides",
    "topic",
    "days",
    "status",
    "post",
    "slot",
    "source",
    "yesno",
]
#: Statuses of what took place, and of what was only to take place.
HELD: tuple[str, ...] = ("held", "ongoing")
AHEAD: tuple[str, ...] = ("planned", "proposed", "postponed")


@dataclass(frozen=True, slots=True)
class Described:
    """Events by what a question says of them; what is empty narrows nothing."""

    #: Local names of classes.
    kinds: tuple[str, ...] = ()
    actors: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    processes: tuple[Name, ...] = ()
    statuses: tuple[str, ...] = ()
    bounds: tuple[Bound, ...] = ()
    #: Posts that somebody in it must hold, each with the side it is held for.
    posts: tuple[tuple[Name, str], ...] = ()
    #: Words that an article must have for it ("dinner"), as stems.
    said: tuple[str, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether the description fits every event."""
        return not (
            self.kinds or self.actors or self.places or self.processes or self.bounds or self.said or self.posts
        )


@dataclass(frozen=True, slots=True)
class Told:
    """A question on told events."""

    sought: Sought
    events: Described
    #: Role of the person who is asked for ("lead"), and the side they stand for.
    role: str = ""
    side: Name | None = None
    nth: int = 0
    unit: str = "day"
    #: Events before or after which those lie that are asked for.
    pivots: tuple[tuple[Sign, Described], ...] = ()
    #: Whether others than those named are asked for, and of other sides.
    others: bool = False
    #: Whether the question says which statuses it means.
    settled: bool = False
    #: Class of the sides that are asked for: states or organisations only.
    sort: str = ""
    #: Post that the person who is asked for holds ("foreign minister").
    post: str = ""
