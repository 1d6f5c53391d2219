"""What the documents of a feature say, made of its plan."""

from extensions.blueprint.documents import FeatureDocuments, Scenario, feature_documents
from extensions.features import Features, with_feature
from extensions.plan import read
from extensions.plan.diagnostics import Log
from tests.update.plans import GROWN_LENDING, LENDING, RESERVATIONS


def documents(*plans: str) -> tuple[FeatureDocuments, ...]:
    features: Features = {}
    for plan in plans:
        features = with_feature(features, read(plan).design, plan, Log())
    return feature_documents(features)


def test_each_feature_has_a_folder_and_keeps_its_plan() -> None:
    lending, reservations = documents(LENDING, RESERVATIONS)

    assert (lending.folder, lending.plan) == ("001-book-lending", LENDING)
    assert (reservations.folder, reservations.plan) == ("002-reservations", RESERVATIONS)


def test_a_feature_without_a_plan_gets_the_canonical_one() -> None:
    (lending,) = documents(LENDING)
    recorded = lending.features["001"].model_copy(update={"plan": None})

    (unwritten,) = feature_documents({"001": recorded})

    assert read(unwritten.plan).design.feature == lending.design.feature


def test_a_command_is_told_as_an_example() -> None:
    (lending,) = documents(LENDING)

    (story,) = lending.stories

    assert story.title == "Loan, in the lending context"
    assert story.text == "A book in the hands of a reader"
    assert story.scenarios[:2] == (
        Scenario("what a loan needs", "`create` is asked", "there is a loan that is `OPEN`."),
        Scenario(
            "a loan that is `OPEN`",
            "`mark_returned` is asked of it",
            "it is `RETURNED`, and `LoanReturned` says so. "
            "In any other state it is refused, and nothing changes.",
        ),
    )


def test_constraints_are_the_first_requirements() -> None:
    plan = LENDING.replace(
        "## Project Structure",
        "**Constraints**:\n- At most five loans a reader\n\n## Project Structure",
    )

    (lending,) = documents(plan)

    assert lending.requirements == (
        "At most five loans a reader",
        "Nothing follows once `LoanStatus` is `RETURNED` or `LOST`.",
        "`LoanReturned` is recorded when a loan is returned, and kept for 90 days.",
    )


def test_tasks_are_numbered_through_all_groups() -> None:
    (lending,) = documents(LENDING)

    ids = [id_ for group in lending.groups for id_, _ in group.tasks]

    assert ids == [f"T{number:03}" for number in range(1, len(ids) + 1)]
    assert [group.title for group in lending.groups] == ["Feature", "lending", "lending: Loan"]


def test_a_feature_has_no_task_for_what_an_earlier_one_brought() -> None:
    _, grown = documents(LENDING, GROWN_LENDING)

    texts = [task.text for group in grown.groups for _, task in group.tasks]

    assert "Command `Loan.mark_returned`" not in texts
    assert grown.open_tasks == 0
