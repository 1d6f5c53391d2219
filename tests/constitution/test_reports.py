"""A report reads well for people, and completely for programs."""

import json
from typing import Any
from urllib.parse import unquote

import pytest
from constitution.cli import main
from constitution.laws import LAWS
from constitution.report.machine import as_github, as_json, as_sarif
from constitution.report.text import rules, text

from tests.constitution.sample import ORDER, VALUES, Sample

WRONG = "\n\nclass Parcel(BaseModel):\n    pass\n"


@pytest.fixture
def line(sample: Sample) -> int:
    """The line of one class that is not frozen."""
    return sample.append(VALUES, WRONG) + 2


def test_text_groups_findings_by_file_and_sums_them_up(sample: Sample, line: int) -> None:
    other = sample.replace(ORDER, "tuple[OrderLine, ...]", "list[OrderLine]")

    said = text(sample.report(), colour=False)

    assert said == (
        f"{ORDER}\n"
        f"{ORDER}:{other}:5: L1.2 Order.lines holds a list, which can change in place: "
        "write tuple[…, ...] for the list\n"
        "\n"
        f"{VALUES}\n"
        f"{VALUES}:{line}:1: L1.1 Parcel is not frozen: "
        "write class Parcel(BaseModel, frozen=True)\n"
        "\n"
        "2 findings (L1). To learn more: python -m constitution explain L1\n"
    )


def test_text_has_colour_only_where_it_is_wanted(sample: Sample, line: int) -> None:
    plain, coloured = (text(sample.report(), colour=colour) for colour in (False, True))

    assert "\033" not in plain
    assert f"{VALUES}:{line}:1: \033[31mL1.1\033[0m Parcel is not frozen" in coloured


def test_text_says_that_the_laws_hold(sample: Sample) -> None:
    assert text(sample.report(), colour=False) == "The eight laws hold.\n"


def test_json_has_the_keys_that_are_promised(sample: Sample, line: int) -> None:
    assert json.loads(as_json(sample.report())) == {
        "findings": [
            {
                "path": VALUES,
                "line": line,
                "column": 1,
                "rule": "L1.1",
                "symbol": "Parcel",
                "message": "Parcel is not frozen",
                "fix": "write class Parcel(BaseModel, frozen=True)",
            }
        ]
    }


def test_github_shows_a_finding_beside_its_line(sample: Sample, line: int) -> None:
    assert as_github(sample.report()) == (
        f"::error file={VALUES},line={line},col=1,title=L1.1 Parcel"
        "::Parcel is not frozen: write class Parcel(BaseModel, frozen=True)\n"
    )


def test_github_is_not_misled_by_signs_of_its_own(sample: Sample) -> None:
    line = sample.justify("| 100%, surely: L1 `Order` | it is so | none |")

    assert as_github(sample.report()) == (
        f"::error file=specs/001-order/plan.md,line={line},col=1,"
        "title=W2 100%25%2C surely%3A L1 Order"
        "::nothing breaks L1 at Order any more: remove the row from Complexity Tracking\n"
    )


def test_sarif_places_explains_and_identifies_a_finding(sample: Sample, line: int) -> None:
    [result] = _results(sample)

    assert _rules(sample)[result["ruleIndex"]]["id"] == "L1.1"
    assert len(result.pop("partialFingerprints")["constitution/v1"]) == 64
    assert result == {
        "ruleId": "L1.1",
        "ruleIndex": result["ruleIndex"],
        "level": "error",
        "message": {"text": "Parcel is not frozen: write class Parcel(BaseModel, frozen=True)"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": VALUES, "uriBaseId": "SRCROOT"},
                    "region": {"startLine": line, "startColumn": 1},
                },
                "logicalLocations": [{"fullyQualifiedName": "Parcel"}],
            }
        ],
    }


def test_sarif_helps_with_every_rule(sample: Sample) -> None:
    described = _rules(sample)

    assert [each["id"] for each in described] == list(rules())
    for each in described:
        law = next((law for law in LAWS if law.id == each["id"][:2]), None)
        assert each["help"]["text"]
        assert law is None or law.good.strip() in each["help"]["markdown"]


def test_a_column_counts_letters_and_a_path_is_an_address(sample: Sample) -> None:
    path = "src/app/domain/order/größe 1.py"
    sample.write(path, 'def über(a: int) -> None:\n    "äöü"; raise KeyError(a)\n')

    [result] = _results(sample)

    place = result["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 2, "startColumn": 12}
    assert unquote(place["artifactLocation"]["uri"]) == path
    assert place["artifactLocation"]["uri"].isascii()
    assert " " not in place["artifactLocation"]["uri"]


def test_sarif_says_whether_everything_was_read(sample: Sample) -> None:
    read = _run(sample)["invocations"]
    sample.write("src/app/domain/order/broken.py", "class\n")

    assert read == [{"executionSuccessful": True}]
    assert _run(sample)["invocations"] == [{"executionSuccessful": False}]


@pytest.mark.usefixtures("line")
def test_a_fingerprint_stays_when_lines_move(sample: Sample) -> None:
    before = _results(sample)
    sample.write(VALUES, "\n\n\n" + sample.read(VALUES))

    after = _results(sample)

    assert after != before
    assert [each["partialFingerprints"] for each in after] == [
        each["partialFingerprints"] for each in before
    ]


def test_two_findings_that_read_alike_have_fingerprints_of_their_own(sample: Sample) -> None:
    sample.append(VALUES, WRONG + WRONG)

    prints = [each["partialFingerprints"]["constitution/v1"] for each in _results(sample)]

    assert len(prints) == len(set(prints)) == 2


@pytest.mark.usefixtures("line")
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_the_command_prints_each_form(
    form: str, sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["--root", str(sample.root), "--format", form])

    report = sample.report()
    expected = {
        "text": text(report, colour=False),
        "json": as_json(report),
        "sarif": as_sarif(report),
        "github": as_github(report),
    }
    assert (code, capsys.readouterr().out) == (1, expected[form])


def _run(sample: Sample) -> dict[str, Any]:
    document = json.loads(as_sarif(sample.report()))
    assert document["version"] == "2.1.0"
    [run] = document["runs"]
    found: dict[str, Any] = run
    return found


def _results(sample: Sample) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _run(sample)["results"]
    return found


def _rules(sample: Sample) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _run(sample)["tool"]["driver"]["rules"]
    return found
