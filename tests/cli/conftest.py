"""The command run as a user runs it: in a process of its own, in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pipeline.test_add import filled, stories

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def kg(tmp_path: Path) -> Run:
    """Run `kg` with arguments, in an empty folder; text on standard input where given."""

    def run(*arguments: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kg", *arguments],
            input=given,
            text=True,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A store with seven articles on three rounds of talks, built by hand."""
    filled(tmp_path / "kg.store", stories()).close()
    return tmp_path / "kg.store"
