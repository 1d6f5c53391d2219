"""What Copier loads: the extension package of this checkout, under a name of its own.

An update renders the old version of the template and the new one in a single process. Whatever
they shared through `sys.modules` would render the old version with the new version's code, and
the merge would silently be wrong.
"""

import gc
import sys
from hashlib import sha256
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from copier.errors import UserMessageError

_FOLDER = Path(__file__).resolve().parent
_NEEDED = ("copier-template-extensions", "markdown-it-py")


def _load_package(folder: Path) -> str:
    """Import the package in `folder` anew and return its name."""
    name = f"_plan_template_{sha256(str(folder).encode()).hexdigest()[:12]}"
    for module in [m for m in sys.modules if m == name or m.startswith(f"{name}.")]:
        del sys.modules[module]
    sys.meta_path[:] = [f for f in sys.meta_path if getattr(f, "package", None) != name]
    spec = spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{folder} is not a package")
    package = module_from_spec(spec)
    sys.modules[name] = package
    spec.loader.exec_module(package)
    sys.meta_path.insert(0, import_module(f"{name}.kept").KeptModules(name))
    return name


gc.set_threshold(100_000)  # a run keeps most of what it makes: to look often for garbage takes time

try:
    PlanExtension = import_module(f"{_load_package(_FOLDER)}.hook").PlanExtension
except ModuleNotFoundError as missing:
    needed = " ".join(f"--with {package}" for package in _NEEDED)
    raise UserMessageError(
        f"The Python module {missing.name!r} is missing beside Copier. "
        f"This template needs: uvx {needed} copier …"
    ) from missing
