# Two commands set everything up: `make demo` shows what the tool does, `make test` runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := demo

.PHONY: demo test lint lock wheel clean help

help:           ## list the targets
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/: .*## /\t/'

# pip checks every download against the hashes in requirements.lock; the project itself is installed in place.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Summitry needs Python 3.11 or later; set PYTHON to one, for example make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY)  ## read seeds/ into a graph, show it, and write it for Gephi
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/kg add seeds/ --store $(DEMO)/kg.store
	$(BIN)/kg timeline --store $(DEMO)/kg.store
	@echo
	$(BIN)/kg query negotiators --store $(DEMO)/kg.store
	@echo
	$(BIN)/kg export gexf -o $(DEMO)/talks.gexf --store $(DEMO)/kg.store
	$(BIN)/kg export trig -o $(DEMO)/talks.trig --store $(DEMO)/kg.store
	@echo
	@echo "The graph is in       $(DEMO)/kg.store   (kg timeline --store $(DEMO)/kg.store)"
	@echo "A file for Gephi is   $(DEMO)/talks.gexf"
	@echo "All of it as RDF is   $(DEMO)/talks.trig"

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest

lint: $(READY)  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lock: $(READY)  ## write requirements.lock anew from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --quiet -o requirements.lock

wheel: $(READY) ## build the wheel into dist/
	rm -rf dist && $(BIN)/python -m build --wheel --no-isolation --outdir dist .

clean:          ## remove what the targets made
	rm -rf $(VENV) build dist $(DEMO) .pytest_cache .mypy_cache .ruff_cache .hypothesis
