"""From a mapping of fields to an `Article`: the door through which every form of source passes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlsplit

from ..errors import NoDateError, ReadError
from ..model import Article, Region
from . import days, lexicon
from .dateline import Dateline, parse_dateline
from .regions import lay_out

#: One article's text in characters; a book or a dump is no article.
LIMIT = 2_000_000
_ABSENT = {"", "na", "n/a", "none", "null", "nan", "unknown", "-", "undefined"}
#: Half of a surrogate pair can be written in JSON, but in no file: it becomes one replacement character.
_HALF = re.compile("[\ud800-\udfff]")


def article_from_object(
    obj: object, *, day: date | None = None, name: str | None = None, dated: bool = True
) -> Article:
    """Make an article of a mapping such as `{"id", "title", "date", "dateline", "text"}`.

    Optional are publisher (source), address (url) and language. Keys may be spelt as is usual elsewhere (headline,
    body, content, published, site_name, ...). The text is taken as it is, to the character.

    Args:
        obj: The mapping; anything else is refused.
        day: The day of publication, where the caller knows it; it goes before all others.
        name: What to call the article where it has no `id`: a path, a line of a file.
        dated: Whether the day is also sought in the text, and an article without one refused; otherwise its `date`
            is None.

    Raises:
        ReadError: there is no text, or it is not a mapping.
        NoDateError: neither caller, fields, dateline, caption nor lead gives the day of publication.
    """
    if not isinstance(obj, Mapping):
        what = f"{name or 'The article'} is {_kind(obj)}"
        raise ReadError(f'{what}, not an object; write it as {{"title": ..., "date": ..., "text": ...}}.')
    fields = canonical(obj)
    label = _string(fields.get("id")) or name or _string(fields.get("address")) or "article"
    return _article(fields, label, day, dated)


def canonical(obj: Mapping[object, object]) -> dict[str, object]:
    """Name the fields of a mapping canonically; of two spellings of one field the surer with a value wins."""
    known = lexicon.field_names()
    folded = {lexicon.fold_key(str(key)): value for key, value in obj.items()}
    given = {alias: value for alias, value in folded.items() if not _is_absent(value, known.get(alias))}
    ordered = sorted((alias for alias in given if alias in known), key=list(known).index, reverse=True)
    return {known[alias]: given[alias] for alias in ordered}


def _article(fields: Mapping[str, object], label: str, day: date | None, dated: bool) -> Article:
    text = _text(fields, label)
    title = re.sub(r"\s+", " ", _string(fields.get("title"))).strip()
    layout = lay_out(text, title)
    parts, own = layout.regions, layout.dateline
    given = parse_dateline(_string(fields.get("dateline"))[:200])
    address = _address(fields)
    return Article(
        id=label,
        title=title,
        text=text,
        date=day or _published(fields, text, parts, given or own, label, dated),
        dateline=(given or own or Dateline()).place,
        publisher=_publisher(fields, own, address),
        address=address,
        language=_language(fields),
        regions=parts,
    )


def _text(fields: Mapping[str, object], label: str) -> str:
    value = fields.get("text")
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    if value is None and isinstance(fields.get("html"), str):
        from .html import page_fields

        value = page_fields(str(fields["html"]), label).get("text")
    if not isinstance(value, str) or not value.strip():
        what = "has no text" if value is None or isinstance(value, str) else f"has {_kind(value)} for a text"
        raise ReadError(f"{label} {what}; give the article's words under the key 'text'.")
    if len(value) > LIMIT:
        raise ReadError(f"{label} has {len(value):,} characters, more than one article can ({LIMIT:,}); split it.")
    return _HALF.sub("�", value)


def _published(
    fields: Mapping[str, object],
    text: str,
    parts: Iterable[Region],
    dateline: Dateline | None,
    label: str,
    dated: bool,
) -> date | None:
    given = fields.get("date")
    found = days.parse_day(given) or days.day_of_dateline(dateline)
    if dated and found is None:
        found = days.day_in_text(text, parts, dateline)
    if found is not None or not dated:
        return found
    wrong = "" if given is None else f" ({_short(given)} is none that can be understood)"
    raise NoDateError(
        f"{label} has no date of publication{wrong}; give one with --date 2022-01-10, a header line 'Date: 2022-01-10' "
        "or the key 'date'."
    )


def _publisher(fields: Mapping[str, object], dateline: Dateline | None, address: str | None) -> str | None:
    """Take the one named, else the agency of the dateline, else the site of the address."""
    value = fields.get("publisher")
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("name", "title", "domain", "id") if isinstance(value.get(key), str)), None)
    named = re.sub(r"\s+", " ", _string(value)).strip()
    site = urlsplit(address).hostname if address else None
    return named or (dateline.agency if dateline else None) or (site.removeprefix("www.") if site else None)


def _address(fields: Mapping[str, object]) -> str | None:
    value = _string(fields.get("address"))
    try:
        good = urlsplit(value).scheme in {"http", "https"} and bool(urlsplit(value).hostname)
    except ValueError:
        return None
    return value if good and not re.search(r'[\s<>"{}|\\^`]', value) else None


def _language(fields: Mapping[str, object]) -> str:
    found = re.match(r"([a-z]{2})(?:[-_]|$)", _string(fields.get("language")).lower())
    return found[1] if found else "en"


def _string(value: object) -> str:
    """Give a plain value as a string without half characters, anything else as the empty one."""
    if isinstance(value, str):
        return _HALF.sub("�", value.strip())
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _is_absent(value: object, field: str | None) -> bool:
    """A text may be "None."; other fields are left open with such words."""
    if not isinstance(value, str):
        return value is None
    return not value.strip() if field == "text" else value.strip().casefold() in _ABSENT


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."


def _kind(value: object) -> str:
    kinds = {str: "a string", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return "null" if value is None else kinds.get(type(value), "an object")
