"""What an event has from another: a visit the day on which its guest is welcomed, a further round its sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .choices import Draft
from .lexicon import words


def lend(drafts: Sequence[Draft]) -> None:
    """Give a visit without a day the one on which its guest is welcomed: "will welcome X on 10 June. The visit ...".

    Only where the article gives one such day.
    """
    for visit in drafts:
        if visit.when is None and _trip(visit):
            days = [d.when for d in drafts if _welcomes(d, visit) and d.when is not None]
            if len({day.start for day in days}) == 1:
                visit.when, visit.rule = replace(days[0], end=None), "day of the welcome"


def lend_sides(drafts: Sequence[Draft]) -> None:
    """Give a round told of by its number alone the sides of the talks told last before it: "another session"."""
    for draft in drafts:
        own = {c.key for c in draft.parties} - {draft.place.key.partition("|")[2] if draft.place else ""}
        if len(own) < 2 and not draft.persons and _is_further(draft):
            earlier = [d for d in drafts if d is not draft and _before(d, draft) and len(d.parties) > 1]
            kin = [d for d in earlier if _kind(d) in _TALKS]
            if kin and own <= {c.key for c in kin[-1].parties}:
                draft.parties = list(kin[-1].parties)


#: Kinds of trigger whose events come in rounds.
_TALKS = frozenset({"encounter", "round", "process"})


def _kind(draft: Draft) -> str:
    return draft.cluster.lead.candidate.trigger.entry.kind


def _is_further(draft: Draft) -> bool:
    """Whether an event is told of as one more, or an earlier one, of talks, and by no name: "another session"."""
    lead = draft.cluster.lead
    doc = lead.scene.doc(lead.candidate.trigger.paragraph)
    holders = [doc[lead.candidate.trigger.head], doc[lead.candidate.trigger.head].head]
    beside = [c for noun in holders if noun.tag_.startswith("N") for c in noun.children if c.i < noun.i]
    named = any(c.text[:1].isupper() and not c.is_sent_start for c in beside)
    more = bool({c.lower_ for c in beside} & words("sequence.toml", "more"))
    return _kind(draft) in _TALKS and lead.candidate.trigger.entry.pos == "noun" and more and not named


def _before(one: Draft, other: Draft) -> bool:
    at, then = (d.cluster.lead.candidate.trigger for d in (one, other))
    return (at.paragraph, at.start) < (then.paragraph, then.start)


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
