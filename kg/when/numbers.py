"""Numbers as news writes them: digits, words, halves, and the vague ones."""

from __future__ import annotations

import re

from .lexicon import Lexicon

_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+|/")


def cardinal(words: list[str], lexicon: Lexicon) -> int | None:
    """Read number words ("two", "hundred", "and", "fifty"); None where one of them is no number."""
    total = current = 0
    for word in words:
        if word == "and":
            continue
        known = lexicon.value("CARD", word) or lexicon.value("DOZEN", word)
        if not known:
            return None
        number = int(known)
        if number >= 1000:
            total, current = total + max(current, 1) * number, 0
        elif number in (100, 12) and current and word != "twelve":
            current *= number
        else:
            current += number
    return total + current


def amount(text: str, lexicon: Lexicon) -> float | str | None:
    """Read an amount: "two and a half" is 2.5, "5 1/2" 5.5, "a couple of" 2, "several" "X"; None where it is none."""
    text = text.replace("-", " ")
    extra = 0.0
    if text.endswith("and a half"):
        text, extra = text.removesuffix("and a half"), 0.5
    words = _WORD.findall(text)
    if "/" in words:
        at = words.index("/")
        top, bottom = words[at - 1], words[at + 1]
        extra += float(top) / float(bottom) if float(bottom) else 0
        words = words[: at - 1]
        if not words:
            return extra
    if any(lexicon.value("VAGUE", word) for word in words) or "number" in words or text.startswith("a good"):
        return "X"
    words = [word for word in words if word not in ("of", "the")]
    if "couple" in words:
        return 2.0 + extra
    if words and words[0] == "half":
        return 0.5
    if words and words[0] in ("a", "an"):
        words = words[1:] or ["one"]
    if len(words) == 1 and words[0][0].isdigit():
        return float(words[0].replace(",", "")) + extra
    number = cardinal(words, lexicon)
    return None if number is None else number + extra


def ordinal(text: str, lexicon: Lexicon) -> int | None:
    """Read an ordinal: "third", "21st", "twenty-first"; None where it is none."""
    words = text.replace("-", " ").split()
    if not words:
        return None
    if words[-1][0].isdigit():
        digits = re.match(r"\d+", words[-1])
        return int(digits.group()) if digits else None
    last = lexicon.value("ORDINAL", words[-1]) or lexicon.value("CARD", words[-1])
    tens = lexicon.value("TENS", words[0]) if len(words) > 1 else "0"
    return int(last) + int(tens or 0) if last else None


def year(text: str, lexicon: Lexicon, near: int | None) -> int | None:
    """Read a year: "1998", "'98" (of the century that brings it nearest to `near`), "nineteen ninety-eight"."""
    text = text.strip(" ,'").removeprefix("fy")
    if text.isdigit():
        number = int(text)
        if len(text) != 2:
            return number or None
        around = near or 2000
        return min(
            (century * 100 + number for century in range(around // 100 - 1, around // 100 + 2)),
            key=lambda candidate: abs(candidate - around),
        )
    words = text.replace("-", " ").split()
    if not words:
        return None
    if "thousand" in words or "hundred" in words:
        return cardinal(words, lexicon)
    first = lexicon.value("CARD", words[0])
    rest = cardinal(words[1:], lexicon)
    return int(first) * 100 + rest if first and rest is not None and 10 <= int(first) <= 99 else None
