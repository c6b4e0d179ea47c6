"""Rules as SARIF tells them, with the criteria of WCAG that they belong to as a taxonomy."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from checker.model import Impact
from checker.report.sarif.text import message, pascal, shown_id
from checker.report.words.escape import address, line

if TYPE_CHECKING:
    from checker.rulebook import Criterion, Rule, Rulebook

LEVELS: Mapping[Impact, str] = {
    "critical": "error",
    "serious": "error",
    "moderate": "warning",
    "minor": "note",
}
_SEVERITIES = {"error": "error", "warning": "warning", "note": "recommendation"}
"""What GitHub calls the levels of rules that are not about security."""
_MOST_TEXT = 1000
"""GitHub cuts descriptions at 1,024 characters."""
_MOST_TAGS = 20
"""GitHub refuses a rule with more."""
TAXONOMY = "WCAG"


class Taxonomy:
    """The criteria that a run's rules and findings belong to, in WCAG's order."""

    def __init__(self, numbers: Iterable[str], rulebook: "Rulebook") -> None:
        used = set(numbers)
        self._criteria = [one for number, one in rulebook.criteria.items() if number in used]
        self._index = {one.number: at for at, one in enumerate(self._criteria)}

    def references(self, numbers: Iterable[str]) -> list[dict[str, Any]]:
        """Return references to the criteria with these numbers, those that WCAG has."""
        component = {"name": TAXONOMY, "index": 0}
        return [
            {"id": number, "index": self._index[number], "toolComponent": component}
            for number in dict.fromkeys(numbers)
            if number in self._index
        ]

    def component(self) -> dict[str, Any]:
        """Return the criteria as a toolComponent."""
        return {
            "name": TAXONOMY,
            "version": "2.2",
            "organization": "W3C",
            "fullName": "Web Content Accessibility Guidelines (WCAG) 2.2",
            "shortDescription": {"text": "What makes web content accessible to people with disabilities."},
            "informationUri": "https://www.w3.org/TR/WCAG22/",
            "isComprehensive": False,
            "taxa": [_taxon(one) for one in self._criteria],
        }


def descriptors(ids: Iterable[str], taxonomy: Taxonomy, rulebook: "Rulebook") -> list[dict[str, Any]]:
    """Return what is known about the rules with these ids, in this order."""
    return [
        _descriptor(rule, taxonomy, rulebook) if rule else _unknown(rule_id)
        for rule_id, rule in ((each, rulebook.rules.get(each)) for each in ids)
    ]


def _descriptor(rule: "Rule", taxonomy: Taxonomy, rulebook: "Rulebook") -> dict[str, Any]:
    level = LEVELS[rule.impact]
    links = [address(source) for source in rule.sources]
    link = next((each for each in links if each.startswith("http")), "")
    relations = [{"target": each, "kinds": ["relevant"]} for each in taxonomy.references(rule.criteria)]
    return {
        "id": shown_id(rule.id),
        "name": pascal(rule.id),
        "shortDescription": {"text": line(rule.asks, _MOST_TEXT)},  # the title would read as praise
        "fullDescription": {"text": line(rule.why, _MOST_TEXT) or line(rule.asks, _MOST_TEXT)},
        "help": {"text": _plain_help(rule), "markdown": _page(rule, links)},
        **({"helpUri": link} if link else {}),
        "defaultConfiguration": {"level": level},
        **({"relationships": relations} if relations else {}),
        "properties": {"tags": _tags(rule, rulebook), "problem.severity": _SEVERITIES[level]},
    }


def _unknown(rule_id: str) -> dict[str, Any]:
    """Return what can be said of a rule that the rulebook at hand does not have."""
    text = message(f"The rule “{shown_id(rule_id)}”, which this version of checker does not know.")
    return {
        "id": shown_id(rule_id),
        "shortDescription": text,
        "fullDescription": text,
        "help": text,
        "properties": {"tags": ["accessibility"]},
    }


def _plain_help(rule: "Rule") -> str:
    return "\n\n".join(part for part in (rule.why, rule.remedy) if part) or rule.asks


def _page(rule: "Rule", links: Iterable[str]) -> str:
    """Return the whole page of the rule; it is our own text and holds nothing of an audited page."""
    sources = "\n".join(f"- <{link}>" for link in links if link)
    return f"{rule.body.strip()}\n\n## Sources\n{sources}\n" if sources else f"{rule.body.strip()}\n"


def _tags(rule: "Rule", rulebook: "Rulebook") -> list[str]:
    criteria = [one for number in rule.criteria if (one := rulebook.criteria.get(number))]
    tags = ["accessibility", *(["plain-language"] if rule.family == "text" else [])]
    tags += [f"wcag{since}" for since in sorted({one.since for one in criteria})]
    tags += [f"wcag-level-{level}" for level in sorted({one.level for one in criteria})]
    tags += [f"wcag-{one.number}" for one in criteria]
    return tags[:_MOST_TAGS]


def _taxon(one: "Criterion") -> dict[str, Any]:
    return {
        "id": one.number,
        "name": one.name,
        "shortDescription": {"text": f"Success criterion {one.number} {one.name} (level {one.level})."},
        "helpUri": one.understanding,
    }
