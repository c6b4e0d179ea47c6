"""Answers → findings: the message, the remedy, the question, in a settled order."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from checker.errors import ConfigError
from checker.judge.answers import Answer, Value
from checker.judge.fingerprint import fingerprint, subject_hash
from checker.lazy_pattern import lazy_pattern
from checker.model import IMPACTS, Finding, Impact, Place, Severity
from checker.role_words import role_words
from checker.rulebook import Rule
from checker.text.anchors import place_of

_CONTROL = lazy_pattern(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_OUR_QUOTES = str.maketrans("“”", "‘’")
"""What a page says stands between “ and ”: it must not end them and speak as us."""


@dataclass(frozen=True)
class Origin:
    """Where a finding comes from, beside its rule."""

    state: str
    source: str = "checker"
    help_url: str = ""
    impact: Impact | None = None
    """Overrides the rule's impact."""
    after: str = ""
    """A sentence to put after the message."""
    severity: Severity = "fail"


def finding(rule: Rule, answer: Answer, origin: Origin) -> Finding:
    """Return the finding for an answer that is `failed` or `cantTell`.

    Raises ConfigError when the rule page has no message for the answer, or names a value it does not have.
    """
    if answer.outcome == "passed":
        raise ValueError("A passed answer is no finding.")
    place = answer.place
    values = {"name": describe(place), "role": _called(place)} | _shown(answer.values)
    criteria = rule.criteria if answer.criteria is None else answer.criteria
    line, column = _in_file(answer)
    message = _sentence(_fill(rule, f"messages.{answer.outcome}", _template(rule, answer), values))
    question = _fill(rule, "question", rule.question, values) if answer.outcome == "cantTell" else ""
    return Finding(
        rule=rule.id,
        outcome=answer.outcome,
        criteria=criteria,
        impact=origin.impact or rule.impact,
        message=f"{message} {origin.after}".strip(),
        remedy=rule.first_remedy,
        selector=place.selector,
        frame=place.frame,
        html=place.html,
        box=place.box,
        role=place.role,
        name=place.name,
        path=place.path,
        states=(origin.state,),
        text=answer.quote,
        fingerprint=fingerprint(rule.id, place, answer.quote, answer.criteria or ()),
        subject=subject_hash(place),
        status="new",
        source=origin.source,
        question=_sentence(question),
        help_url=origin.help_url or next(iter(rule.sources), ""),
        measure=answer.measure,
        within=place.within,
        line=line,
        column=column,
        severity=origin.severity,
        instead=answer.instead,
    )


def _in_file(answer: Answer) -> tuple[int, int]:
    """Return line and column in the file of the quoted words, or of the place where they are not known."""
    place = answer.place
    if answer.quote and place.anchors:
        return place_of(place.anchors, answer.quote.start)
    return place.line, place.column


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings worst first, proven ones before open questions, those of several states as one."""
    merged: dict[tuple[Any, ...], Finding] = {}
    seen: Counter[tuple[Any, ...]] = Counter()
    for one in findings:
        key = (one.rule, one.outcome, one.frame, one.selector, one.text, one.fingerprint)
        seen[key, one.states] += 1
        slot = (*key, seen[key, one.states])
        known = merged.get(slot)
        merged[slot] = msgspec.structs.replace(known, states=known.states + one.states) if known else one
    return tuple(sorted(merged.values(), key=_rank))


def describe(place: Place) -> str:
    """Return the words a message calls an element by: its name in quotation marks, or what it is."""
    name = tidy(place.name)
    return f"“{name}”" if name else f"this {_called(place)}"


def tidy(text: str, length: int = 80) -> str:
    """Return text of a page on one line, without control characters and our own “quotation marks”.

    It is cut to `length` characters.
    """
    line = " ".join(_CONTROL.sub(" ", text).translate(_OUR_QUOTES).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _called(place: Place) -> str:
    return tidy(role_words(place.role), 40)


def _shown(values: Mapping[str, Value]) -> dict[str, Value]:
    return {key: tidy(value, 160) if isinstance(value, str) else value for key, value in values.items()}


def _template(rule: Rule, answer: Answer) -> str:
    key = f"{answer.outcome}.{answer.variant}" if answer.variant else answer.outcome
    if key not in rule.messages:
        raise ConfigError(f"rules/{rule.file} has no message {key!r}.", "Add it under `messages`.")
    return rule.messages[key]


def _fill(rule: Rule, key: str, template: str, values: Mapping[str, Value]) -> str:
    try:
        return template.format_map(values)
    except (KeyError, IndexError, ValueError) as fault:
        known = ", ".join(sorted(values))
        raise ConfigError(
            f"rules/{rule.file}: {key} names an unknown value {fault}.", f"Values are: {known}."
        ) from fault


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _rank(one: Finding) -> tuple[Any, ...]:
    top, left = (one.box.y, one.box.x) if one.box else (float("inf"), 0.0)
    start = one.text.start if one.text else 0
    open_question = one.outcome == "cantTell"
    return (
        open_question,
        IMPACTS.index(one.impact),
        one.rule,
        one.frame,
        top,
        left,
        one.selector,
        start,
        one.fingerprint,
    )
