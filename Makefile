# The front door: `make test` runs what CI runs, `make demo` shows what it is for.

UV := ./scripts/uv
PLAN ?= docs/examples/payment-capture.md
FOLDER ?= $$(mktemp -d)/payment-capture

.PHONY: test lint types fuzz demo

test: lint types
	$(UV) run pytest -n auto --dist loadgroup

lint:
	$(UV) run ruff check
	$(UV) run ruff format --check

types:
	$(UV) run mypy

fuzz:
	FUZZ_PLANS=10000 $(UV) run pytest tests/unit/plan/test_fuzz.py -k mutated

demo:
	@folder="$(FOLDER)" && \
	$(UV) run copier copy --trust --defaults --vcs-ref HEAD -d plan=$(PLAN) . "$$folder" && \
	echo "The project lies in $$folder" && \
	exec $(UV) run --directory "$$folder" dev
