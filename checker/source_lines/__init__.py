"""Evidence of a local page → the same evidence, each place with its line and column in the source file."""

import codecs
import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from operator import is_not
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from checker.model import AxeEvidence, Evidence, PageText, Place, Snapshot, StateEvidence, TextUnit
from checker.source_lines.match import Matcher
from checker.source_lines.tree import Element, Tree, read_source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_CHARSET_WITHIN = 1024
"""Bytes in which HTML wants its charset declared."""
_READ_AS = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "utf-16": "utf-8",
}  # fmt: skip
"""Names that mean another charset to a browser (Encoding standard, "names and labels")."""
Claim = tuple[Element | None, bool]


def with_lines(captured: Evidence, source: Path) -> Evidence:
    """Return evidence with `line` and `column` of each place and text that is certainly a tag of the source.

    Both count from 1, columns in Unicode code points. Evidence of a file that cannot be read stays as it is.
    """
    try:
        text = decoded(source.read_bytes())
    except (OSError, UnicodeDecodeError, LookupError):
        return captured
    return with_lines_of(captured, text)


def with_lines_of(captured: Evidence, source: str) -> Evidence:
    """Return what `with_lines` does, for the text of the source."""
    tree = read_source(source)
    states = tuple(_State(state, tree).placed() for state in captured.states)
    return msgspec.structs.replace(captured, states=states)


def decoded(source: bytes) -> str:
    """Return the text of an HTML file, read as a browser does and without its byte order mark.

    Raises UnicodeDecodeError or LookupError when it is not written in the charset that it says, or in UTF-8.
    """
    for mark, name in _MARKS:
        if source.startswith(mark):
            return source[len(mark) :].decode(name)
    declared = _CHARSET.search(source[:_CHARSET_WITHIN])
    name = declared[1].decode().lower() if declared else "utf-8"
    return source.decode(_READ_AS.get(name, name))


class _State:
    """The places of one state of a page, and which elements of the source they claim to be."""

    def __init__(self, state: StateEvidence, tree: Tree) -> None:
        self.state = state
        snapshot, axe = state.snapshot, state.axe
        self.alone = not isinstance(axe, AxeEvidence) or (axe.frames == 1 and not axe.unreached_frames)
        elements = snapshot.elements if isinstance(snapshot, Snapshot) else 0
        self.matcher = Matcher(tree, as_written=self.alone and elements == len(tree.elements))
        self.claims: dict[tuple[str, tuple[str, ...], str], Claim] = {}
        self.claimed: defaultdict[int, set[str]] = defaultdict(set)

    def placed(self) -> StateEvidence:
        """Return the state with lines."""
        _replaced(self.state, self._claim)
        state: StateEvidence = _replaced(self.state, self._settle)
        return state

    def _claim(self, found: Place | PageText) -> Place | PageText:
        if isinstance(found, Place):
            key = found.selector, found.frame, found.html
            if key not in self.claims:
                element, _ = self.claims[key] = self.matcher.of_place(found)
                if element is not None:
                    self.claimed[id(element)].add(found.selector)
        return found

    def _settle(self, found: Place | PageText) -> Place | PageText:
        if isinstance(found, PageText):
            return self._text(found)
        element, named = self.claims[found.selector, found.frame, found.html]
        if element is None or (not named and len(self.claimed[id(element)]) > 1):  # one of them is not it
            return found
        return msgspec.structs.replace(found, line=element.line, column=element.column)

    def _text(self, text: PageText) -> PageText:
        """Place text that is certainly in no frame: its region is in none, or the page has none."""
        outside = {index for index, region in enumerate(text.regions) if not region.frame}
        if self.alone:
            outside.add(-1)
        units = (self._unit(unit) if unit.region in outside else unit for unit in text.units)
        return msgspec.structs.replace(text, units=tuple(units))

    def _unit(self, unit: TextUnit) -> TextUnit:
        element = self.matcher.of_text(unit)
        if element is None:
            return unit
        return msgspec.structs.replace(unit, line=element.line, column=element.column)


def _replaced(value: Any, change: Callable[[Any], Any]) -> Any:
    """Return a value with `change` made to each Place and PageText in it."""
    if isinstance(value, Place | PageText):
        return change(value)
    if isinstance(value, tuple):
        made = tuple(_replaced(one, change) for one in value)
        return made if any(map(is_not, made, value)) else value
    if isinstance(value, msgspec.Struct):
        changed = {name: _replaced(getattr(value, name), change) for name in _holders(type(value))}
        return msgspec.structs.replace(value, **changed) if changed else value
    return value


@cache
def _holders(noun: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the fields of a noun that can hold a place, or a noun that does."""
    hints = get_type_hints(noun)
    return tuple(name for name in noun.__struct_fields__ if _can_hold(hints[name]))


def _can_hold(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return hint in (Place, PageText) or bool(_holders(hint))
    return any(_can_hold(one) for one in get_args(hint))
