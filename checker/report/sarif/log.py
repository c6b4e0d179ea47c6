"""The run as SARIF 2.1.0, for code scanning on GitHub and for editors.

Source: OASIS, Static Analysis Results Interchange Format 2.1.0, with errata 01; and what GitHub documents of
its limits. GitHub shows every result as an open alert and knows neither `kind` nor `baselineState`: what is
fixed therefore stands among the notes and not, as `absent`, among the results.
"""

import zlib
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

import msgspec

from checker.model import Finding, Run
from checker.report.json_report import printable
from checker.report.sarif.notes import invocation, kinds
from checker.report.sarif.places import PlacesOfPage, bases
from checker.report.sarif.results import FROM_BASELINE, Entry, Results, entries
from checker.report.sarif.rules import TAXONOMY, Taxonomy, descriptors
from checker.report.telling import Telling
from checker.report.words.escape import line

SUFFIX = ".sarif"
MOST_RESULTS = 25_000
"""GitHub refuses a run with more."""
MOST_BYTES = 9_000_000
"""GitHub refuses a file that is over 10 MB when packed; what stands around the results needs some too."""
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def write(telling: Telling, out: TextIO) -> None:
    """Write the run as SARIF: one result a line, worst first, as many as GitHub takes."""
    run, rulebook = telling.run, telling.rulebook
    places = [PlacesOfPage(page, telling.sources) for page in run.pages]
    found = entries(_found(run, places))
    rule_ids = sorted({entry.finding.rule for entry in found})
    taxonomy = Taxonomy(_criteria(rule_ids, found, telling), rulebook)
    rules = descriptors(rule_ids, taxonomy, rulebook)
    used = {place.base for place in places}
    head = _head(run, rules, taxonomy, bases(used))
    out.write(f'{{\n"$schema": "{_SCHEMA}",\n"version": "2.1.0",\n"runs": [\n')
    out.write(_text(head).removesuffix("\n}") + ',\n  "results": [')
    results = Results(rule_ids, taxonomy, compared=_was_compared(run, found))
    written = 0
    for written, result in enumerate(_fitting(results, found), start=1):
        out.write(("\n" if written == 1 else ",\n") + result)
    notes = _text(invocation(run, places, len(found) - written))
    out.write(f'\n  ],\n  "invocations": [\n{notes}\n  ]\n}}\n]\n}}\n')


def _found(run: Run, places: Sequence[PlacesOfPage]) -> Iterator[tuple[Finding, PlacesOfPage]]:
    """Yield each finding with where it is; one about the whole site stands with the first page."""
    for page, place in zip(run.pages, places, strict=True):
        yield from ((finding, place) for finding in page.findings)
    site = places[0] if places else PlacesOfPage(None)
    yield from ((finding, site) for finding in run.site.findings)


def _criteria(rule_ids: Sequence[str], found: Sequence[Entry], telling: Telling) -> Iterator[str]:
    rules = (telling.rulebook.rules.get(rule_id) for rule_id in rule_ids)
    yield from (number for rule in rules if rule for number in rule.criteria)
    yield from (number for entry in found for number in entry.finding.criteria)


def _was_compared(run: Run, found: Sequence[Entry]) -> bool:
    """Return whether there was a baseline: all results tell how they stand to it, or none does."""
    gone = bool(run.fixed) or any(page.fixed for page in run.pages)
    return gone or any(entry.finding.status in FROM_BASELINE for entry in found)


def _head(
    run: Run, rules: list[dict[str, Any]], taxonomy: Taxonomy, base_ids: dict[str, Any]
) -> dict[str, Any]:
    """Return all of the run that stands before its results."""
    version = line(run.tool.version, 80)
    taxonomies = [taxonomy.component()]
    profile, run_id = (line(each, 80).replace("/", "-") for each in (run.run.profile, run.run.id))
    return {
        "tool": {
            "driver": {
                "name": "checker",
                "fullName": f"checker {version}",
                "version": version,
                "semanticVersion": version,
                "rules": rules,
                "notifications": kinds(),
                "supportedTaxonomies": [{"name": TAXONOMY, "index": 0}],
            },
            "extensions": [{"name": "axe-core", "version": line(run.tool.axe, 80)}],
        },
        "taxonomies": taxonomies,
        "automationDetails": {"id": f"checker/{profile}/{run_id}"},
        "originalUriBaseIds": base_ids,
        "columnKind": "unicodeCodePoints",
        "properties": {
            "browser": line(run.tool.browser, 80),
            "profile": profile,
            "depth": line(run.run.depth, 80),
            "verdict": run.verdict.outcome,
        },
    }


def _fitting(results: Results, found: Sequence[Entry]) -> Iterator[str]:
    """Yield results as JSON for as long as GitHub takes more of them."""
    packer, size = zlib.compressobj(level=1), 0
    for entry in found[:MOST_RESULTS]:
        encoded = msgspec.json.encode(results.of(entry))
        size += len(packer.compress(encoded))
        if size > MOST_BYTES:
            return
        yield printable(encoded.decode())


def _text(value: dict[str, Any]) -> str:
    return printable(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
