"""The pattern documents of a project: the modules that their code blocks make together."""

import re
from pathlib import Path

_BLOCK = re.compile(
    r"^`(?P<path>[\w/.]+\.py)`[^\n]*\n\n```python\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL
)


def lay_patterns_over(project: Path) -> list[Path]:
    """Write the modules that the documents show into the project, and name them."""
    modules: dict[Path, str] = {}
    for document in sorted((project / "docs/architecture/pattern").glob("*.md")):
        for block in _BLOCK.finditer(document.read_text(encoding="utf-8")):
            path = project / block["path"]
            modules[path] = modules.get(path, "") + block["code"]
    for path, code in modules.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
        if path.is_relative_to(project / "src"):
            (path.parent / "__init__.py").touch()
    return list(modules)
