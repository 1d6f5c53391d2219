"""Updates bring plans and conventions into a project and leave a team's edits where they are."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import copier
import pytest
import yaml
from copier._main import Worker
from copier.errors import UserMessageError

from tests.update.plans import GROWN_LENDING, LENDING, LENDING_WITH_FINES, RESERVATIONS
from tests.update.project import Project, Template

VALUE = "src/lending/value.py"
SECOND = "specs/002-reservations/plan.md"
_render_file = Worker._render_file  # noqa: SLF001


def add_plan(project: Project, path: str, text: str) -> None:
    project.write(path, text)
    project.commit(f"Plan {path}")


def edit_by_hand(project: Project) -> None:
    """Edits in a rendered class, after it, in a document, and in a file of the team's own."""
    project.replace(
        VALUE,
        "    # BookTitle is frozen\n    frozen = True\n",
        "    # BookTitle is frozen\n    frozen = True\n\n    def shout(self) -> str:\n"
        "        return str(self).upper()\n",
    )
    project.replace("README.md", "# A project\n", "# Our library\n")
    project.write("src/lending/shelf.py", "SHELVES = 12\n")
    project.commit("Edit by hand")


def assert_edits_stand(project: Project) -> None:
    text = project.read(VALUE)
    assert text.index("class BookTitle") < text.index("def shout") < end_of(text, "BookTitle")
    assert project.read("README.md").startswith("# Our library\n")
    assert project.read("src/lending/shelf.py") == "SHELVES = 12\n"
    assert "<<<<<<<" not in text + project.read("README.md")


def end_of(text: str, name: str) -> int:
    """Where the class after this one begins, or the file ends."""
    begin = text.index(f"class {name}")
    return text.find("\nclass ", begin) % (len(text) + 1)


def test_an_update_that_brings_nothing_changes_nothing(project: Project) -> None:
    edit_by_hand(project)

    project.update()

    assert project.changes() == []


def test_a_plan_that_is_given_again_changes_nothing(project: Project) -> None:
    project.update("specs/001-book-lending/plan.md")

    assert project.changes() == []


def test_a_second_plan_adds_its_context(project: Project) -> None:
    edit_by_hand(project)
    add_plan(project, SECOND, RESERVATIONS)

    project.update(SECOND)

    assert project.changes() == [" M .copier-answers.yml", "?? src/reservation/value.py"]
    assert "class QueuePlace" in project.read("src/reservation/value.py")
    assert project.read(SECOND) == RESERVATIONS
    assert_edits_stand(project)


def test_a_second_plan_grows_a_context(project: Project) -> None:
    edit_by_hand(project)
    add_plan(project, "specs/002-renewals/plan.md", GROWN_LENDING)

    project.update("specs/002-renewals/plan.md")

    assert project.changes() == [" M .copier-answers.yml", f" M {VALUE}"]
    assert project.read(VALUE).count("class LoanId") == 1
    assert "class RenewalCount" in project.read(VALUE)
    assert_edits_stand(project)


def test_an_edited_plan_changes_its_feature(project: Project) -> None:
    edit_by_hand(project)
    project.write("specs/001-book-lending/plan.md", LENDING_WITH_FINES)
    project.commit("Plan fines")

    project.update("specs/001-book-lending/plan.md")

    assert project.changes() == [" M .copier-answers.yml", f" M {VALUE}"]
    assert "class Fine" in project.read(VALUE)
    assert project.read("specs/001-book-lending/plan.md") == LENDING_WITH_FINES
    assert_edits_stand(project)


def test_a_changed_convention_arrives(project: Project, template: Template) -> None:
    edit_by_hand(project)
    template.replace("template/README.md", "## How it is tested\n\nBy hand.", "## Tests\n\nBy CI.")
    module = next((template.folder / "template/src").rglob("value.py.jinja"))
    template.replace(
        str(module), "    # {{ value.name }} is frozen\n", "    # {{ value.name }} never changes\n"
    )
    template.release("1.1.0")

    project.update()

    assert "# LoanId never changes" in project.read(VALUE)
    assert "# BookTitle never changes" in project.read(VALUE)
    assert "## Tests\n\nBy CI." in project.read("README.md")
    assert_edits_stand(project)


def test_a_convention_and_a_plan_arrive_together(project: Project, template: Template) -> None:
    edit_by_hand(project)
    template.replace("template/README.md", "## How it is run\n\nBy hand.", "## Run\n\n`make`.")
    template.release("1.1.0")
    add_plan(project, SECOND, RESERVATIONS)

    project.update(SECOND)

    assert "## Run\n\n`make`." in project.read("README.md")
    assert "class QueuePlace" in project.read("src/reservation/value.py")
    assert_edits_stand(project)


def test_the_old_version_is_rendered_by_its_own_code(project: Project, template: Template) -> None:
    """With the new code in both renders the merge would find no difference to bring."""
    edit_by_hand(project)
    template.replace(
        "extensions/union.py",
        '    return whole.model_copy(\n        update={"contexts": tuple(_with',
        '    whole = whole.model_copy(update={"contexts": tuple(c.model_copy(update={\n'
        '        "value_objects": tuple(v.model_copy(update={"description": "By the new code."})\n'
        "        for v in c.value_objects)}) for c in whole.contexts)})\n"
        '    return whole.model_copy(\n        update={"contexts": tuple(_with',
    )
    template.release("1.1.0")

    project.update()

    assert project.read(VALUE).count('"""By the new code."""') == 2
    assert_edits_stand(project)


def test_what_the_answers_record_is_enough_to_render(project: Project, template: Template) -> None:
    """The render that an update starts from: the old version, elsewhere, the answers alone."""
    elsewhere = project.folder.with_name("elsewhere")
    recorded = yaml.safe_load(project.read(".copier-answers.yml"))

    copier.run_copy(
        str(template.folder), elsewhere, recorded, defaults=True, unsafe=True, quiet=True
    )

    rendered = {
        p.relative_to(elsewhere): p.read_bytes() for p in elsewhere.rglob("*") if p.is_file()
    }
    assert rendered == {path: (project.folder / path).read_bytes() for path in rendered}
    assert len(rendered) == 5


def test_of_two_branches_that_add_a_feature_one_gives_its_plan_again(project: Project) -> None:
    """Both changed the answers, so a merge would conflict; what was written by hand moves over."""
    main = project.git("branch", "--show-current").strip()
    project.git("switch", "--quiet", "--create", "reservations")
    add_plan(project, SECOND, RESERVATIONS)
    project.update(SECOND)
    project.commit("Add reservations")
    project.git("switch", "--quiet", "--create", "renewals", main)
    third = "specs/003-renewals/plan.md"
    add_plan(project, third, GROWN_LENDING.replace("002-renewals", "003-renewals"))
    project.update(third)
    project.commit("Add renewals")
    edit_by_hand(project)

    project.git("switch", "--quiet", "--create", "joined", "reservations")
    project.git("checkout", "renewals", "--", "specs/003-renewals")
    project.commit("Plan renewals")
    project.update(third)
    project.commit("Add renewals")
    project.git("cherry-pick", "renewals")

    recorded = yaml.safe_load(project.read(".copier-answers.yml"))
    assert [*recorded["features"]] == ["001", "002", "003"]
    assert "class RenewalCount" in project.read(VALUE)
    assert "class QueuePlace" in project.read("src/reservation/value.py")
    assert_edits_stand(project)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_update_that_dies_halfway_is_undone_by_git_and_done_again(
    project: Project, template: Template
) -> None:
    edit_by_hand(project)
    template.replace("template/README.md", "## How it is run\n\nBy hand.", "## Run\n\n`make`.")
    module = next((template.folder / "template/src").rglob("value.py.jinja"))
    template.replace(str(module), "is frozen", "never changes")
    template.release("1.1.0")
    render_file = "copier._main.Worker._render_file"

    with (
        patch(render_file, _until_the_power_fails(project.folder, files=4)),
        pytest.raises(OSError, match="power"),
    ):
        project.update()
    assert project.changes() != []
    with pytest.raises(UserMessageError, match="dirty"):
        project.update()
    project.git("reset", "--quiet", "--hard")
    project.git("clean", "--quiet", "-d", "--force")
    project.update()

    assert "## Run\n\n`make`." in project.read("README.md")
    assert "# LoanId never changes" in project.read(VALUE)
    assert_edits_stand(project)


def _until_the_power_fails(folder: Path, files: int) -> Callable[..., None]:
    left = iter(range(files))

    def render_file(worker: Worker, *args: Any, **kwargs: Any) -> None:
        if worker.dst_path == folder and next(left, None) is None:
            raise OSError("power cut")
        _render_file(worker, *args, **kwargs)

    return render_file


def test_a_plan_in_error_changes_nothing(project: Project) -> None:
    add_plan(project, SECOND, RESERVATIONS.replace("- [x] PostgreSQL", "- [x] MongoDB"))

    with pytest.raises(UserMessageError, match=rf"^{SECOND}:12: error PT201: "):
        project.update(SECOND)

    assert project.changes() == []


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        pytest.param(
            LENDING.replace("001-book-lending", "001-reservations"),
            "plan.md:1: error PT701: feature 001 of this project is 001-book-lending",
            id="the number of another feature",
        ),
        pytest.param(
            GROWN_LENDING.replace("- **RenewalCount**", "- **BookTitle**"),
            "plan.md:23: error PT702: BookTitle of context lending is declared otherwise by "
            "feature 001-book-lending",
            id="a class that another feature declares otherwise",
        ),
        pytest.param(
            RESERVATIONS.replace("`LoanId` —", "`LenderId` —"),
            "plan.md:43: error PT552: context lending does not declare LenderId",
            id="an import of what is not there",
        ),
    ],
)
def test_a_plan_that_contradicts_the_project_is_refused(
    project: Project, plan: str, message: str
) -> None:
    add_plan(project, "plan.md", plan)

    with pytest.raises(UserMessageError) as refused:
        project.update("plan.md")

    assert message in str(refused.value)
    assert project.changes() == []


def test_what_another_feature_needs_cannot_go(project: Project) -> None:
    add_plan(project, SECOND, RESERVATIONS)
    project.update(SECOND)
    changed = LENDING.replace("LoanId", "LendingId")
    project.write("specs/001-book-lending/plan.md", changed)
    project.commit("Rename")

    with pytest.raises(UserMessageError, match="PT703: LoanId of context lending is gone"):
        project.update("specs/001-book-lending/plan.md")


def test_a_context_that_goes_is_said(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.write("specs/001-book-lending/plan.md", LENDING.replace("`lending`", "`lent`"))
    project.commit("Rename")

    project.update("specs/001-book-lending/plan.md")

    assert "warning PT704: context lending is in no plan any more" in capsys.readouterr().err
    assert (project.folder / "src/lent/value.py").is_file()
    assert not (project.folder / VALUE).exists()


def test_answers_change_nothing_that_is_recorded(project: Project) -> None:
    with pytest.raises(UserMessageError, match="title: the design of this project is recorded"):
        copier.run_update(
            project.folder,
            {"title": "Other"},
            defaults=True,
            overwrite=True,
            unsafe=True,
            quiet=True,
        )
