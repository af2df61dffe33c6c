# Everything the project does, by one word each. Needs make and Python 3.11 or newer; the rest is fetched once.

.DEFAULT_GOAL := help
.PHONY: help demo check format test bench judges docs lock clean base dev

VENV := .venv
PYTHON := $(VENV)/bin/python
# Where it can be had (Linux), what make started ends with make, even when that is killed with -9.
WITH_MAKE = $(shell setpriv --pdeathsig TERM true 2>/dev/null && echo setpriv --pdeathsig TERM)
# --require-hashes and --only-binary (below): nothing but what the lock pins, and nothing that would need a compiler.
INSTALL := $(PYTHON) -m pip --disable-pip-version-check install --quiet

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: base ## Load the example and explore it in the browser (PORT=8000)
	@$(WITH_MAKE) $(VENV)/bin/casegraph demo $(if $(PORT),--port $(PORT))

check: dev ## Style, types and the rules of the house; needs no database
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest -q tests/test_house.py

format: dev ## Put the sources into the form that check asks for
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

test: dev ## All tests, on a real Neo4j (ARGS="-k name" for some)
	$(PYTHON) -m pytest $(ARGS)

bench: dev ## Paired measurements, ours beside another's (ARGS=name for some)
	$(PYTHON) -m benchmarks $(ARGS)

judges: dev ## FollowTheMoney and nomenklatura, which judge our export and our matching (compiled once)
	@cmp -s requirements-judges.lock $(VENV)/judges.installed || { \
	  $(INSTALL) --require-hashes --only-binary :all: --no-binary pyicu --no-build-isolation -r requirements-judges.lock && \
	  cp requirements-judges.lock $(VENV)/judges.installed; }

docs: dev ## Draw up the pages of docs/ that the code decides (vocabulary, settings, questions)
	$(PYTHON) -m docs.make

pictures: dev ## Take the pictures of docs/ anew from the running explorer (needs Chromium)
	$(PYTHON) -m docs.pictures

lock: ## Pin the newest versions that pyproject.toml allows (needs uv)
	uv pip compile $(LOCK) --group build --output-file requirements.lock
	uv pip compile $(LOCK) --group build --group dev --constraints requirements.lock --output-file requirements-dev.lock
	uv pip compile $(LOCK) --group judges --constraints requirements-dev.lock --output-file requirements-judges.lock

clean: ## Remove what was built here (the engine and its data live elsewhere)
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command 'make lock' pyproject.toml

# What was installed, and where, is kept beside it: the second run compares and starts at once.
base dev: $(PYTHON)
	@lock=requirements$(if $(filter dev,$@),-dev).lock; \
	{ pwd; cat $$lock pyproject.toml; } | cmp -s - $(VENV)/$@.installed && exit 0; \
	echo "Installing $$lock into $(VENV) (once) ..."; \
	$(INSTALL) --require-hashes --only-binary :all: -r $$lock && \
	$(INSTALL) --no-deps --no-build-isolation --editable . && \
	{ pwd; cat $$lock pyproject.toml; } > $(VENV)/$@.installed

$(PYTHON):
	@for python in python3 python3.13 python3.12 python3.11 python; do \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  $$python -m venv --clear $(VENV) && exit 0; \
	  rm -rf $(VENV); \
	  echo "$$python cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; \
	done; \
	echo "casegraph needs Python 3.11 or newer; found: $$({ python3 --version || echo none; } 2>/dev/null). Install one and run make again." >&2; exit 1
