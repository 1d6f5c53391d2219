"""What a run compiled is found by the next; whatever is wrong with the cache, it compiles anew."""

import gc
import sys
from pathlib import Path
from types import CodeType

import pytest

from extensions.kept import KeptCode


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "plan-template"


@pytest.fixture
def extension(tmp_path: Path) -> Path:
    folder = tmp_path / "extensions"
    folder.mkdir()
    (folder / "hook.py").write_text("a = 1\n")
    return folder


class Compiler:
    """Compiles texts and counts them."""

    def __init__(self) -> None:
        self.compiled = 0

    def run(self, extension: Path, text: str = "a = 1") -> CodeType:
        """One run of the extension, which needs one text."""

        def compile_text() -> CodeType:
            self.compiled += 1
            return compile(text, "name", "exec")

        kept = KeptCode(extension)
        code = kept.get("name", text.encode(), compile_text)
        del kept
        gc.collect()
        return code


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sets where Linux keeps caches")


def test_what_a_run_compiled_is_found_by_the_next(cache: Path, extension: Path) -> None:
    compiler = Compiler()

    codes = [compiler.run(extension), compiler.run(extension)]

    assert (compiler.compiled, codes[0]) == (1, codes[1])
    assert cache.stat().st_mode & 0o077 == 0


def test_another_text_is_compiled(cache: Path, extension: Path) -> None:
    compiler = Compiler()
    compiler.run(extension)

    code = compiler.run(extension, "a = 2")

    assert (compiler.compiled, code.co_consts[0]) == (2, 2)
    assert len(list(cache.iterdir())) == 1


def test_a_changed_extension_compiles_anew(cache: Path, extension: Path) -> None:
    compiler = Compiler()
    compiler.run(extension)
    (extension / "hook.py").write_text("a = 2\n")

    compiler.run(extension)

    assert compiler.compiled == 2
    assert len(list(cache.iterdir())) == 2


def test_changed_options_of_copier_compile_anew(cache: Path, extension: Path) -> None:
    compiler = Compiler()
    compiler.run(extension)
    (extension.parent / "copier.yml").write_text("_envops: {trim_blocks: true}\n")

    compiler.run(extension)

    assert compiler.compiled == 2
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("damage", [b"", b"\0" * 64], ids=["empty", "overwritten"])
def test_a_damaged_file_is_written_anew(cache: Path, extension: Path, damage: bytes) -> None:
    compiler = Compiler()
    compiler.run(extension)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)

    compiler.run(extension)

    assert (compiler.compiled, file.read_bytes()) == (2, whole)


def test_a_cache_that_cannot_be_written_is_no_fault(cache: Path, extension: Path) -> None:
    cache.parent.write_text("not a folder")
    compiler = Compiler()

    compiler.run(extension)

    assert compiler.compiled == 1


def test_states_long_unused_are_dropped(cache: Path, extension: Path) -> None:
    compiler = Compiler()

    for number in range(12):
        (extension / "hook.py").write_text(f"a = {number}\n")
        compiler.run(extension)

    assert len(list(cache.iterdir())) == 8
