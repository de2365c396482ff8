# Two commands: `make demo` shows filrouge at work, `make test` proves it. Both set everything up.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CORPORA ?=
OUT ?= out
export OMP_NUM_THREADS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: fuzz kills sbom audit docs notebooks screenshots setup demo test lint types imports pytest floors quality bench lock fix clean

$(READY): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

setup: $(READY)

demo: $(READY)
	@bash scripts/demo $(BIN) $(OUT)

test: $(READY)
	@bash scripts/timed "ruff" $(BIN)/ruff check .
	@bash scripts/timed "ruff format" $(BIN)/ruff format --check .
	@bash scripts/timed "mypy" $(BIN)/mypy
	@bash scripts/timed "import-linter" $(BIN)/lint-imports --no-cache
	@bash scripts/timed "packs" $(BIN)/filrouge pack check
	@bash scripts/timed "quality floors" $(BIN)/python eval/floors.py
	@bash scripts/timed "pytest" $(BIN)/pytest

quality: $(READY)
	@$(BIN)/python eval/quality.py $(CORPORA)

bench: $(READY)
	@$(BIN)/python bench/suite.py $(CORPORA)

fuzz: $(READY)
	@$(BIN)/python bench/fuzz.py

kills: $(READY)
	@$(BIN)/python bench/kills.py

# What the runtime parts are, and whether faults are known in any: the service cannot always be reached, which is said
sbom: $(READY)
	@mkdir -p $(OUT)
	@$(BIN)/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --of JSON --output-file $(OUT)/sbom.cdx.json
	@$(BIN)/python scripts/licences.py --check
	@echo "$(OUT)/sbom.cdx.json"

audit: $(READY)
	@bash scripts/audit $(BIN)

docs: $(READY)
	@$(BIN)/python scripts/reference.py
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --config-file mkdocs.fr.yml
	@echo "Open $(OUT)/site/en/index.html or $(OUT)/site/fr/index.fr.html"

notebooks: $(READY)
	@$(BIN)/python scripts/notebooks.py

screenshots: $(READY)
	@$(BIN)/python scripts/screenshots.py

lock:
	$(BIN)/pip-compile --quiet --allow-unsafe --generate-hashes --strip-extras --extra dev --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements.lock pyproject.toml

fix: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis
