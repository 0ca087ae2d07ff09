"""Saying no: which words of a question were not understood, and what could be asked instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .learnt import knows
from .lexicon import Lexicon
from .nearest import Askable, nearest
from .parse import Parse
from .reply import Reply
from .words import fold, key, spelling


def misunderstood(parsed: Parse, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the words of a question that are neither names, times, question words nor words for a relation."""
    return tuple(
        word
        for word in re.findall(r"(?<![<\w])[^\W_]+(?:['’]\w+)?", re.sub(r"<\w+>", " ", parsed.frame.rest))
        if word not in spelling().empty and not lexicon.knows(word) and not knows(key(word))
    )


def declined(parsed: Parse, unknown: Sequence[str], asker: Askable) -> Reply:
    """Say that a question was not understood, and why, with what could be asked instead."""
    if unknown:
        said = {fold(word.text): word.text for word in parsed.words}
        reason = f"Not understood: {', '.join(repr(said.get(word, word)) for word in unknown)}; say it in other words."
    elif not parsed.mentions:
        reason = "No name in the question is in the graph; name a person, a side or a place that is."
    else:
        reason = "What is asked about the names in the question was not understood; say it in other words."
    return Reply(parsed.text, declined=reason, nearest=nearest(parsed, asker))


def ambiguous(reply: Reply) -> Reply:
    """Turn a reply for one of several readings of a name into the question which of them is meant."""
    said, labels = reply.readings[0]
    reason = f"{said!r} could be {', '.join(labels[:-1])} or {labels[-1]}; say which."
    return Reply(reply.question, understood=reply.understood, readings=reply.readings, declined=reason)
