"""Several plans make one design, and a context may grow from plan to plan."""

from typing import Any

import pytest

from extensions.plan.model import Context, Design
from extensions.union import beyond, contradictions, extended, references, united

PARCEL: dict[str, Any] = {
    "name": "parcel",
    "value_objects": [
        {"name": "ParcelId", "base": "UUID"},
        {"name": "Weight", "base": "int", "constraints": {"gt": 0}, "description": "In grams"},
    ],
    "enums": [
        {
            "name": "ParcelStatus",
            "states": ["SENT", "DELIVERED"],
            "transitions": {"SENT": ["DELIVERED"]},
            "methods": [{"name": "is_terminal"}],
        }
    ],
    "aggregates": [
        {
            "name": "Parcel",
            "fields": ["id: ParcelId", "weight: Weight", "status: ParcelStatus = SENT"],
        }
    ],
    "repositories": [
        {"storage": "postgresql", "aggregate": "Parcel", "operations": ["get", "save"]}
    ],
    "imports": [{"from": "depot", "types": ["DepotId"], "external": True}],
}


def context(**facts: Any) -> Context:
    return Context.model_validate({"name": "parcel", **facts})


def design(*contexts: dict[str, Any], storages: tuple[str, ...] = ()) -> Design:
    return Design.read({"storages": list(storages), "contexts": list(contexts)})


parcel = Context.model_validate(PARCEL)


@pytest.mark.parametrize(
    "restated",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"aggregates": [{"name": "Parcel"}]}, id="the name alone"),
        pytest.param({"aggregates": [{"name": "Parcel", "fields": ["weight"]}]}, id="a field"),
        pytest.param(
            {"aggregates": [{"name": "Parcel", "fields": ["status: ParcelStatus"]}]},
            id="a field without its default",
        ),
        pytest.param(
            {"value_objects": [{"name": "Weight", "base": "int", "description": "Gross"}]},
            id="other words",
        ),
        pytest.param({"enums": [{"name": "ParcelStatus", "states": ["SENT"]}]}, id="one state"),
        pytest.param(PARCEL, id="everything"),
    ],
)
def test_a_plan_may_repeat_what_another_declares_or_say_less(restated: dict[str, Any]) -> None:
    addition = context(**{k: v for k, v in restated.items() if k != "name"})

    assert list(contradictions(addition, parcel)) == []
    assert extended(parcel, addition) == parcel


@pytest.mark.parametrize(
    "restated",
    [
        pytest.param({"value_objects": [{"name": "Weight", "base": "Decimal"}]}, id="base"),
        pytest.param(
            {"value_objects": [{"name": "Weight", "constraints": {"gt": 1}}]}, id="constraint"
        ),
        pytest.param({"value_objects": [{"name": "Parcel", "base": "str"}]}, id="kind"),
        pytest.param({"aggregates": [{"name": "Parcel", "fields": ["size"]}]}, id="new field"),
        pytest.param(
            {"aggregates": [{"name": "Parcel", "fields": ["weight: Mass"]}]}, id="field type"
        ),
        pytest.param({"enums": [{"name": "ParcelStatus", "states": ["LOST"]}]}, id="new state"),
    ],
)
def test_a_plan_cannot_declare_a_class_otherwise(restated: dict[str, Any]) -> None:
    assert len(list(contradictions(context(**restated), parcel))) == 1


def test_options_of_a_repository_cannot_differ() -> None:
    cached = {"storage": "redis", "aggregate": "Parcel", "options": {"TTL": "5 min"}}
    base = context(repositories=[cached])

    clashing = context(repositories=[{**cached, "options": {"TTL": "9 min"}}])

    assert list(contradictions(clashing, base)) == list(clashing.repositories)
    assert list(contradictions(base, base)) == []


def test_an_addition_is_what_goes_beyond() -> None:
    grown = extended(
        parcel,
        context(
            value_objects=[{"name": "Insurance", "base": "Decimal"}],
            repositories=[
                {"storage": "postgresql", "aggregate": "Parcel", "operations": ["get", "list"]}
            ],
            imports=[{"from": "depot", "types": ["DepotId", "DepotName"], "external": True}],
        ),
    )

    added = beyond(grown, parcel)

    assert [v.name for v in added.value_objects] == ["Insurance"]
    assert [o.name for o in added.repositories[0].operations] == ["list"]
    assert added.imports[0].types == ("DepotName",)
    assert added.aggregates == ()
    assert extended(parcel, added) == grown


def test_a_union_ticks_what_any_feature_ticks_in_the_plans_order() -> None:
    whole = united([design(storages=("nats",)), design(storages=("redis", "postgresql"))])

    assert whole.storages == ("postgresql", "redis", "nats")


def test_an_import_is_external_until_the_project_has_the_context() -> None:
    alone = united([design(PARCEL)])
    with_depot = united([design(PARCEL), design({"name": "depot"})])

    assert alone.contexts[0].imports[0].external
    assert not with_depot.contexts[0].imports[0].external


def test_a_context_refers_to_its_own_classes_and_to_those_of_others() -> None:
    other = context(
        entities=[{"name": "Stop", "fields": ["depot: depot.DepotId", "weights: list[Weight]"]}],
        imports=[{"from": "route", "types": ["RouteId"]}],
    )

    assert references(other) >= {("depot", "DepotId"), ("parcel", "Weight"), ("route", "RouteId")}
