"""The graph of `seeds/`, read once for all tests that look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def seeds_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the eight articles of `seeds/`; open it for reading."""
    from kg.pipeline.add import add
    from kg.read import articles
    from kg.store import Store

    def refuse(error: Exception) -> None:
        raise error

    path = tmp_path_factory.mktemp("seeds") / "kg.store"
    with Store(path, mode="write") as store:
        list(add(store, articles([ROOT / "seeds"], on_problem=refuse)))
    return path
