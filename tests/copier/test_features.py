"""What one more plan makes of the features that a project has."""

from extensions.features import Features, read_features, record_features, whole_design, with_feature
from extensions.plan import read
from extensions.plan.diagnostics import Log
from tests.update.plans import GROWN_LENDING, LENDING, LENDING_WITH_FINES, RESERVATIONS


def joined(features: Features, plan: str) -> tuple[Features, list[str]]:
    """The features with this plan's, and what there is to say about it."""
    log = Log()
    features = with_feature(features, read(plan).design, plan, log)
    return features, [remark.code for remark in log]


def features_of(*plans: str) -> Features:
    features: Features = {}
    for plan in plans:
        features, remarks = joined(features, plan)
        assert remarks == []
    return features


def test_a_record_says_everything_and_is_stable() -> None:
    features = features_of(LENDING, RESERVATIONS)

    record = record_features(features)

    assert list(record) == ["001", "002"]
    assert record["001"]["plan"] == LENDING
    assert read_features(record) == features
    assert record_features(read_features(record)) == record


def test_a_plan_that_joins_again_changes_nothing() -> None:
    features = features_of(LENDING, RESERVATIONS, GROWN_LENDING.replace("002", "003"))

    for plan in (LENDING, RESERVATIONS, GROWN_LENDING.replace("002", "003")):
        assert joined(features, plan) == (features, [])


def test_a_plan_adds_to_a_context_without_inferring_what_is_there() -> None:
    features = features_of(LENDING, GROWN_LENDING)

    grown = features["002"].design.contexts[0]
    assert [value.name for value in grown.value_objects] == ["RenewalCount"]
    assert (grown.aggregates, grown.enums, grown.events) == ((), (), ())
    lending = whole_design(features).contexts[0]
    assert [aggregate.name for aggregate in lending.aggregates] == ["Loan"]
    assert len(lending.repositories) == 1


def test_operations_of_one_repository_add_up() -> None:
    plan = GROWN_LENDING.replace("get, save, list", "get, query_by_title")

    lending = whole_design(features_of(LENDING, plan)).contexts[0]

    names = [operation.name for operation in lending.repositories[0].operations]
    assert names == ["get", "save", "list", "query_by_title"]


def test_an_earlier_plan_changes_under_a_later_one() -> None:
    features = features_of(LENDING, GROWN_LENDING)

    changed, remarks = joined(features, LENDING_WITH_FINES)

    assert remarks == []
    assert changed["002"] == features["002"]
    names = [value.name for value in whole_design(changed).contexts[0].value_objects]
    assert names == ["LoanId", "BookTitle", "Fine", "RenewalCount"]


def test_an_earlier_plan_cannot_declare_what_a_later_one_has() -> None:
    features = features_of(LENDING, GROWN_LENDING)

    _, remarks = joined(
        features,
        LENDING.replace("**BookTitle**: Typed wrapper for `str`", "**RenewalCount**: `str`"),
    )

    assert "PT702" in remarks


def test_imports_across_features_never_lead_back() -> None:
    features = features_of(LENDING, RESERVATIONS)
    back = LENDING + (
        "\n### Cross-Domain Dependencies\n\n"
        "- **Imports from reservation**: `ReservationId` — why\n  - Justification: none\n"
    )

    _, remarks = joined(features, back)

    assert remarks == ["PT553"]


def test_two_features_cannot_share_their_documents() -> None:
    features = features_of(LENDING)
    other = RESERVATIONS.replace(
        "## Summary",
        "**Input**: Feature specification from `specs/001-book-lending/spec.md`\n\n## Summary",
    )

    _, remarks = joined(features, other)

    assert remarks == ["PT701"]
