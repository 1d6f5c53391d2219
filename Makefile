# The front door: `make test` runs what CI runs, `make demo` shows what it is for.

UV := ./scripts/uv
PLAN ?= docs/examples/payment-capture/plan.md
FOLDER ?= $(shell mktemp -d)/demo

.PHONY: test lint types demo

test: lint types
	$(UV) run pytest -n auto --dist loadgroup

lint:
	$(UV) run ruff check
	$(UV) run ruff format --check

types:
	$(UV) run mypy

demo: FOLDER := $(FOLDER)
demo:
	$(UV) run copier copy --trust --defaults --vcs-ref HEAD -d plan=$(PLAN) . $(FOLDER)
	@echo "The project lies in $(FOLDER)"
	$(UV) run --directory $(FOLDER) dev
