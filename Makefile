# The whole project in one place: `make report` reads, `make test` proves.
PYTHON ?= python3
JOBS ?= 2
SHARED := $(or $(BUDGETKIT_SHARED),../shared)
BIN := .venv/bin
INSTALLED := .venv/.installed
LOCKED := .venv/.locked

.DEFAULT_GOAL := help
.PHONY: help setup report test test-all check format bench fuzz lab docs lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(INSTALLED) ## make .venv with the locked set and the package

# Extraction ends with 1 when some documents could not be read: report on the others, then say so.
report: setup ## extract data/samples and data/raw, write reports/index.html
	@status=0; \
	$(BIN)/budgetkit extract data/samples data/raw --out data/processed || status=$$?; \
	if [ $$status -gt 1 ]; then exit $$status; fi; \
	$(BIN)/budgetkit report all && exit $$status

test: setup ## run the tests
	$(BIN)/pytest -q -n $(JOBS)

test-all: setup ## run the tests, the slow ones too
	$(BIN)/pytest -q -n $(JOBS) -m "slow or not slow"

check: setup ## format, lint, types and layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## rewrite the code as ruff wants it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup ## measure time and memory
	$(BIN)/python -m tests.bench

fuzz: setup ## read 10,000 damaged files of every format; only our own errors may come out
	$(BIN)/python -m tests.fuzz --jobs $(JOBS)

lab: setup ## open the notebooks in JupyterLab
	$(BIN)/python -m ipykernel install --sys-prefix --name budgetkit --display-name budgetkit
	$(BIN)/jupyter lab notebooks/

docs: setup ## write the generated pages under docs/ again
	$(BIN)/python -m budgetkit.dataset.dictionary
	$(BIN)/python -m budgetkit.checks.page
	$(BIN)/python -m budgetkit.quality.page
	@if [ -d "$(SHARED)" ]; then \
		$(BIN)/python -m tests.quality.confusion && $(BIN)/python -m tests.accuracy --write; \
	else \
		echo "quality.md and review-quality.md stay: no real disclosures (BUDGETKIT_SHARED)."; \
	fi

# From a throwaway venv, so that the locker is not among the locked.
# `make lock UPGRADE=--upgrade` takes new versions; without it the locked ones stay.
lock: ## write requirements.lock from pyproject.toml
	@$(PYTHON) -m venv .lock-venv
	@.lock-venv/bin/pip install --quiet --upgrade uv
	.lock-venv/bin/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --no-annotate --quiet $(UPGRADE) \
		--output-file requirements.lock
	@rm -rf .lock-venv

clean: ## remove .venv, caches and everything generated
	rm -rf .venv .lock-venv build dist *.egg-info .hypothesis
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find budgetkit tests -type d -name __pycache__ -prune -exec rm -rf {} +
	find data/processed reports -mindepth 1 ! -name .gitkeep -delete

$(LOCKED): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "budgetkit needs Python 3.11 or later; $(PYTHON) is older or missing." >&2; \
		echo "Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(INSTALLED): $(LOCKED) pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
