"""The command line says what it was asked, and its exit code what became of it."""

import pytest
from constitution.cli import main
from constitution.finding import Law
from constitution.laws import LAWS

from tests.constitution.sample import VALUES, Sample


def test_a_clean_project_exits_0(sample: Sample) -> None:
    assert main(["--root", str(sample.root)]) == 0


def test_a_finding_exits_1(sample: Sample) -> None:
    sample.append(VALUES, "\n\nclass Parcel(BaseModel):\n    pass\n")

    assert main(["--root", str(sample.root)]) == 1


def test_a_folder_without_an_application_exits_2(
    sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["--root", str(sample.root / "specs")])

    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert said.err.endswith("specs/src/app: there is no application here\n")


def test_an_unknown_option_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["--format", "yaml"])

    assert exit_.value.code == 2
    assert "invalid choice: 'yaml'" in capsys.readouterr().err


def test_a_law_that_was_asked_of_nothing_does_not_hold(sample: Sample) -> None:
    (sample.root / "src/app/domain").rename(sample.root / "src/app/model")

    rules = {finding.rule for finding in sample.report().findings}
    assert {f"L{number}.0" for number in (1, 2, 3, 4, 5, 7)} <= rules


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_explain_tells_a_law_with_its_reason_rules_and_examples(
    law: Law, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["explain", law.id])

    said = capsys.readouterr().out
    assert code == 0
    assert said.startswith(f"{law.id}  {law.title}\n{law.promise}\n\n{law.rationale}\n")
    for rule in law.rules:
        assert f"{rule.id}  {rule.title}. {rule.remedy}\n" in said
    for example in (law.bad, law.good):
        assert all(line in said for line in example.strip().splitlines())


@pytest.mark.parametrize("name", ["L3.1", "l3.1", "3.1"])
def test_explain_tells_one_rule_however_it_is_written(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["explain", name])

    said = capsys.readouterr().out
    assert code == 0
    assert ("L3.1  " in said, "L3.2  " in said) == (True, False)


@pytest.mark.parametrize("rule", ["E1", "E2", "E3", "E4", "W1", "W2", "W3", "W4", "L7.0"])
def test_explain_tells_rules_that_belong_to_no_law(
    rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", rule]) == 0
    assert f"{rule} " in capsys.readouterr().out


@pytest.mark.parametrize("name", ["L9", "L1.9", "PT101", ""])
def test_explain_does_not_know_what_there_is_not(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["explain", name])

    assert code == 2
    assert capsys.readouterr().err == (
        f"constitution: there is no law or rule {name}: they are L1 to L8, and L1.1 and so on\n"
    )
