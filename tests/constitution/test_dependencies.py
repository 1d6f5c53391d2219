"""A dependency between contexts is declared in a plan, and what is declared is used."""

import pytest

from tests.constitution.sample import ORDER, PLAN, Sample

DECLARED = "- **Imports from inventory**: `Sku`, `Quantity` are the language of an order line"
SECOND = "specs/002-refunds/plan.md"
USE = "\nfrom app.domain.identity.value import UserId\n\nBUYER = UserId\n"


TREE = """\
```text
src/app/
└── domain/
    ├── inventory/
    └── order/
```

"""


@pytest.fixture(autouse=True)
def _drawn(sample: Sample) -> None:
    """The plan draws the contexts that it is about."""
    sample.replace(PLAN, "## Domain Design\n", f"{TREE}## Domain Design\n")


def declare(sample: Sample, declaration: str) -> int:
    return sample.replace(PLAN, DECLARED, declaration)


def test_what_is_imported_without_a_declaration_is_found_at_the_import(sample: Sample) -> None:
    line = sample.append(ORDER, USE) + 1

    assert [(f.rule, f.path, f.line) for f in sample.report().findings] == [("L7.4", ORDER, line)]


def test_what_is_declared_and_not_used_is_found_at_the_declaration(sample: Sample) -> None:
    line = declare(sample, f"{DECLARED}\n- **Imports from identity**: `UserId`") + 1

    assert [(f.rule, f.path, f.line) for f in sample.report().findings] == [("L7.4", PLAN, line)]


@pytest.mark.parametrize(
    "declaration",
    [
        "- **Imports from identity**: `UserId`",
        "- Imports from identity: UserId",
        "* imports from `identity`: `UserId`",
        "- **order imports from identity**: `UserId`",
        "- `order` imports from `identity`: `UserId`",
        "1. **Imports from Identity** (read only): `UserId`",
        "- identity → `UserId` (by order)",
        "- **Imports from identity** (by both): `UserId`",
        "#### Order context\n\n- **Imports from identity**: `UserId`",
        "```python\nfrom app.domain.identity.value import UserId\n```",
        "#### identity\n\n- Types: `UserId`\n- Justification: who buys",
        "| Import | Why |\n|---|---|\n| Imports from identity | `UserId` |",
        "| Context | Imports from |\n|---|---|\n| order | identity |",
        "| From | Types | Why |\n|---|---|---|\n| `identity` | `UserId` | who buys |",
        "| Needs | From | Because |\n|---|---|---|\n| `UserId` | identity | somebody buys |",
        "### 🔗 3. Cross-Domain Dependencies\n\n- **Imports from identity**: `UserId`",
        "- order → identity: `UserId`",
        "- `order` <- `identity`: `UserId`",
        "- `order` uses `UserId` of `identity`. Order is downstream.",
        "- Usa `UserId` de `identity`",
        "- `from app.domain.identity.value import UserId` - read only, identity doesn't know order",
        "`UserId` of identity is used by order.",
    ],
)
def test_a_declaration_is_read_as_people_write_it(declaration: str, sample: Sample) -> None:
    declare(sample, f"{DECLARED}\n{declaration}")
    sample.append(ORDER, USE)

    assert sample.said() == []


@pytest.mark.parametrize(
    "declaration",
    [
        "- **Imports from [context]**: [`Type`]",
        "- **Imports from identity**: none",
        "- **Imports from shared**: `Money`",
        "- None",
        "- No imports from other contexts.",
        "- Nobody imports from `identity` yet. Loyalty will, later.",
        "- identity never learns of order",
        "- `order` may use `UserId` of `identity`",
        "<!-- - **Imports from identity**: `UserId` -->",
    ],
)
def test_what_declares_nothing_is_not_missed(declaration: str, sample: Sample) -> None:
    declare(sample, f"{DECLARED}\n{declaration}")

    assert sample.said() == []


def test_a_declaration_for_another_context_allows_nothing(sample: Sample) -> None:
    declare(sample, f"{DECLARED}\n- **inventory imports from identity**: `UserId`")
    sample.append(ORDER, USE)

    assert [(f.rule, f.path) for f in sample.report().findings] == [
        ("L7.4", PLAN),
        ("L7.4", ORDER),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "- `inventory` uses `UserId` of `identity`",
        "- `UserId` of identity is used by inventory",
        "- identity → order: `OrderId`",
        "- order never uses `UserId` of `identity`",
        "- order uses `Sku` of `inventory`. identity is upstream.",
    ],
)
def test_a_sentence_allows_only_the_direction_that_it_speaks_of(
    sentence: str, sample: Sample
) -> None:
    declare(sample, f"{DECLARED}\n{sentence}")
    sample.append(ORDER, USE)

    assert ("L7.4", ORDER) in [(f.rule, f.path) for f in sample.report().findings]


@pytest.mark.parametrize(
    "denial",
    [
        "- **`inventory` imports from other domains**: none",
        "- **inventory imports from nobody.** It is asked by others.",
        "- `inventory` imports from no other domain.",
        "It knows the buyer, whose\n`UserId` from `identity` it keeps apart.",
    ],
)
def test_a_sentence_that_takes_nothing_declares_nothing(denial: str, sample: Sample) -> None:
    declare(sample, f"{DECLARED}\n\n{denial}")

    assert sample.said() == []


def test_declarations_of_several_plans_are_read_together(sample: Sample) -> None:
    sample.append(ORDER, USE)
    section = "### Cross-Domain Dependencies\n\n- **Imports from identity**: `UserId`\n"
    sample.write(SECOND, f"# Plan\n\n## Domain Design\n\n{section}")

    assert sample.said() == []


def test_without_a_plan_every_dependency_is_undeclared(sample: Sample) -> None:
    (sample.root / PLAN).unlink()

    assert {finding.rule for finding in sample.report().findings} == {"L7.4"}


@pytest.mark.parametrize(
    "tree",
    [
        "src/app/domain/\n  inventory/\n  order/\n",
        "src/app/domain/inventory/\n    value.py\nsrc/app/domain/order/\n    value.py\n",
    ],
)
def test_a_tree_may_be_drawn_with_whole_paths(tree: str, sample: Sample) -> None:
    sample.replace(PLAN, TREE, f"```text\n{tree}```\n\n")
    declare(
        sample,
        f"{DECLARED}\n\n| By | From | Types |\n|---|---|---|\n| order | identity | `UserId` |",
    )
    sample.append(ORDER, USE)

    assert sample.said() == []
