# Everything from nothing but Python 3.11 or newer, make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup site check test fix serve bench lock clean

setup: $(READY)

$(READY): requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)

site: setup
	$(BIN)/minutebook build

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check
	$(BIN)/pytest

fix: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

serve: site
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory public 8000

bench: setup
	$(BIN)/python benchmarks/build.py

lock: setup
	$(BIN)/pip-compile --quiet --strip-extras --extra dev --generate-hashes --allow-unsafe --no-header \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file requirements.txt pyproject.toml

clean:
	rm -rf $(VENV) public/* .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
