# One-line tasks. `make sample` and `make test` are README's two commands.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
NEXT := .venv-next
NEXT_STAMP := $(NEXT)/.installed
PORT ?= 8001

.PHONY: sample sample-archive serve test lint types docs golden bench quality clean

sample: $(STAMP)  ## set everything up, build the sample archive, serve it
	$(BIN)/loccit -a archive rebuild
	$(BIN)/loccit -a archive serve --port $(PORT)

sample-archive: $(STAMP)  ## add the texts of examples/harbour that the sample archive lacks
	$(BIN)/python tools/make_sample.py

test: $(STAMP) $(NEXT_STAMP)  ## set everything up, pass the tests; the web's on both Datasettes
	$(BIN)/ruff check src tests tools
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest
	$(NEXT)/bin/pytest tests/web

lint: $(STAMP)
	$(BIN)/ruff check --fix src tests tools
	$(BIN)/ruff format src tests tools

docs: $(STAMP)  ## write the generated reference pages anew
	$(BIN)/python tools/make_reference.py

golden: $(STAMP)  ## write golden files anew; look at the difference before you commit it
	$(BIN)/pytest --update-golden

bench: $(STAMP) $(NEXT_STAMP)
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/bench_web.py --next $(NEXT)/bin/python
	$(BIN)/python tools/bench_matching.py
	$(BIN)/python tools/bench_quotes.py

quality: $(STAMP)
	$(BIN)/python tools/quality.py

clean:
	rm -rf $(VENV) $(NEXT) archive/archive.db* archive/tmp archive/lock

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test,browser]'
	touch $@

$(NEXT_STAMP): pyproject.toml
	$(PYTHON) -m venv $(NEXT)
	$(NEXT)/bin/pip install --quiet --disable-pip-version-check --pre 'datasette>=1.0a0,<2'
	$(NEXT)/bin/pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@
