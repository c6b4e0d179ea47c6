"""From settings to what judges a run: the policy, with the baseline that the settings name."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from checker import rulebook
from checker.config import BaselineUse, Settings
from checker.counted import counted
from checker.errors import ConfigError
from checker.judge import Policy, Shelf
from checker.judge.baseline import grown, unasked
from checker.judge.findings import tidy
from checker.judge.shelf import Folders
from checker.judging import Judge
from checker.model import Baseline, Depth
from checker.nearest import meant
from checker.rulebook import Rulebook
from checker.store.baselines import read_baseline
from checker.store.growth import earlier
from checker.wishes import wish

_NAMED = 3
"""How many rules are named before the rest is only counted."""


def judge_for(settings: Settings, targets: Iterable[str], today: date, depth: Depth = "quick") -> Judge:
    """Return what judges a run of these targets, told by their addresses; at depth `reading` words alone.

    Raises ConfigError for a profile or rule that does not exist, or a baseline that cannot be read.
    """
    book = rulebook.load(settings.house_style)
    must_be_known(settings, book)
    baseline = baseline_of(settings.baseline)
    shelf = Shelf.of(baseline, targets, folders_of(settings.baseline)) if baseline else None
    policy = Policy(
        book=book,
        profile=book.profiles[settings.profile],
        today=today,
        impact=settings.gate_impact,
        level=settings.gate_level,
        reading_grade=settings.reading_grade,
        cant_tell=settings.cant_tell,
        new_rules=settings.gate_new_rules,
        limits=settings.max,
        waivers=settings.waive,
        pages=settings.page,
        rules=settings.rules,
        allow=settings.words.allow,
        lang=settings.lang,
        only=("text",) if depth == "reading" else (),
        textstat=depth != "reading" or _is_for_more_than_a_screen(settings.format),
        notes=settings.notes,
        baseline=shelf,
    )
    return Judge(policy, **_grown(baseline, settings.baseline))


def _is_for_more_than_a_screen(formats: Sequence[str]) -> bool:
    """Say whether a report is wanted that has textstat's values; loading it takes longer than reading."""
    return any(wish(one).name != "console" for one in formats)


def must_be_known(settings: Settings, book: Rulebook) -> None:
    """Raise ConfigError when the settings name a profile or a rule that does not exist."""
    for profile in (settings.profile, *(one.profile for one in settings.page if one.profile)):
        if profile not in book.profiles:
            raise ConfigError(f"There is no profile called {profile!r}.", meant(profile, book.profiles))
    for rule in settings.rules:
        if rule not in book.rules:
            raise ConfigError(f"[rules]: there is no rule called {rule!r}.", meant_rule(rule, book))
    for waiver in settings.waive:
        if waiver.rule not in book.rules:
            raise ConfigError(
                f"[[waive]]: there is no rule called {waiver.rule!r}.", meant_rule(waiver.rule, book)
            )


def meant_rule(name: str, book: Rulebook) -> str:
    """Return one sentence that names the rule that was probably meant, or where all are listed."""
    near = meant(name, book.rules)
    return near if near.startswith("Did") else "See them all: checker rules"


def baseline_of(use: BaselineUse) -> Baseline | None:
    """Return the baseline that the settings name; None when none is named and the usual one is not there.

    Raises ConfigError when it cannot be read, or is named and not there.
    """
    if not use.file:
        return None
    try:
        return read_baseline(Path(use.file))
    except ConfigError as fault:
        if isinstance(fault.__cause__, FileNotFoundError) and not use.named:
            return None
        raise


def folders_of(use: BaselineUse) -> Folders:
    """Return the baseline's folder, and the working folder, from which the paths of local pages start."""
    beside = Path(use.file).parent.resolve()
    return Folders(beside.as_posix(), Path.cwd().as_posix())


def _grown(baseline: Baseline | None, use: BaselineUse) -> dict[str, Sequence[str]]:
    """Return what a baseline that may only shrink means for the run, by field of `Judge`."""
    if baseline is None or not use.shrink_only:
        return {}
    before = earlier(Path(use.file), use.against)
    if before.unknown:
        return {"unknown": [f"Whether the baseline has grown is not known: {before.unknown}"]}
    if before.baseline is None:
        told = f"The baseline was not there at {before.since}: a first one may be of any size."
        return {"notes": [told] if before.since else []}
    return {"against": list(_against(before.baseline, baseline, before.since))}


def _against(old: Baseline, new: Baseline, since: str) -> Iterator[str]:
    """Yield each way in which a baseline that may only shrink lets more through than the old one."""
    if places := grown(old, new):
        yield f"The baseline may only shrink, and has grown by {counted(places, 'place')} since {since}."
    if rules := unasked(old, new):
        named = ", ".join(tidy(rule) for rule in rules[:_NAMED])
        more = f" and {len(rules) - _NAMED:,} more" if len(rules) > _NAMED else ""
        yield (
            f"The baseline may not forget rules, and has lost {counted(len(rules), 'rule')} since {since}: "
            f"{named}{more}. Put them back under rules."
        )
