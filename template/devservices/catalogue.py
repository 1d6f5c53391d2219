"""The engines of this project: one module each, found by looking."""

from importlib import import_module
from inspect import isabstract, isclass
from pkgutil import iter_modules

import devservices
from devservices.engine import Engine


def engines() -> dict[str, type[Engine]]:
    """Every engine by the name of its module, in order."""
    modules = {
        found.name: f"devservices.{found.name}" for found in iter_modules(devservices.__path__)
    }
    return {
        name: value
        for name, module in sorted(modules.items())
        for value in vars(import_module(module)).values()
        if isclass(value) and issubclass(value, Engine) and value.__module__ == module
        if not isabstract(value)
    }
