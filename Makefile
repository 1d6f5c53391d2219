# The front door: `make test` runs what CI runs, `make demo` shows what it is for.

UV := ./scripts/uv
PLAN ?= docs/examples/payment-capture.md
FOLDER ?= $$(mktemp -d)/payment-capture

# Checks import what rendered projects do; the environment that Copier runs in is kept free of it.
CHECK := UV_PROJECT_ENVIRONMENT=.venv-rendered $(UV) run --group rendered

.PHONY: test lint types pytest fuzz by-hand demo

test: lint types pytest

lint:
	$(CHECK) ruff check
	$(CHECK) ruff format --check

types:
	$(CHECK) mypy

pytest:
	$(CHECK) pytest -n auto --dist loadgroup $(ARGS)

fuzz:
	FUZZ_PLANS=10000 $(CHECK) pytest tests/unit/plan/test_fuzz.py -k mutated

by-hand:
	$(CHECK) python -m tests.update.by_hand

demo:
	@folder="$(FOLDER)" && \
	$(UV) run copier copy --trust --defaults --vcs-ref HEAD -d plan=$(PLAN) . "$$folder" && \
	echo "The project lies in $$folder" && \
	exec $(UV) run --directory "$$folder" dev
