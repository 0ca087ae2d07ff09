"""What the fitted decisions look at: how a mention or a time stands to a trigger, in the parse and on the line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .actors import ACTORS, definite, listed, of_act, of_actor, of_elsewhere, of_holder, of_standing, of_who, said_by
from .frames import frame
from .learned import Feature
from .lexicon import forms_of, words
from .mentions import Mention
from .phase import phase, tense_of
from .scene import Scene, Sentence, When, nearness
from .triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Dependencies that pass on the role of what they hang on.
_PASSED = frozenset({"conj", "appos", "cc", "pobj", "flat", "pcomp"})
_MAX = 4


def path(low: Token, high: Token) -> tuple[tuple[str, ...], tuple[str, ...], Token]:
    """Give the dependency labels from both tokens up to where they meet, prepositions named, and that token."""
    above = {low.i: 0, **{a.i: n + 1 for n, a in enumerate(low.ancestors)}}
    meet = high
    while meet.i not in above and meet.head.i != meet.i:
        meet = meet.head
    return _climb(low, meet), _climb(high, meet), meet


def _climb(token: Token, stop: Token) -> tuple[str, ...]:
    labels: list[str] = []
    while token.i != stop.i and token.head.i != token.i:
        label = token.dep_
        if label in ("prep", "agent", "mark", "dative"):
            label = f"{label}:{token.lower_}"
        if label not in _PASSED:
            labels.append(label)
        token = token.head
    return tuple(labels[:_MAX])


def bucket(distance: int) -> str:
    """Name a distance in tokens."""
    size = abs(distance)
    name = next((str(limit) for limit in (1, 2, 4, 8, 14, 24) if size <= limit), "far")
    return ("+" if distance > 0 else "-") + name


def place_in_line(doc: Doc, trigger: Trigger, start: int, end: int, sentence: Sentence) -> list[Feature]:
    """Describe where a stretch stands beside its trigger: order, distance, what lies between, the word before it."""
    kind = trigger.entry.kind
    distance = start - trigger.head if start > trigger.head else end - 1 - trigger.start
    before = doc[start - 1].lower_ if start > sentence.start else "^"
    heads = [t.head for t in sentence.triggers if t.head < start]
    owner = heads[-1] == trigger.head if heads else None
    first, last = (trigger.end, start) if start >= trigger.end else (end, trigger.start)
    others = sum(first <= t.start < last for t in sentence.triggers if t.start != trigger.start)
    commas = sum(doc[i].text in (",", ";", "-", "–") for i in range(first, last))
    return [
        f"prevt:{owner}:{distance > 0}",
        f"prevtk:{kind}:{owner}:{distance > 0}",
        f"d:{bucket(distance)}",
        f"dk:{kind}:{bucket(distance)}",
        f"w:{before}:{distance > 0}",
        f"wk:{kind}:{before}:{distance > 0}",
        f"o:{min(others, 3)}:{distance > 0}",
        f"c:{min(commas, 3)}",
    ]


def in_parse(doc: Doc, trigger: Trigger, head: int) -> list[Feature]:
    """Describe the way from a mention to its trigger through the parse."""
    kind = trigger.entry.kind
    up, down, meet = path(doc[head], doc[trigger.head])
    where = (
        "trigger"
        if meet.i == trigger.head
        else "carrier"
        if meet.i == trigger.verb
        else "self"
        if meet.i == head
        else "other"
    )
    said = "say" if meet.lower_ in forms_of("say") else ""
    ups, downs = ">".join(up), ">".join(down)
    role = frame(doc[head], doc[trigger.head], trigger.verb)
    cut = next((label for label in up if label in ("relcl", "advcl", "ccomp", "acl", "parataxis")), "")
    deep = next((label for label in down if label in ("relcl", "advcl", "ccomp", "acl", "parataxis")), "")
    short = role.partition(":")[0] + ":" + role.rpartition(":")[2].rpartition(">")[2]
    return [
        f"x:{cut}:{deep}:{where}",
        f"xk:{kind}:{cut}:{deep}",
        f"f:{kind}:{trigger.entry.pos}:{role}",
        f"f:{trigger.entry.pos}:{role}",
        f"fs:{kind}:{trigger.entry.pos}:{short}",
        f"fs:{short}",
        f"p:{kind}:{trigger.entry.pos}:{ups}|{downs}",
        f"p:{trigger.entry.pos}:{ups}|{downs}",
        f"u:{kind}:{ups}:{where}",
        f"u:{ups}:{where}",
        f"dn:{downs}",
        f"m:{where}:{said}",
        f"l:{kind}:{where}:{up[-1] if up else ''}",
        f"ul:{up[-1] if up else ''}:{where}",
        f"n:{min(len(up) + len(down), 6)}:{where}",
    ]


def of_mention(
    scene: Scene,
    trigger: Trigger,
    sentence: Sentence,
    mention: Mention,
    number: int,
    acts: Mapping[int, str],
    standing: Mapping[int, str],
) -> list[Feature]:
    """Describe a mention (of sentence `number` of the article) as part of a trigger's event."""
    kind = trigger.entry.kind
    found: list[Feature] = [
        f"k:{mention.kind}:{mention.form}",
        f"kk:{kind}:{mention.kind}:{mention.form}",
        f"t:{trigger.entry.lemma}",
        f"tp:{trigger.entry.type}:{trigger.entry.pos}",
    ]
    away = number - sentence.number
    found += of_who(scene, mention)
    if mention.kind in ("party", "description", "group"):
        found += of_holder(scene.doc(mention.paragraph)[mention.head], kind, away)
    if away:
        return found + _of_far(scene, trigger, sentence, mention, number, said_by(acts, None))
    doc = scene.doc(trigger.paragraph)
    found.append("s:0")
    if mention.place is not None:
        others = [m.start for m in sentence.mentions if m.place is not None and m.form not in ("adjective", "demonym")]
        found += in_window(trigger, sentence, mention.start, others)
    near = sum(
        m.kind == mention.kind
        for m in sentence.mentions
        if min(m.start, trigger.start) < m.start < max(m.start, trigger.start)
    )
    found.append(f"b:{min(near, 3)}")
    if mention.start <= trigger.head < mention.end:
        return [*found, "inside"]
    if mention.kind in ACTORS:
        found += [f"rolln:{mention.roll}:{kind}", f"rolln:{mention.roll}:{acts.get(mention.head)}"]
        found += of_actor(doc, trigger, mention) + of_act(trigger, mention, acts)
        found += of_standing(trigger, mention, standing)
    line = place_in_line(doc, trigger, mention.np_start, mention.np_end, sentence)
    return found + in_parse(doc, trigger, mention.head) + line


def _of_far(
    scene: Scene, trigger: Trigger, sentence: Sentence, mention: Mention, number: int, said: str
) -> list[Feature]:
    """Describe a mention of another sentence; `said` is how many the event's own sentence names."""
    kind, away = trigger.entry.kind, number - sentence.number
    token = scene.doc(mention.paragraph)[mention.head]
    there = of_elsewhere(scene, trigger, scene.sentences[number], mention, away) if mention.kind in ACTORS else []
    return [
        f"said:{said}:{away}",
        *listed(scene, trigger, sentence, mention, away),
        *there,
        f"saidk:{said}:{kind}",
        f"s:{max(-3, min(away, 3))}:{kind}",
        f"sr:{token.dep_}:{away > 0}",
        f"sd:{definite(scene, trigger)}:{away}",
    ]


def in_window(trigger: Trigger, sentence: Sentence, start: int, others: list[int]) -> list[Feature]:
    """Say in which window of the line a time or place stands: before or after, beyond another trigger, first or not.

    Where the parse hangs it on the wrong noun, the stretch from one trigger to the next is what is left to go by.
    """
    seats = {at: _window(trigger, sentence, at) for at in {*others, start}}
    same = [at for at in others if seats[at] == seats[start]]
    closest = min((abs(at - trigger.head) for at in same), default=0) == abs(start - trigger.head)
    after = any(seats[at] == "R" for at in others)
    seat = f"{seats[start]}{int(closest)}"
    return [
        f"seg:{seat}",
        f"segk:{trigger.entry.kind}:{seat}",
        f"has:{after}:{seat}",
        f"segp:{trigger.entry.pos}:{seat}:{after}",
    ]


def _window(trigger: Trigger, sentence: Sentence, at: int) -> str:
    low, high = sorted((trigger.head, at))
    between = any(low < t.head < high for t in sentence.triggers)
    return ("R" if at > trigger.head else "L") + ("x" if between else "")


def of_time(scene: Scene, trigger: Trigger, sentence: Sentence, when: When, number: int) -> list[Feature]:
    """Describe a time expression (of sentence `number`) as the time of a trigger's event."""
    expression = when.expression
    kind = trigger.entry.kind
    found: list[Feature] = [
        f"ty:{expression.type}",
        f"g:{expression.interval.granularity}",
        f"r:{expression.relation}",
        f"rp:{expression.reporting}",
        f"dir:{expression.direction}",
        f"rk:{kind}:{expression.relation}",
    ]
    away = number - sentence.number
    if away:
        return [*found, f"s:{max(-3, min(away, 3))}:{kind}", f"sd:{definite(scene, trigger)}:{away}"]
    doc = scene.doc(trigger.paragraph)
    head = next((i for i in range(when.start, when.end) if not when.start <= doc[i].head.i < when.end), when.start)
    others = [w.start for w in sentence.times if w.expression.type != "DURATION"]
    found += ["s:0", *in_window(trigger, sentence, when.start, others), *_by_phase(scene, trigger, when, doc[head])]
    return found + in_parse(doc, trigger, head) + place_in_line(doc, trigger, when.start, when.end, sentence)


def _by_phase(scene: Scene, trigger: Trigger, when: When, head: Token) -> list[Feature]:
    """Say how a date goes with how far along its clause puts the event: none that "will" be was last week.

    Where an event only follows from another act ("agreed on Monday to meet", "left on Friday after talks"), a date that
    hangs on the act is not its own.
    """
    own, step = phase(head.doc[trigger.head])
    near = nearness(scene, when.expression.interval)
    meet = path(head, head.doc[trigger.head])[2]
    where = "below" if meet.i in (trigger.head, head.i) else "with" if meet.i == trigger.verb else "above"
    verb = head
    while not verb.tag_.startswith("V") and verb.head.i != verb.i:
        verb = verb.head
    first, last = step.partition(":")[0], step.rpartition(":")[2]
    tense = tense_of(verb) if verb.tag_.startswith("V") else "none"
    return [
        f"pn:{last}:{near}",
        f"pnf:{step}:{near}",
        f"pno:{own}:{near}",
        f"ps:{first}:{where}",
        f"pw:{step}:{where}",
        f"tt:{tense}:{last}:{where}",
        f"tn:{tense}:{near}:{where}",
    ]


def of_clause(scene: Scene, trigger: Trigger, sentence: Sentence) -> list[Feature]:
    """Describe the clause of a trigger: tense, modality, negation, governing verbs and the words around."""
    doc = scene.doc(trigger.paragraph)
    kind, pos = trigger.entry.kind, trigger.entry.pos
    found: list[Feature] = [
        f"kind:{kind}:{pos}",
        f"lemma:{trigger.entry.lemma}",
        f"type:{trigger.entry.type}",
        f"weak:{trigger.entry.weak}",
        f"title:{scene.paragraphs[trigger.paragraph].offset < 0}",
    ]
    verb = doc[trigger.verb] if trigger.verb >= 0 else None
    if verb is not None:
        found += _of_verb(verb, pos, "v")
        found.append(f"carry:{pos}:{verb.lower_ if verb.i != trigger.head else ''}:{_tense(verb)}")
    else:
        root = doc[trigger.head]
        while root.head.i != root.i and not root.tag_.startswith("V"):
            root = root.head
        found += [*_of_verb(root, pos, "r"), f"loose:{pos}:{doc[trigger.head].dep_}"]
    head = doc[trigger.head]
    own, step = phase(head)
    found += [f"ph:{step}", f"phk:{kind}:{pos}:{step}", f"po:{own}", f"pog:{own}:{step.rpartition(':')[2]}"]
    prep = head.head.lower_ if head.dep_ == "pobj" else head.dep_
    found += [f"under:{prep}", f"underk:{kind}:{prep}", f"tag:{head.tag_}"]
    for child in head.children:
        if child.dep_ in ("amod", "compound", "det", "poss", "nummod", "acl", "relcl", "advmod", "neg", "aux"):
            found.append(f"ch:{child.dep_}:{child.lower_ if child.dep_ not in ('poss', 'compound') else ''}")
        elif child.dep_ == "prep":
            found.append(f"cp:{kind}:{child.lower_}")
    found += _cues(doc, trigger, sentence) + _governors(head)
    return found


def _governors(token: Token) -> list[Feature]:
    """Name the cue nouns and adjectives that govern an event noun: "cancellation of a meeting", "plans for talks"."""
    found: list[Feature] = []
    for _ in range(4):
        token = token.head
        low = token.lower_
        for key in ("cancel", "propose", "plan"):
            if low in words("cues.toml", f"{key}_noun"):
                found += [f"gov:{key}", f"any:{key}"]
        if token.head.i == token.i or token.tag_.startswith("V"):
            break
    return found


def _tense(verb: Token) -> str:
    aux = sorted({a.lower_ for a in verb.children if a.dep_ in ("aux", "auxpass")})
    return "+".join([*aux, verb.tag_])


def _of_verb(verb: Token, pos: str, name: str) -> list[Feature]:
    """Describe a verb and the two verbs that govern it."""
    found: list[Feature] = []
    current, level = verb, 0
    while level < 3:
        found.append(f"{name}{level}:{pos}:{_tense(current)}")
        for key in ("say", "plan", "propose", "cancel", "ongoing", "ended", "deny"):
            if current.lower_ in forms_of(key):
                found += [f"{name}{level}c:{key}:{current.tag_}", f"any:{key}", f"any:{key}:{pos}:{level}"]
        if any(child.dep_ == "neg" for child in current.children):
            found.append(f"{name}{level}:neg")
        if any(child.lower_ in words("cues.toml", "doubt_modal") for child in current.children):
            found.append(f"{name}{level}:doubt")
        if any(child.lower_ in words("cues.toml", "future_modal") for child in current.children):
            found.append(f"{name}{level}:will")
        found.append(f"{name}{level}d:{current.dep_}")
        if current.dep_ in ("xcomp", "ccomp", "advcl", "acl", "conj", "relcl", "pcomp") and current.head.i != current.i:
            step = current.head
            while not step.tag_.startswith("V") and step.head.i != step.i and step.dep_ in ("prep", "pobj"):
                step = step.head
            current, level = step, level + 1
        else:
            break
    return found


_CUES = ("future_word", "past_word", "now_word", "proposed_word", "cancelled_word", "negation")


def _cues(doc: Doc, trigger: Trigger, sentence: Sentence) -> list[Feature]:
    """Name the cue words near a trigger, and those anywhere in its sentence."""
    found: set[str] = set()
    for i in range(sentence.start, sentence.end):
        low = doc[i].lower_
        side = "L" if i < trigger.start else "R"
        near = abs(i - trigger.head) <= 5
        for key in _CUES:
            if low in words("cues.toml", key):
                found.add(f"cue:{key}:{side}:{near}")
                if near:
                    found.add(f"cw:{low}:{side}")
    return sorted(found)
