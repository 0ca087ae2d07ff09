"""Cues of the clause: whether an expression looks back or ahead, and whether it belongs to a verb of reporting.

Works on the codes of the tokens alone, without a parser: the verb nearest before the expression in its clause, else
the first one after it. A caller that has a parse may overrule the direction (`kg.when.reresolve`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from . import grammar
from .lexicon import PARAGRAPH, SPACE, Lexicon, Tokens
from .scene import Cue

#: How many tokens of a sentence are looked at on either side.
_REACH = 45
#: A verb of reporting governs an expression at most this many tokens after it.
_REPORT_REACH = 9
#: A past verb is sure to have happened then where the expression follows it this soon.
_SURE_REACH = 7


#: The sets of codes that the cues read, each the classes of the lexicon that make it.
_SETS = {
    "future": "FUTURE",
    "future_to": "FUTURETO",
    "forward": "FORWARD",
    "schedule": "SCHEDULE",
    "enables": "ENABLES",
    "past": "PASTCUE PASTPART ED REPORT",
    "past_noun": "PASTNOUN",
    "report": "REPORT",
    "to": "TO",
    "is_": "IS",
    "have": "HAVE",
    "was": "WASTO",
    "aux": "AUX",
    "clause": "CLAUSE",
    "subordinate": "SUBORDINATE",
    "comma": "COMMA",
    "ahead": "AHEADOF",
    "abbreviation": "TITLEABBR ABBREVIATED",
    "preposition": "PREPOSITION ARTICLE",
    "small": "SMALL",
    "determiner": "DETERMINER",
    "nominal": "CAPITAL DETERMINER NUM CARD ORDINAL MONTH WEEKDAY PUNCTUATION LOOSE LAST NEXT THIS DEICTIC VAGUE",
    "after": "AFTERWARDS",
    "moves": "MOVES",
    "verbs": "AFTERWARDS FUTURE FUTURETO FORWARD SCHEDULE ENABLES PASTCUE PASTPART ED REPORT IS TO SUBORDINATE",
    "stop": "STOP",
}


class _Classes:
    """The codes of each set above as an attribute, and patterns of where sentences end and cues stand."""

    future: frozenset[str]
    future_to: frozenset[str]
    forward: frozenset[str]
    schedule: frozenset[str]
    enables: frozenset[str]
    past: frozenset[str]
    past_noun: frozenset[str]
    report: frozenset[str]
    to: frozenset[str]
    is_: frozenset[str]
    have: frozenset[str]
    was: frozenset[str]
    aux: frozenset[str]
    clause: frozenset[str]
    subordinate: frozenset[str]
    comma: frozenset[str]
    ahead: frozenset[str]
    after: frozenset[str]
    moves: frozenset[str]
    abbreviation: frozenset[str]
    preposition: frozenset[str]
    small: frozenset[str]
    determiner: frozenset[str]
    nominal: frozenset[str]

    def __init__(self, lexicon: Lexicon) -> None:
        codes = {name: frozenset("".join(map(lexicon.codes_of, classes.split()))) for name, classes in _SETS.items()}
        self.stops, self.cues = _any(codes.pop("stop") | {PARAGRAPH}), _any(codes.pop("verbs"))
        for name, found in codes.items():
            setattr(self, name, found)


def _any(codes: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(codes))}]")


@lru_cache(maxsize=2)
def _classes(lexicon: Lexicon) -> _Classes:
    return _Classes(lexicon)


class Marks:
    """Where the sentences of a text end and where its cues stand, found once, so that each expression looks few up."""

    __slots__ = ("classes", "cues", "lexicon", "stops", "tokens")

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.classes = _classes(lexicon)
        self.stops = [m.start() for m in self.classes.stops.finditer(tokens.codes) if self._ends(m.start())]
        self.cues = [m.start() for m in self.classes.cues.finditer(tokens.codes)]

    def _ends(self, index: int) -> bool:
        words = self.tokens.words
        if words[index][0] != "." or not index:
            return True
        short = self.tokens.codes[index - 1] in self.classes.abbreviation
        before = words[index - 1].strip()
        return not (short or (len(before) == 1 and before.isalpha()))

    def cue_of(self, first: int, last: int) -> Cue:
        """Give the cue for the expression of tokens `first` up to, not including, `last`."""
        return _Clause(self, first, last).cue()


def sentence_starts(text: str) -> list[int]:
    """Give the offsets at which the sentences of a text begin, the first included; abbreviations end none."""
    lexicon = grammar.load().lexicon
    tokens = Tokens(text, lexicon)
    return [0, *(tokens.offsets[stop + 1] for stop in Marks(tokens, lexicon).stops)]


class _Clause:
    __slots__ = ("begin", "classes", "codes", "end", "first", "last", "lexicon", "marks", "tokens")

    def __init__(self, marks: Marks, first: int, last: int) -> None:
        self.marks, self.tokens, self.lexicon = marks, marks.tokens, marks.lexicon
        self.codes, self.classes = marks.tokens.codes, marks.classes
        self.first, self.last = first, last
        before, after = bisect_left(marks.stops, first), bisect_left(marks.stops, last)
        self.begin = max(marks.stops[before - 1] + 1 if before else 0, first - _REACH)
        self.end = min(marks.stops[after] if after < len(marks.stops) else len(self.codes), last + _REACH)

    def cue(self) -> Cue:
        relation, before = self._relation()
        if self._is_ahead(before):
            return Cue(1, False, relation)
        if relation == "since" or self._past_thing():
            return Cue(-1, False, relation)
        c = self.classes
        opens = before < self.begin or self.codes[before] in c.clause or self.codes[before] in c.comma
        if opens and (direction := self._rightwards()):
            return Cue(direction, False, relation)
        direction, index = self._leftwards(before)
        if direction < 0 and self._reports(index):
            return Cue(-1, True, relation)
        sure = index >= self.begin and self._sure(index)
        if not direction:
            direction = 1 if self._purpose(before) else self._rightwards()
        if direction < 0 and not opens and relation == "until":
            direction = 0  # "gave them until Tuesday"
        elif direction < 0 and index >= self.begin and self._moved(index):
            direction = 1
        return Cue(direction, False, relation, sure)

    def _purpose(self, before: int) -> bool:
        """Tell whether the words before are what somebody is there for: "in Hanoi for a meeting Saturday"."""
        words = [self.tokens.words[i].strip() for i in range(max(self.begin, before - 3), before)]
        return before >= self.begin and "for" in words and self.codes[before] in self.classes.small

    def _moved(self, index: int) -> bool:
        """Tell whether the verb at `index` moves something to the time: "extended to Friday", "put off to Monday"."""
        c = self.classes
        return self.codes[index] in c.moves and self.codes[self.first - 1] in c.to and self.first - index <= _SURE_REACH

    def _sure(self, index: int) -> bool:
        """Tell whether the verb at `index` itself happens at the time: "will meet in May", "held on January 9"."""
        code, c = self.codes[index], self.classes
        if code in c.future:
            return True
        return code in c.past and code not in c.report and code not in c.enables and self.first - index <= _SURE_REACH

    def _relation(self) -> tuple[str, int]:
        """Give the preposition of a bound before the expression, and the index of the token before all prepositions."""
        relation, index = "", self.first - 1
        while index >= self.begin and index > self.first - 4:
            code = self.codes[index]
            if code == SPACE:
                index -= 1
                continue
            if code not in self.classes.preposition:
                break
            relation = relation or self.lexicon.value("RELATION", self.tokens.words[index].strip())
            index -= 1
        return relation, index

    def _is_ahead(self, before: int) -> bool:
        """Tell whether the words right before make it lie ahead: "ahead of Monday's talks", "scheduled for Monday"."""
        if any(self.codes[i] in self.classes.ahead for i in range(max(self.begin, before - 1), self.first)):
            return True
        words = [word.strip().lower() for word in self.tokens.words[max(self.begin, self.first - 2) : self.first]]
        return words in (["soon", "as"], ["early", "as"])

    def _past_thing(self) -> bool:
        """Tell whether it belongs to something that has happened: "Friday's bombings", "the Friday explosions"."""
        if self.last >= self.end:
            return False
        possessive = self.tokens.words[self.last][0] in "'’"
        words = self.codes[self.last : min(self.end, self.last + (5 if possessive else 2))]
        return any(code in self.classes.past_noun for code in words)

    def _looks_ahead(self, index: int) -> bool:
        """Tell whether a token sends the clause ahead: "will", "due"; "set" only before "to" or "for"."""
        code = self.codes[index]
        if code in self.classes.future:
            return True
        if code in self.classes.forward:
            return index > 0 and self.tokens.words[index - 1].lower().startswith("look")
        return (
            code in self.classes.future_to
            and index + 1 < len(self.codes)
            and (self.codes[index + 1] in self.classes.to or self.tokens.words[index + 1].rstrip() == "for")
        )

    def _leftwards(self, index: int) -> tuple[int, int]:
        """Walk left to the nearest verb: its direction and its index."""
        codes, c, infinitive, after = self.codes, self.classes, False, False
        cues = self.marks.cues
        position = bisect_right(cues, index)
        while position and (index := cues[position - 1]) >= self.begin:
            position -= 1
            code = codes[index]
            if self._looks_ahead(index):
                return 1, index
            if code in c.enables and infinitive:
                return 1, index
            if code in c.past and (code in c.was or not (self._passive_now(index) or self._adjective(index))):
                led = self._auxiliary(index)
                if led or not (infinitive and code in c.was):
                    return (led or -1), index
                return 1, index
            if code in c.schedule and (index == self.begin or codes[index - 1] not in c.determiner | c.to):
                return 1, index
            if code in c.subordinate:
                return self._rightwards(), self.begin - 1
            if code in c.is_:
                if infinitive or self._progressive(index):
                    return 1, index
            elif code in c.to and self._infinitive(index):
                infinitive = True
            after = after or code in c.after
        return (1 if infinitive else -1 if after else 0), self.begin - 1

    def _auxiliary(self, index: int) -> int:
        """Give 1 where a participle stands in a verb group that looks ahead ("will be held", "was to have met")."""
        codes, c = self.codes, self.classes
        had = False
        position = index - 1
        while position >= self.begin and index - position < 7:
            code = codes[position]
            if code in c.future:
                return 1
            if code in c.to:
                governed = codes[position - 1] if position > self.begin else ""
                return 1 if not had or governed in c.was or governed in c.is_ else 0
            had = had or code in c.have
            if code not in c.aux and code != SPACE and not self.tokens.words[position].rstrip().endswith("ly"):
                return 0
            position -= 1
        return 0

    def _passive_now(self, index: int) -> bool:
        """Tell whether a participle stands after "is" or "are": such a clause looks neither way."""
        return index > self.begin and self.codes[index - 1] in self.classes.is_

    def _adjective(self, index: int) -> bool:
        """Tell whether a participle belongs to a noun: "a still unspecified date"."""
        c, codes = self.classes, self.codes
        if index + 1 >= self.end or codes[index + 1] in c.nominal or codes[index + 1] in c.preposition:
            return False
        return any(codes[i] in c.determiner for i in range(max(self.begin, index - 2), index))

    def _infinitive(self, index: int) -> bool:
        """Tell whether "to" begins an infinitive, not a place or a person."""
        return index + 1 < self.end and self.codes[index + 1] not in self.classes.nominal

    def _progressive(self, index: int) -> bool:
        words = [self.tokens.words[i].rstrip() for i in range(index + 1, min(self.end, index + 4))]
        return any(word.endswith("ing") and len(word) > 4 for word in words[:2])

    def _rightwards(self) -> int:
        """Give the direction of the first verb after the expression."""
        codes, c, cues = self.codes, self.classes, self.marks.cues
        for position in range(bisect_left(cues, self.last), len(cues)):
            index = cues[position]
            if index >= self.end:
                break
            code = codes[index]
            if self._looks_ahead(index):
                return 1
            if code in c.is_ and (self._progressive(index) or (index + 1 < self.end and codes[index + 1] in c.to)):
                return 1
            if code in c.past:
                follows = index + 1 < self.end
                if code in c.was and follows and (codes[index + 1] in c.to or self._looks_ahead(index + 1)):
                    return 1
                return self._auxiliary(index) or -1
        return 0

    def _reports(self, index: int) -> bool:
        """Tell whether the verb at `index` is one of reporting whose own adjunct the expression is."""
        if index < self.begin or self.codes[index] not in self.classes.report or self.first - index > _REPORT_REACH:
            return False
        between = self.codes[index + 1 : self.first]
        c = self.classes
        if any(code in c.clause or code in c.comma or code in c.after for code in between):
            return False  # "told reporters after the talks on Monday" dates the talks
        following = self.codes[self.last] if self.last < self.end else ""
        return (
            following not in self.classes.past
            and following not in self.classes.is_
            and following not in self.classes.future
        )
