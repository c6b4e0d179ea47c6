"""The tree at the top of `checker.errors` is the tree of the classes."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import checker
from checker import errors

DRAWN = re.compile(r"^((?:│   |    )*(?:├── |└── )?)(\w+) +(\d+)  \S", re.MULTILINE)
Row = tuple[int, str, int]
"""Depth in the tree, name, exit code."""


def drawn() -> list[Row]:
    return [(len(lines) // 4, name, int(code)) for lines, name, code in DRAWN.findall(errors.__doc__ or "")]


def real(kind: type[errors.CheckerError] = errors.CheckerError, depth: int = 0) -> Iterator[Row]:
    yield depth, kind.__name__, kind.exit_code
    for heir in kind.__subclasses__():
        yield from real(heir, depth + 1)


def test_every_error_is_drawn_at_its_place_with_its_exit_code() -> None:
    for module in pkgutil.walk_packages(checker.__path__, "checker."):
        if not module.name.endswith(("__main__", "pytest_plugin")):
            importlib.import_module(module.name)
    assert drawn() == list(real())


def test_the_errors_of_one_house_live_in_one_file() -> None:
    names = [name for _, name, _ in drawn()]
    assert all(getattr(errors, name).__module__ == "checker.errors" for name in names)
