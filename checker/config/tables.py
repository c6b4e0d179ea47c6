"""Readers of the tables of the settings file: `[[waive]]`, `[[page]]`, `[[source]]`, `[max]`, `baseline`."""

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

import msgspec

from checker.config.paths import at_home
from checker.config.values import NotAllowedError, Reader, grade
from checker.model.base import Written
from checker.model.gate import Limits, PagePolicy, SourceMap, Waiver
from checker.nearest import meant

T = TypeVar("T", bound=Written)

RuleWeight = Literal["fail", "warn", "info", "off"]
WEIGHTS: Sequence[RuleWeight] = get_args(RuleWeight)
BASELINE_NAME = "checker-baseline.toml"
"""How a baseline is called unless the settings say otherwise; it lies beside the settings file."""
SHRINK_ONLY = "shrink-only"
NO_BASELINE = "none"

_LIMIT = re.compile(r"[0-9]{1,9}")
_NEEDS: Mapping[str, str] = {
    "rule": 'which rule, such as rule = "axe/image-alt"',
    "reason": 'why it is accepted, such as reason = "supplier mends it in May"',
    "until": "the last day on which it holds, such as until = 2027-03-31",
    "url": 'a pattern of addresses, such as url = "/news/*"',
    "path": 'where the file lies, such as path = "docs/{1}.md"',
}


class BaselineUse(Written):
    """Which baseline is used, and whether it may grow."""

    file: str = ""
    """Empty for none."""
    shrink_only: bool = False
    named: bool = False
    """Whether the user named it: then it must be there."""
    against: str = ""
    """The git revision since which it may not have grown; empty: as CI says, or the last commit."""


class WordsUse(Written):
    """What the project says about words."""

    allow: tuple[str, ...] = ()
    """Words and phrases that no rule about words flags."""


def tables(kind: type[T], name: str) -> Reader:
    """Return a reader of `[[name]]` tables as nouns of a kind."""

    def read(value: Any, _start: Path) -> tuple[T, ...]:
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise NotAllowedError(f"Write it as a table [[{name}]].")
        return tuple(_noun(kind, one, f"[[{name}]] number {number}") for number, one in enumerate(value, 1))

    return read


waivers = tables(Waiver, "waive")
source_maps = tables(SourceMap, "source")


def page_policies(value: Any, start: Path) -> tuple[PagePolicy, ...]:
    """Read `[[page]]` tables; a reading grade in one is a school grade."""
    read: tuple[PagePolicy, ...] = tables(PagePolicy, "page")(value, start)
    for number, one in enumerate(read, 1):
        try:
            grade(8 if one.reading_grade is None else one.reading_grade, start)
        except NotAllowedError as wrong:
            raise NotAllowedError(f"[[page]] number {number}: reading_grade: {wrong}") from None
    return read


def rule_weights(value: Any, _start: Path) -> Mapping[str, RuleWeight]:
    """Read `[rules]`: rule = how much it counts. Whether there is such a rule is seen later."""
    if not isinstance(value, Mapping):
        raise NotAllowedError("Write it as a table [rules], one rule a line.")
    for rule, weight in value.items():
        if weight not in WEIGHTS:
            raise NotAllowedError(f"{json.dumps(rule)}: write one of {', '.join(WEIGHTS)}.")
    return dict(value)


def words(value: Any, _start: Path) -> WordsUse:
    """Read `[words]`: what is allowed."""
    return _noun(WordsUse, value, "[words]")


def limits(value: Any, _start: Path) -> Limits:
    """Read `max`: a table, or `IMPACT=NUMBER` texts from the command line."""
    if isinstance(value, Sequence):
        value = dict(_pair(one) for one in ([value] if isinstance(value, str) else value))
    read = _noun(Limits, value, "max")
    if min(msgspec.structs.astuple(read)) < 0:
        raise NotAllowedError("Write numbers from 0.")
    return read


def baseline(value: Any, start: Path) -> BaselineUse:
    """Read a path, `shrink-only`, `none`, or a table with `file` and `mode`."""
    allowed = (
        f'Write the path of a baseline, "{SHRINK_ONLY}", "{NO_BASELINE}", or '
        f'{{ file = "{BASELINE_NAME}", mode = "{SHRINK_ONLY}" }}.'
    )
    if isinstance(value, Mapping):
        given = dict(value)
        file, mode, against = (given.pop(key, "") for key in ("file", "mode", "against"))
        texts = all(isinstance(one, str) and "\0" not in one for one in (file, against))
        if given or mode not in ("", SHRINK_ONLY) or not texts:
            raise NotAllowedError(allowed)
        if against.startswith("-") or (against and not mode):
            raise NotAllowedError(f'against names a git revision, beside mode = "{SHRINK_ONLY}".')
        return BaselineUse(file=_file(file, start), shrink_only=bool(mode), named=bool(file), against=against)
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise NotAllowedError(allowed)
    if value == SHRINK_ONLY:
        return BaselineUse(file=_file("", start), shrink_only=True)
    if value == NO_BASELINE:
        return BaselineUse()
    return BaselineUse(file=_file(value, start), named=True)


def _file(file: str, start: Path) -> str:
    return str(start / at_home(file or BASELINE_NAME))


def _pair(one: Any) -> tuple[str, Any]:
    impact, sign, number = one.partition("=") if isinstance(one, str) else ("", "", "")
    if not sign or not _LIMIT.fullmatch(number.strip()):
        raise NotAllowedError("Write IMPACT=NUMBER, such as moderate=10.")
    return impact.strip(), int(number)


def _noun(kind: type[T], raw: Any, called: str) -> T:
    """Turn a table into a noun, or say which key of it is wrong."""
    if not isinstance(raw, Mapping):
        raise NotAllowedError(f"{called}: write a table of keys and values.")
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    given = {str(key).replace("-", "_"): value for key, value in raw.items()}
    for key in given:
        if key not in fields:
            raise NotAllowedError(f"{called}: there is no key {json.dumps(key)}. {meant(key, fields)}")
    for name, field in fields.items():
        if field.required and not str(given.get(name, "")).strip():
            raise NotAllowedError(f"{called} needs `{name}`: {_NEEDS[name]}.")
    try:
        return msgspec.convert({key: _day(value) for key, value in given.items()}, kind)
    except msgspec.ValidationError as fault:
        raise NotAllowedError(f"{called}: {_plain(str(fault), given)}") from None


def _day(value: Any) -> Any:
    return value.date() if isinstance(value, datetime.datetime) else value


def _plain(fault: str, given: Mapping[str, Any]) -> str:
    what, _, where = fault.partition(" - at `$.")
    key = where.rstrip("`")
    if key == "until":
        return f"until is {json.dumps(given[key], default=str)}. Write a day, such as until = 2027-03-31."
    return f"{key}: {what[:1].lower()}{what[1:]}." if key else f"{what}."
