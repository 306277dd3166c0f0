# Nestbox's whole interface. `make help` lists it.

PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv --quiet
CODE = $(wildcard src tests tools bench)
LOCK := $(UV) pip compile --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url

.DEFAULT_GOAL := help
unexport PYTHONDONTWRITEBYTECODE  # where it is set, every process compiles Django and all of ours anew
.PHONY: help run demo test check bench lock screenshots

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: .venv/run ## serve Nestbox on http://127.0.0.1:8000
	@$(BIN)/nestbox $(if $(DEMO),demo,run)

demo: ## serve a populated demonstration school instead
	@$(MAKE) --no-print-directory run DEMO=1

test: .venv/dev ## run every test: SQLite and the browser, then PostgreSQL
	@sh tools/need.sh chromium "command -v chromium || command -v google-chrome"
	@$(BIN)/python -m tools.test

check: .venv/dev ## format, lint, types, walls between packages, dependencies
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/python -m tools.check
	$(BIN)/djade --check $$(find src -name '*.html')
	$(BIN)/lint-imports --no-logo --cache-dir .cache/imports
	$(BIN)/deptry --no-ansi src
	$(BIN)/mypy $(CODE)

bench: .venv/dev ## measure what each page costs
	@$(BIN)/python -m bench

screenshots: .venv/dev ## take the README's pictures anew
	@sh tools/need.sh chromium "command -v chromium || command -v google-chrome"
	@$(BIN)/python -m tools.screenshots

lock: .venv/uv ## pin every dependency anew, with its hashes
	$(LOCK) --group bootstrap --output-file requirements/uv.txt
	$(LOCK) pyproject.toml --group build --output-file requirements/run.txt
	$(LOCK) pyproject.toml --group build --group dev --constraint requirements/run.txt --output-file requirements/dev.txt

# What is installed is stamped, so that a second call has nothing to do. `dev` holds all of `run`.

.venv/uv: requirements/uv.txt
	@sh tools/need.sh python3-venv "$(PYTHON) -c 'import venv, ensurepip'"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Nestbox needs Python 3.11 or newer.")'
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

.venv/dev: requirements/dev.txt pyproject.toml .venv/uv
	@$(call install,dev)
	@touch .venv/run $@

.venv/run: requirements/run.txt pyproject.toml .venv/uv
	@$(call install,run)
	@rm -f .venv/dev && touch $@

define install
echo "Installing what Nestbox needs (a minute, the first time)" && \
$(UV) pip sync --require-hashes requirements/$(1).txt && \
$(UV) pip install --no-deps --no-build-isolation --editable .
endef
