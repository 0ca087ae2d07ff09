"""Plain text and Markdown: a header block or front matter, a title line, and the words below."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

from . import lexicon
from .dateline import leading_dateline
from .regions import unwrapped

_FENCED = re.compile(r"\A\s*(?P<fence>---|\+\+\+)[^\S\n]*\n(?P<head>.*?)\n(?P=fence)[^\S\n]*(?:\n|\Z)", re.DOTALL)
_HEADER = re.compile(r"^[^\S\n]*(?P<key>[A-Za-z][\w .:\-]{0,28}?)[^\S\n]*:(?:[^\S\n]+(?P<value>\S.*?))?[^\S\n]*$")
_ITEM = re.compile(r"^\s+-?\s*(?P<value>\S.*)$|^-\s+(?P<item>\S.*)$")
_TAG = re.compile(r"<[^<>]*>")
_UNSEEN = re.compile(r"\s*<(?:script|style|!|\?)", re.IGNORECASE)
#: Characters of the longest title, and of the longest line of a header.
_TITLE, _LONGEST = 200, 2_000


def plain_fields(text: str) -> dict[str, object]:
    """Give the fields of a plain text: its header's, `title` from a first line that looks like one, and `text`."""
    text = normal_lines(text)
    fields, rest = _headed(text)
    if "title" not in fields:
        title, rest = _titled(rest)
        fields |= {"title": title} if title else {}
    return fields | {"text": unwrapped(rest.strip("\n").rstrip())}


def markdown_fields(text: str) -> dict[str, object]:
    """Give the fields of a Markdown text: front matter, `title` from its first heading, and `text` without markup."""
    fields, rest = _headed(normal_lines(text))
    blocks = list(_markdown_blocks(rest))
    if "title" not in fields and blocks and blocks[0][0]:
        fields["title"] = blocks.pop(0)[1]
    elif blocks and blocks[0][0] and blocks[0][1] == str(fields.get("title", "")).strip():
        blocks.pop(0)
    return fields | {"text": "\n\n".join(block for _, block in blocks)}


def normal_lines(text: str) -> str:
    """Write every line's end as a newline, as Python does where it reads a file."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _headed(text: str) -> tuple[dict[str, object], str]:
    fenced = _FENCED.match(text)
    if fenced is None:
        return _header_block(text)
    head = fenced["head"]
    fields = _toml(head) if fenced["fence"] == "+++" else _front_matter(head)
    return fields, text[fenced.end() :]


def _toml(head: str) -> dict[str, object]:
    try:
        return {key: value for key, value in tomllib.loads(head).items() if not isinstance(value, Mapping)}
    except tomllib.TOMLDecodeError:
        return _front_matter(head.replace(" = ", ": "))


def _front_matter(head: str) -> dict[str, object]:
    """Read the plain part of YAML that front matter is written in: `key: value`, quoted values, folded lines, lists."""
    fields: dict[str, object] = {}
    last = ""
    for line in head.split("\n"):
        found = _header(line) if not line[:1].isspace() else None
        if found is not None:
            last = found["key"]
            fields[last] = _scalar(found["value"] or "")
        elif last and (item := _ITEM.match(line[:_LONGEST])):
            joined = f"{fields[last]} {_scalar(item['value'] or item['item'])}"
            fields[last] = re.sub(r"^[|>][+-]?(?= )", "", joined.strip()).strip()
    return fields


def _header(line: str) -> re.Match[str] | None:
    return _HEADER.match(line) if len(line) <= _LONGEST else None


def _scalar(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        inner = value[1:-1]
        return inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"')
    return re.sub(r"\s+#\s.*$", "", value)


def _header_block(text: str) -> tuple[dict[str, object], str]:
    """Take the `Key: value` lines at the top, up to a blank line, where the first of them is a key that we know."""
    fields: dict[str, object] = {}
    lines = text.lstrip("\n").split("\n")
    taken = 0
    for line in lines:
        found = _header(line)
        if found is None or (not fields and lexicon.fold_key(found["key"]) not in lexicon.field_names()):
            break
        fields[found["key"]] = _scalar(found["value"] or "")
        taken += 1
    closed = taken == len(lines) or not lines[taken].strip()
    known = sum(lexicon.fold_key(key) in lexicon.field_names() for key in fields)
    if not fields or not (closed or known == len(fields)):
        return {}, text
    return fields, "\n".join(lines[taken:])


def _titled(text: str) -> tuple[str | None, str]:
    """Take the first line for the title where it is short, ends no sentence, and more follows it."""
    first, _, rest = text.strip("\n").partition("\n")
    if len(first) > 2 * _TITLE:
        return None, text
    line = re.sub(r"^#+\s+|\s+#+$", "", first.strip())
    ends = re.search(r"[.,;:]$", line) and not re.search(r"\b[A-Z]\.$", line)
    alone = not rest or not rest.split("\n")[0].strip() or len(rest.split("\n")[0]) > len(first) + 40
    if not line or len(line) > _TITLE or ends or not rest.strip() or not alone or leading_dateline(line):
        return None, text
    return line, rest


def _markdown_blocks(text: str) -> Iterator[tuple[bool, str]]:
    """Give each block of text without its markup, and whether it is a heading."""
    from markdown_it import MarkdownIt

    heading = False
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        heading = token.type == "heading_open" or (heading and token.type == "inline")
        block = _block_text(token.type, token.content, token.children)
        if block:
            yield heading, block
            heading = False


def _block_text(kind: str, content: str, children: object) -> str:
    if kind in {"code_block", "fence"}:
        return content.strip()
    if kind == "html_block":
        return "" if _UNSEEN.match(content) else " ".join(_TAG.sub(" ", content).split())
    if kind != "inline" or not isinstance(children, list):
        return ""
    return "".join(_inline_text(child) for child in children).strip()


def _inline_text(token: object) -> str:
    """A break within a paragraph is a space, an image its description, which is a caption."""
    kind = getattr(token, "type", "")
    if kind in {"softbreak", "hardbreak"}:
        return " "
    return str(getattr(token, "content", "")) if kind in {"text", "code_inline", "image", "text_special"} else ""
