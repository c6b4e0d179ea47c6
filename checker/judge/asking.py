"""One rule asked about one state: whether it is asked at all, what answers it, what became of it."""

from collections.abc import Iterator
from functools import lru_cache

from checker.judge import declared, rule_modules  # noqa: F401  importing the modules of rules registers them
from checker.judge.answers import FUNCTIONS, PASSED, Answer, Facts, RuleFunction
from checker.judge.findings import Origin, finding
from checker.judge.severity import severity_of
from checker.model import OUTCOMES, Check, Finding, Outcome
from checker.rulebook import Profile, Rule
from checker.text.phrases import key


def rule_function(rule: Rule) -> RuleFunction:
    """Return what answers a rule: its own function, or the one of its declared kind."""
    if rule.kind == "function":
        return FUNCTIONS[rule.id]
    kind = declared.KINDS[rule.kind]
    return lambda facts: kind(facts, rule)


def answer_rule(rule: Rule, facts: Facts, state: str) -> tuple[list[Finding], Check]:
    """Ask one rule about one state; return its findings and its outcome."""
    answers = list(_answers(rule, facts))
    outcomes: set[Outcome] = {answer.outcome for answer in answers} or {"inapplicable"}
    weight = severity_of(rule, facts.profile)
    origin = Origin(state, severity="fail" if weight == "off" else weight)
    found = [finding(rule, answer, origin) for answer in answers if answer.outcome != "passed"]
    outcome = next(known for known in OUTCOMES if known in outcomes)
    return found, Check(rule=rule.id, outcome=outcome, elements=len(answers))


def _answers(rule: Rule, facts: Facts) -> Iterator[Answer]:
    """Yield what a rule answers; words that the project allows have passed."""
    if rule.front.langs and facts.lang not in rule.front.langs:
        return
    for answer in rule_function(rule)(facts):
        yield PASSED if _is_allowed(rule, answer, facts.profile) else answer


def _is_allowed(rule: Rule, answer: Answer, profile: Profile) -> bool:
    if not (profile.allow and answer.quote and rule.family == "text"):
        return False
    return key(answer.quote.quote) in _keys(profile.allow)


@lru_cache(maxsize=16)
def _keys(allowed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(key, allowed))
