"""Web pages: the article's words out of the page (trafilatura), the rest from its metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import ReadError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: A page's first and last day that are believed; both fixed, so that a page is read alike on any day.
_DAYS = {"min_date": "1900-01-01", "max_date": "2100-12-31", "extensive_search": False, "original_date": True}
#: Tags of one page; extraction takes time with their square, and a page of more is an archive, not an article.
_TAGS = 40_000
_EMBEDDED = re.compile(r"""data:[\w.+-]+/[\w.+-]+[^"'\s)>]{200,}""")


def page_fields(page: str, name: str) -> dict[str, object]:
    """Give title, text, date, publisher, address and language of a web page.

    Raises:
        ReadError: the page holds no article.
    """
    import trafilatura

    if page.count("<") > _TAGS:
        raise ReadError(f"{name} has more than {_TAGS:,} tags, more than an article; give the article alone.")
    tree = trafilatura.load_html(_EMBEDDED.sub("", page))
    if tree is None:
        raise ReadError(f"{name} holds no HTML that can be read; save the page again, or give its text.")
    _free_captions(tree)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    found = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DAYS
    )
    # The dictionary that its signature also names is what another, older call gives.
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise ReadError(f"{name} is a web page without an article in it; give the article's text.")
    return {
        "title": found.title,
        "text": _body(found.text or "", found.title),
        "date": found.date,
        "publisher": found.sitename or found.hostname,
        "address": found.url,
        "language": language,
    }


def _free_captions(tree: HtmlElement) -> None:
    """Make captions paragraphs of their own: they are dropped with their pictures otherwise, and may give the day."""
    for caption in tree.xpath("//figcaption"):
        figure = next(caption.iterancestors("figure"), None)
        caption.tag = "p"
        if figure is not None and figure.getparent() is not None:
            caption.tail = None
            figure.addnext(caption)


def _body(text: str, title: str | None) -> str:
    """Leave out the headline where the page repeats it above the text."""
    first, _, rest = text.strip().partition("\n")
    repeated = title and first.strip().casefold() == title.strip().casefold()
    return rest.strip() if repeated and rest.strip() else text.strip()
