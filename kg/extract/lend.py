"""Days that an event has from another: that of a visit from the welcome of its guest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .choices import Draft


def lend(drafts: Sequence[Draft]) -> None:
    """Give a visit without a day the one on which its guest is welcomed: "will welcome X on 10 June. The visit ...".

    Only where the article gives one such day.
    """
    for visit in drafts:
        if visit.when is None and _trip(visit):
            days = [d.when for d in drafts if _welcomes(d, visit) and d.when is not None]
            if len({day.start for day in days}) == 1:
                visit.when, visit.rule = replace(days[0], end=None), "day of the welcome"


def _welcomes(draft: Draft, visit: Draft) -> bool:
    """Whether a draft tells on a day of its own that the visitor is received, in the same way planned or past."""
    received = draft.cluster.lead.candidate.trigger.entry.kind == "receive" and draft.status == visit.status
    return received and draft.when is not None and draft.when.granularity == "day" and _shared(draft, visit)


def _trip(draft: Draft) -> bool:
    return draft.cluster.lead.family == "trip"


def _shared(a: Draft, b: Draft) -> bool:
    """Whether two events have a person and the country in common."""
    lands = [d.place.key.partition("|")[2] if d.place else "" for d in (a, b)]
    people = {c.key for c in a.persons} & {c.key for c in b.persons}
    return bool(people) and lands[0] == lands[1] != ""
