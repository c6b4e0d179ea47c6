"""How much a rule counts under a profile, and whether it is asked at all."""

from typing import Literal

from checker.model import Severity
from checker.rulebook import Profile, Rule


def severity_of(rule: Rule, profile: Profile) -> Severity | Literal["off"]:
    """Return how much a rule's findings count under a profile."""
    return profile.rules.get(rule.id, rule.front.severity)


def is_asked(rule: Rule, profile: Profile) -> bool:
    """Say whether a rule is asked under a profile: not when it is off, nor when it only tells unasked."""
    if profile.only and rule.family not in profile.only:
        return False
    weight = severity_of(rule, profile)
    return weight != "off" and (weight != "info" or profile.notes)
