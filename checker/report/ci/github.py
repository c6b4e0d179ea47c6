"""The run as annotations in GitHub Actions: the ten worst findings, then how many more.

One workflow command a line, as the runner reads them: `::error file=…,line=…::words`, with `%`, line breaks
and, before the words, `:` and `,` written as `%25` and so on. The runner takes a line for a command when it
begins with `::`, or, in its first spelling, when it holds `##[` anywhere. So page text never begins a line,
and `##[` is parted. GitHub shows ten annotations of a level for a step.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from operator import itemgetter
from typing import TextIO

from checker.counted import counted
from checker.model import IMPACTS, PageReport, Run
from checker.report.telling import Telling
from checker.report.words.escape import line, no_command
from checker.report.words.file_places import Source, source_of
from checker.report.words.page_names import not_reached, why_not_checked
from checker.report.words.plain_words import lines_of
from checker.report.words.summary import Group, Spot, open_spots, page_name, spots

SUFFIX = ".txt"
MOST = 10
"""Annotations beside the last one, which counts the rest."""
_TITLE, _ADDRESS, _WORDS = 200, 400, 4000
"""Characters of a title, of an address, and of all that one annotation says (the runner cuts at 4,096)."""
_IN_WORDS = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = {**_IN_WORDS, ord(":"): "%3A", ord(","): "%2C"}


def write(telling: Telling, out: TextIO) -> None:
    """Write one workflow command a line; nothing when nothing is to be said."""
    unchecked = _unchecked(telling.run)
    found = open_spots(spots(telling.run))
    shown = _worst(found, MOST - len(unchecked))
    for row in (*unchecked, *(_annotation(spot, telling) for spot in shown), *_rest(found, shown)):
        out.write(f"{row}\n")


def command(level: str, words: str, **properties: str | int) -> str:
    """Return a workflow command of one line; empty properties are left out."""
    told = (
        f"{key}={no_command(str(value)).translate(_IN_PROPERTY)}"
        for key, value in properties.items()
        if value
    )
    return f"::{level} {','.join(told)}::{no_command(words).translate(_IN_WORDS)}"


def _unchecked(run: Run) -> list[str]:
    """Return one annotation for all pages that were not checked, or not whole; none when all were."""
    lost = [page for page in run.pages if page.outcome == "untested"]
    partly = [page for page in run.pages if page.gaps]
    missing = not_reached(run)
    if not lost and not missing and not partly:
        return []
    told = [f"{page_name(page)}: {why_not_checked(page)}" for page in lost]
    told += [f"{page_name(page)}: {line(' '.join(page.gaps), _WORDS)}" for page in partly]
    words = told[:MOST]
    if len(told) > MOST:
        words.append(f"And {counted(len(told) - MOST, 'more page')}.")
    title = (
        f"{counted(len(lost), 'page was', 'pages were')} not checked"
        if lost
        else "Not all pages were reached"
        if missing
        else f"{counted(len(partly), 'page was', 'pages were')} not checked whole"
    )
    return [command("error", "\n".join([*words, *([missing] if missing else [])])[:_WORDS], title=title)]


def _worst(found: Sequence[Spot], most: int) -> list[Spot]:
    """Return the worst findings: what decides, then faults before questions, then by impact.

    Of equals, the first of each rule comes before the second of any: a fault told ten times is one fault.
    """
    seen: Counter[str] = Counter()
    ranked = []
    for place, spot in enumerate(found):
        one = spot.finding
        seen[one.rule] += 1
        rank = (not one.gates, one.outcome != "failed", IMPACTS.index(one.impact), seen[one.rule], place)
        ranked.append((rank, spot))
    return [spot for _, spot in nsmallest(most, ranked, key=itemgetter(0))]


def _annotation(spot: Spot, telling: Telling) -> str:
    finding = spot.finding
    source = source_of(spot.page, telling.sources) if spot.page else Source()
    group = Group(finding.rule, telling.rulebook.rules.get(finding.rule), (spot,))
    title = f"{line(group.heading, _TITLE)} ({finding.impact})"
    words = "\n".join([*lines_of(finding, source), *_page(spot.page)])
    return command(
        _level(spot),
        words[:_WORDS],
        file=source.file,
        line=source.line(finding),
        col=source.column(finding),
        title=title,
    )


def _level(spot: Spot) -> str:
    if spot.finding.gates:
        return "error"
    return "warning" if spot.finding.outcome == "failed" else "notice"


def _page(page: PageReport | None) -> Iterator[str]:
    if page:
        yield f"Page: {page_name(page)}, {line(page.url or page.target, _ADDRESS)}"


def _rest(found: Sequence[Spot], shown: Sequence[Spot]) -> Iterator[str]:
    """Yield the last annotation: how many findings have none of their own."""
    faults, questions = (
        sum(spot.finding.outcome == outcome for spot in found)
        - sum(spot.finding.outcome == outcome for spot in shown)
        for outcome in ("failed", "cantTell")
    )
    left = [counted(faults, "more fault")] if faults else []
    left += [counted(questions, "more question") + " for a person"] if questions else []
    if left:
        yield command("notice", f"{' and '.join(left)}. The report holds all of them.", title="checker")
