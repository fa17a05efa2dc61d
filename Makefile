# Two commands: `make demo` scores the example class and writes its feedback site,
# `make test` runs everything that must hold.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DEVELOPED := $(VENV)/.developed
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

# Commands are started hundreds of times: compiled modules are kept, whatever the machine says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint types unit audit benchmark diagnosis catalogues clean

demo: $(INSTALLED)
	$(BIN)/grader score examples/submissions
	@page=$$($(BIN)/grader report) && echo "Open file://$$PWD/$$page in a browser; next: grader report --audience ta"

test: lint types unit

lint: $(DEVELOPED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEVELOPED)
	$(BIN)/mypy

# The suite, traced; fails below the coverage that pyproject.toml asks for. The order is that of the files' names, since
# those of autograder_tests come last and are short: neither process has long to wait for the other.
unit: $(DEVELOPED)
	rm -rf .coverage
	$(BIN)/coverage run -m pytest -n 2 --dist loadfile --no-loadscope-reorder
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

audit: $(DEVELOPED)
	$(BIN)/grader audit

catalogues: $(DEVELOPED)
	$(BIN)/python tools/catalogues.py

diagnosis: $(DEVELOPED)
	$(BIN)/python -W ignore benchmarks/diagnosis.py

benchmark: $(DEVELOPED)
	$(BIN)/python benchmarks/score_class.py
	$(BIN)/python benchmarks/peers.py

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	touch $@

$(DEVELOPED): $(INSTALLED)
	$(PIP) --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage grades
