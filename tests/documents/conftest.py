"""Documents read from a few words, and the places of words in them."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from checker.documents import Kind, read_document
from checker.model import PageText, TextUnit
from checker.text.anchors import place_of

settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def read() -> Callable[..., PageText]:
    """Read a document given as text or bytes: `read("markdown", "# Gout")`."""

    def made(kind: Kind, source: str | bytes, name: str = "draft") -> PageText:
        return read_document(source.encode() if isinstance(source, str) else source, kind, name)

    return made


@pytest.fixture(scope="session")
def place() -> Callable[[PageText, str], tuple[str, int, int]]:
    """Return selector, line and column of words that stand in exactly one unit that is shown."""

    def found(text: PageText, words: str) -> tuple[str, int, int]:
        (unit,) = (one for one in text.units if words in one.text and not one.hidden)
        assert place_of(unit.anchors, 0) == (unit.line, unit.column)
        return unit.selector, *place_of(unit.anchors, unit.text.index(words))

    return found


@pytest.fixture(scope="session")
def said() -> Callable[[PageText], list[tuple[str, str]]]:
    """Return (role, text) of each unit that is not hidden; headings with their level, as `h2`."""

    def role(unit: TextUnit) -> str:
        return f"h{unit.level}" if unit.role == "heading" else unit.role

    return lambda text: [(role(unit), unit.text) for unit in text.units if not unit.hidden]
