# Two commands on a fresh machine: `make site` and `make test`. `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site test chromium serve bench lint lock clean
help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] + " (set PYTHON=)" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv || { echo "python3 cannot make an environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

site: .venv/ready ## convert source_texts/, build the site strictly, say where it lies
	$(BIN)/python -m generator build
	$(BIN)/mkdocs build --strict --quiet
	@echo "The site lies in $(CURDIR)/site. To look at it: make serve, or python3 -m http.server --directory site"

test: .venv/ready chromium ## everything: style, tests, the site in a real browser
	$(BIN)/ruff check generator tests
	$(BIN)/python -m generator build --quiet
	$(BIN)/python -m pytest

chromium: .venv/ready ## the browser the tests need: the one there is, else Playwright's, else Debian's
	@sh tests/browser/get_chromium.sh $(BIN)

serve: .venv/ready ## preview on http://127.0.0.1:8000/, built anew when a file in source_texts/ changes
	$(BIN)/python -m generator build
	$(BIN)/mkdocs serve --watch source_texts --watch generator

bench: .venv/ready ## measure: speed of reading and building
	@for file in tests/bench/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

lint: .venv/ready ## style only
	$(BIN)/ruff check generator tests && $(BIN)/ruff format --check generator tests

site: .venv/ready ## environment, conversion, strict build: the whole site in site/
	$(BIN)/python -m generator build
	$(BIN)/mkdocs build --strict --quiet
	@echo "The site lies in $(CURDIR)/site"
	@echo "To look at it: $(BIN)/python -m http.server --directory site --bind 127.0.0.1 8000, then http://127.0.0.1:8000/"

test: .venv/ready lint browser ## everything, a real headless browser included
	$(BIN)/python -m generator build --quiet
	$(BIN)/python -m pytest

lint: .venv/ready ## the style of the code
	$(BIN)/ruff check generator tests

# The browser of the tests: the one that is there, else Playwright's, else (as root on Debian) the distribution's.
browser: .venv/ready
	@for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do \
	  command -v $$name >/dev/null && exit 0; done; \
	if $(BIN)/python -m playwright install chromium && $(BIN)/python -c 'import pathlib, sys; from playwright.sync_api import sync_playwright as start; p = start().__enter__(); p.chromium.launch().close(); p.stop()' 2>/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -qq -y chromium && exit 0; fi; \
	echo "The browser tests need Chromium, and it could not be installed: install Chromium or Google Chrome." >&2; exit 1

serve: .venv/ready ## preview at http://127.0.0.1:8000/, rebuilt when a file in source_texts/ changes
	$(BIN)/python -m generator build || true
	@$(BIN)/python -m generator build --quiet --watch & watcher=$$!; trap 'kill $$watcher' EXIT INT TERM; \
	$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:$(or $(PORT),8000)

bench: .venv/ready ## speed of reading and of the build (needs ../shared)
	$(BIN)/python tests/bench/parse.py
	$(BIN)/python tests/bench/build.py
	$(BIN)/python tests/bench/pdf.py

lock: ## resolve the dependencies anew into requirements.lock, with hashes
	$(PYTHON) -m venv .cache/lock && .cache/lock/bin/pip install --quiet uv
	.cache/lock/bin/uv pip compile pyproject.toml requirements.in --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --quiet --output-file requirements.lock

clean: ## remove what was built (not the environment)
	rm -rf site .cache
