"""What several tests of the exports need: the shared checker of GEXF, where it is there."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CHECK = Path(__file__).parents[3] / "shared" / "gexf" / "check.py"


@pytest.fixture(scope="session")
def faults() -> Callable[[Path], Iterator[str]]:
    """The schema of GEXF 1.3 and what Gephi's importer wants beyond it."""
    if not CHECK.exists():
        pytest.skip("the shared checker of GEXF is not here")
    spec = importlib.util.spec_from_file_location("gexf_check", CHECK)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.faults
