"""From bytes to text: byte order marks, declared and guessed encodings, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from ..errors import ReadError
from . import lexicon

#: The marks in the order in which they must be tried: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{3,30})""", re.IGNORECASE)
#: A letter of another script: one after the Latin alphabet's.
_OTHER_SCRIPT = re.compile(r"[^\W\d_\x00-\u024f]")
#: Bytes that decide on the encoding of a stream; enough for any declaration and for a guess.
SAMPLE = 65_536


def decode(data: bytes, name: str) -> str:
    """Decode the bytes of a file: by its mark, as UTF-8, as declared, else by the likeliest encoding.

    Raises:
        ReadError: the bytes are no text, in any encoding.
    """
    return data.decode(encoding_of(data, name), errors="replace")


def encoding_of(data: bytes, name: str) -> str:
    """Name the encoding of bytes, from their first `SAMPLE` where a whole file need not be tried.

    Raises:
        ReadError: they begin as no text does.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    _refuse_known_binary(data, name)
    if wide := _wide(data[:SAMPLE]):
        return wide
    _refuse_control_characters(data, name)
    return "utf-8" if _is_utf8(data) else _declared(data) or _likeliest(data[:SAMPLE])


def _refuse_known_binary(data: bytes, name: str) -> None:
    for signature, kind in lexicon.table("signatures").items():
        if data.startswith(signature.encode("latin-1")):
            raise ReadError(f"{name} is {kind}, not text; save it as plain text, HTML or JSON first.")


def _refuse_control_characters(data: bytes, name: str) -> None:
    sample = data[:SAMPLE]
    odd = sum(sample.count(byte) for byte in range(32) if byte not in b"\t\n\r\f\x1b")
    if b"\x00" in sample or odd > len(sample) / 100:
        raise ReadError(f"{name} is binary, not text; save it as plain text, HTML or JSON first.")


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark: Latin letters leave every other byte empty."""
    if len(sample) < 8:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.05 else None


def _is_utf8(data: bytes) -> bool:
    """A sample may end inside a character, so the decoder is not asked to be at the end."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if found is None:
        return None
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name
        data[:SAMPLE].decode(encoding, errors="replace")
    except (LookupError, UnicodeError):
        return None
    # It is not UTF-8, as was tried before, nor UTF-16, or the declaration could not be read as ASCII; and on the web
    # "latin-1" means Windows-1252.
    if encoding.startswith("utf"):
        return None
    return "cp1252" if encoding in {"iso8859-1", "ascii"} else encoding


def _likeliest(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_exclusion=["utf_16", "utf_32", "utf_7"]).best()
    # Among the Latin encodings a short text gives no ground to choose: take that of Western Europe.
    return best.encoding if best is not None and _OTHER_SCRIPT.search(str(best)) else "cp1252"
