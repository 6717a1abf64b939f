# Everything from nothing but Python 3.11 or newer, make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

NODE := tests/node/node_modules
TEMPLATE := layouts/words/minutebook.pot
TOOLS := $(NODE)/.ready

.PHONY: setup site history check test fix serve bench screenshots statement words rules mistakes fields docs sbom audit \
	torture nightly canaries lock clean

setup: $(READY)

$(READY): requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)

# Node comes from a Python package, so that a machine without it can run the tests as well.
$(TOOLS): $(READY) tests/node/package-lock.json tests/browser/install.sh tests/recipes/install.sh
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --prefix tests/node --ignore-scripts --no-audit --no-fund --loglevel=error
	tests/browser/install.sh
	tests/recipes/install.sh $(VENV)
	touch $(TOOLS)

site: setup history
	$(BIN)/minutebook build

# The pages tell what was published when, which a clone of the last commits alone does not know.
history:
	@if [ "$$(git rev-parse --is-shallow-repository 2>/dev/null)" = true ]; then git fetch --unshallow; fi

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check $(TOOLS) history
	$(BIN)/pytest --numprocesses=2

fix: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

serve: setup
	$(BIN)/minutebook serve

# Beside other generators, which are installed into .benchmarks/; BENCH says how much and against whom.
BENCH ?= --pages 2000 20000

bench: setup
	$(BIN)/python -m benchmarks.comparison $(BENCH) --write docs/performance.md

screenshots: site $(TOOLS)
	$(BIN)/python -m tests.browser.screenshots screenshots

# What is tested, for the page about accessibility: layouts/tested.yaml
statement: $(TOOLS)
	$(BIN)/python -m tests.browser.statement

# Every word of the interface, for translators: layouts/words/minutebook.pot
words: $(READY)
	$(BIN)/pybabel --quiet extract --mapping layouts/words/babel.cfg --omit-header --sort-output --width 100 \
		--add-location never --keyword say --keyword say_some:1,2 --keyword marked \
		--output $(TEMPLATE) generator layouts

# The manual of the rules is made from the rules.
rules: setup
	$(BIN)/minutebook check --explain all > docs/rules.md

# The manual, as a site of its own in public-docs/.
docs: setup
	$(BIN)/python docs/build.py public-docs

# The page of all fields is made from the fields.
fields: setup
	$(BIN)/python docs/build.py fields

# What the build says of each mistake in the book of mistakes.
mistakes: setup
	$(BIN)/python -m tests.mistakes_book

# Everything that the lock file installs, as CycloneDX: sbom.json, the same on every run.
sbom: setup
	$(BIN)/cyclonedx-py requirements --output-reproducible --pyproject pyproject.toml \
		--output-format JSON --output-file sbom.json requirements.txt

# Asks the register of known weaknesses about every library; it needs the network, and fails without.
audit: setup
	$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements.txt

# Twenty times as many made-up texts as in the tests, and altered bits of an archive.
nightly: setup $(TOOLS)
	MINUTEBOOK_FUZZ=10000 MINUTEBOOK_NIGHTLY=1 MINUTEBOOK_BITS=1000 $(BIN)/pytest tests/test_fuzz.py \
		tests/archiving/test_verifying.py tests/browser/test_lighthouse.py

# Every exempt word in every form, and every known script in every field.
canaries: setup $(TOOLS)
	MINUTEBOOK_CANARIES=1 MINUTEBOOK_PAYLOADS=0 $(BIN)/pytest --numprocesses=2 tests/canaries tests/browser/test_scripts.py

# Faults, full disks, kills, bad input, other surroundings, by the thousand: docs/torture.md. An hour.
torture: $(TOOLS)
	$(BIN)/python -m tests.torture

lock: setup
	$(BIN)/pip-compile --quiet --strip-extras --extra dev --generate-hashes --allow-unsafe --no-header \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file requirements.txt pyproject.toml
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm install --prefix tests/node --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund
	$(BIN)/python tests/node/lock.py

clean:
	rm -rf $(VENV) $(NODE) public/* .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
