"""Every example of the README runs as it is written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_examples_run_in_order(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "kg").write_text(f'#!/bin/sh\nexec {sys.executable} -m kg "$@"\n')
    (tools / "kg").chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    ran = 0
    for kind, text in BLOCK.findall((ROOT / "README.md").read_text()):
        lines = [line.removeprefix("$ ") for line in text.splitlines() if line.startswith("$ ")]
        commands = [line for line in lines if not line.startswith("make ")] if kind == "console" else [None]
        for command in commands:
            call = ["sh", "-c", command] if command else [sys.executable, "-c", text]
            done = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, (command or text, done.stderr)
            assert done.stdout.strip() or command in ("kg decisions",), command or text
            ran += 1
    assert ran >= 15
    for name in ("talks.gexf", "talks.html", "people-nodes.csv", "people-edges.csv", "talks.trig"):
        assert (tmp_path / name).stat().st_size > 500


def test_targets_that_the_readme_names_exist() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    for name in re.findall(r"\$ make (\w+)", (ROOT / "README.md").read_text()):
        assert name in targets


def test_every_command_is_in_the_readme() -> None:
    from kg.cli import COMMANDS

    text = (ROOT / "README.md").read_text()
    for name in COMMANDS:
        assert re.search(rf"\bkg {name}\b", text), name
