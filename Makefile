# One place for every command. `make check` is what CI runs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: check test format docs serve starter lock clean

$(VENV)/.installed: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable '.[test]'
	touch $@

check: $(VENV)/.installed  ## style, types, imports, record, tests
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bilateral.record.check
	$(MAKE) test

test: $(VENV)/.installed  ## the suite, with branch coverage
	$(BIN)/python -m pytest -q -n 2 --cov --cov-report=term-missing:skip-covered

format: $(VENV)/.installed
	$(BIN)/ruff check --fix src tests benchmarks
	$(BIN)/ruff format src tests benchmarks

docs: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable '.[docs]'
	$(BIN)/python -m bilateral.render.record_pages docs/pairs
	$(BIN)/python -m bilateral.render.measure_docs docs/measures
	$(BIN)/sphinx-build -W -q docs docs/_build

serve: docs  ## the documentation on 127.0.0.1:8000
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory docs/_build 8000

starter: $(VENV)/.installed  ## rebuild the release inside the package, byte for byte; MIRROR=folder of the roll calls, LINKS=of Matches.csv
	$(BIN)/python -m bilateral.measures.starter $(if $(MIRROR),--mirror $(MIRROR)) $(if $(LINKS),--links $(LINKS))

lock:  ## exact pins of everything, without index addresses
	$(PYTHON) -m venv .lock
	.lock/bin/python -m pip install --quiet '.[test,docs]'
	.lock/bin/python -m pip freeze --exclude bilateral > requirements.lock
	rm -rf .lock

clean:
	rm -rf $(VENV) build dist docs/_build .mypy_cache .ruff_cache .pytest_cache
