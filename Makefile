# Everything a newcomer or CI needs; only Python >= 3.11 and make must be there.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What make edition needs, and what make test needs on top of it.
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check
PINNED := pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --output-file requirements-dev.txt
# The samples with their lists.
SAMPLES := seeds --persons seeds/persons.csv --places seeds/places.csv --terms seeds/terms.csv

# The tests start some hundred processes: none of them is to compile the program anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help dev edition test lint types tests docs edition-check schema schema-check accuracy-check fuzz \
	coverage mutants kill record bench scale requirements clean

help:  ## say what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

dev: $(READY_DEV)  ## set up .venv with all that tests and checks need (some minutes)

edition: $(READY)  ## write the editions of seeds/ to output/
	rm -rf output
	$(BIN)/tei-tools build $(SAMPLES) -o output --no-state

# What takes one core goes side by side; pytest takes two by itself.
test: $(READY_DEV)  ## run everything that CI runs
	$(MAKE) --jobs 2 lint types schema-check edition-check docs accuracy-check
	$(MAKE) tests

lint: $(READY_DEV)  ## ruff: style and common mistakes
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY_DEV)  ## mypy --strict
	$(BIN)/mypy

tests: $(READY_DEV)  ## pytest
	$(BIN)/pytest -n 2 --dist worksteal

edition-check: $(READY_DEV)  ## a new run writes output/ again, byte for byte
	rm -rf build/output
	$(BIN)/tei-tools build $(SAMPLES) -o build/output --no-state
	diff -r output build/output

schema: $(READY_DEV)  ## write what is made from schema/tei_memo.rnc, and the pages of the manual that are made
	$(BIN)/python schema/make.py
	$(BIN)/python docs/make.py
	$(BIN)/python bench/mistakes.py --ours

schema-check: $(READY_DEV)  ## the schemas are those that schema/tei_memo.rnc makes
	$(BIN)/python schema/make.py --check

coverage: $(READY_DEV)  ## which lines and branches no test reaches
	$(BIN)/pytest -n 2 --dist worksteal -m "not bare" --cov --cov-report=term --cov-fail-under=95

mutants: $(READY_DEV)  ## which small mistakes in the code no test notices
	$(BIN)/python bench/mutants.py

fuzz: $(READY_DEV)  ## try new damaged memos, lists and editions for some minutes
	FUZZ=2000 $(BIN)/pytest -n 2 tests/test_fuzz.py tests/test_fuzz_commands.py tests/test_convert.py

kill: $(READY_DEV)  ## kill a build at 50 random moments; resumed, it must end as if undisturbed
	KILLS=50 SEED=$$(date +%s) $(BIN)/pytest tests/test_collection_killed.py

docs: $(READY_DEV)  ## write the manual as a web site to build/docs
	$(BIN)/python docs/make.py --check
	$(BIN)/sphinx-build --quiet --fail-on-warning --builder html docs build/docs

accuracy-check: $(READY_DEV)  ## on a sample of the corpus no figure is below the record
	@if [ -d ../shared/frus ] || [ "$$CI" = true ]; then \
		$(BIN)/python bench/accuracy.py --sample 300 --worst 0 --check bench/recorded.json; \
	else \
		echo "../shared is absent: the accuracy on the corpus is not checked"; \
	fi

record: $(READY_DEV)  ## write the record of the accuracy
	$(BIN)/python bench/accuracy.py --sample 300 --worst 0 --record bench/recorded.json

figures: $(READY_DEV)  ## measure accuracy and speed anew, for the manual and the README
	$(BIN)/python bench/accuracy.py --worst 0 --results bench/results.json
	$(BIN)/python bench/speed.py --results bench/results.json
	$(BIN)/python docs/make.py

bench: $(READY_DEV)  ## speed and accuracy on the corpus in ../shared
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/accuracy.py

scale: $(READY_DEV)  ## time and memory against the number of documents, beside other programs
	$(INSTALL) --editable '.[bench]'
	$(BIN)/python bench/scale.py

clean:  ## remove what make made, but for output/
	rm -rf $(VENV) build dist

requirements: $(READY_DEV)  ## pin the newest versions that pyproject.toml allows, with their hashes
	$(BIN)/uv pip compile --quiet --upgrade $(PINNED)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tei-tools needs Python 3.11 or newer; name one with: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(READY): pyproject.toml | $(BIN)/python
	$(INSTALL) --editable .
	touch $@

# Just these versions, and just these files.
$(READY_DEV): pyproject.toml requirements-dev.txt | $(BIN)/python
	$(INSTALL) --require-hashes --requirement requirements-dev.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@ $(READY)
