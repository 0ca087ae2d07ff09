"""The words of a store, kept beside it: names and labels as they were read, thrown away when the store has changed."""

from __future__ import annotations

import json
import os
from pathlib import Path

from .. import __version__
from ..data import read_bytes
from ..store import Store
from ..vocab import digest
from .index import read_names
from .lexicon import Lexicon, read_labels
from .names import Name, Names

_FILE = "ask.json"


def load(store: Store) -> tuple[Names, Lexicon]:
    """Give the index of names and the lexicon of a store: from the derived file beside it, else read anew and kept.

    A store whose folder cannot be written is read anew each time.
    """
    path, stamp = store.path / _FILE, _stamp(store)
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError):
        kept = {}
    if kept.get("stamp") != stamp:
        names, (codes, labels) = list(read_names(store)), read_labels(store)
        kept = {
            "stamp": stamp,
            "names": [(n.node, n.label, n.kind, n.keys, n.weight) for n in names],
            "codes": codes,
            "labels": labels,
        }
        _keep(path, json.dumps(kept, ensure_ascii=False))
    return (
        Names(Name(node, label, kind, tuple(keys), weight) for node, label, kind, keys, weight in kept["names"]),
        Lexicon(((frozenset(words), code, passive) for words, code, passive in kept["labels"]), kept["codes"]),
    )


def _stamp(store: Store) -> str:
    """A hash of the state of the store's files and of the data that names are read with."""
    folder = store.path / "graph"
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    state = [(f.name, _size(f)) for f in files if f.suffix in (".sst", ".log") or f.name == "CURRENT"]
    data = [digest(read_bytes(f"ask/{name}").decode()) for name in ("words.toml", "aliases.tsv")]
    return digest(json.dumps([__version__, state, data]))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:  # the store tidies up behind a writer's back
        return 0


def _keep(path: Path, text: str) -> None:
    draft = path.with_suffix(f".{os.getpid()}")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
