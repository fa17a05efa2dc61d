# Two commands: `make demo` scores the example class and writes its feedback site, `make test` runs everything that must hold.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: demo test lint types unit audit benchmark catalogues clean

demo: $(INSTALLED)
	$(BIN)/grader score examples/submissions
	$(BIN)/grader report

test: lint types unit

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED)
	$(BIN)/mypy

unit: $(INSTALLED)
	$(BIN)/python -m pytest

audit: $(INSTALLED)
	$(BIN)/grader audit

catalogues: $(INSTALLED)
	$(BIN)/python tools/catalogues.py

benchmark: $(INSTALLED)
	$(BIN)/python benchmarks/score_class.py

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis grades
