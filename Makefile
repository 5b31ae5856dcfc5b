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

site: .venv/ready ## environment, conversion, strict build: the whole site in site/
	$(BIN)/python -m generator build
	$(BIN)/mkdocs build --strict --quiet
	@echo "The site lies in $(CURDIR)/site"
	@echo "To look at it: $(BIN)/python -m http.server --directory site --bind 127.0.0.1 8000, then http://127.0.0.1:8000/"

test: .venv/ready lint chromium ## everything, a real headless browser included
	$(BIN)/python -m generator build --quiet
	$(BIN)/python -m pytest

lint: .venv/ready ## the style of the code
	$(BIN)/ruff check --quiet generator tests
	$(BIN)/ruff format --check --quiet generator tests

chromium: .venv/ready # the browser the tests need: the one there is, else Playwright's, else Debian's
	@sh tests/browser/get_chromium.sh $(BIN)

serve: .venv/ready ## preview at http://127.0.0.1:8000/, rebuilt when a file in source_texts/ changes
	$(BIN)/python -m generator build || true
	@$(BIN)/python -m generator build --quiet --watch & watcher=$$!; trap 'kill $$watcher 2>/dev/null' EXIT INT TERM; \
	$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:$(or $(PORT),8000)

bench: .venv/ready chromium ## speed of reading, building, the PDF reader, lists and search (on ../shared, where it is)
	@for file in tests/bench/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

lock: ## resolve the dependencies anew into requirements.lock, with hashes
	$(PYTHON) -m venv .cache/lock && .cache/lock/bin/pip install --quiet uv
	.cache/lock/bin/uv pip compile pyproject.toml requirements.in --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --quiet --output-file requirements.lock

clean: ## remove what was built (not the environment)
	rm -rf site .cache
