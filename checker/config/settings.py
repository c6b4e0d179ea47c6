"""Everything a user can set, and how each setting is read."""

from collections.abc import Mapping
from typing import Literal

from checker.config import paths, tables, values
from checker.config.tables import BaselineUse, RuleWeight, WordsUse
from checker.model.base import Written
from checker.model.gate import Limits, PagePolicy, SourceMap, Waiver


class Settings(Written):
    """Everything a user can set. Keys are the names of the options, with underscores."""

    targets: tuple[str, ...] = ()
    """What is checked when a call names nothing. User info in an address: appears in no output."""
    profile: str = "patient"
    format: tuple[str, ...] = ()
    """`NAME` or `NAME=PATH`, as given on the command line; `-` is standard output."""
    out: str = ""
    """Folder for formats without a path; empty: the run's own folder."""
    jobs: int = 1
    """How many tabs at once."""
    viewport: tuple[int, int] = (1280, 800)
    locale: str = ""
    timezone: str = ""
    user_agent: str = ""
    redact: tuple[str, ...] = ()
    timeout: float = 60
    """Seconds for one page, everything included."""
    wait_for: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    """`Name: value`. Secret: appears in no output."""
    cookie: tuple[str, ...] = ()
    """`name=value`. Secret: appears in no output."""
    storage_state: str = ""
    basic_auth: str = ""
    """`user:password`. Secret: appears in no output."""
    before: str = ""
    """A Python file with `async def before(page)`."""
    browser: str = ""
    """A path, a channel (`chrome`, `msedge`, …), `ws://…` (Playwright server) or `http://…` (CDP)."""
    axe_script: str = ""
    expect: tuple[str, ...] = ()
    """Selector or text that a page must hold to count as checked."""
    screenshot: bool = True
    runs: str = ".checker/runs"
    """Where runs are kept."""
    quiet: bool = False
    verbose: bool = False
    ascii: bool = False
    baseline: BaselineUse = BaselineUse()
    """Old debt that decides nothing."""
    gate_new_rules: bool = False
    """Whether what is new only because a rule or engine is new decides too."""
    gate_impact: Literal["minor", "moderate", "serious", "critical"] = "minor"
    """Least impact of a fault that decides."""
    gate_level: Literal["", "A", "AA", "AAA"] = ""
    """Up to which level of WCAG faults decide, where it shall not be as the profile says."""
    max: Limits = Limits()
    """How many deciding faults of each impact are let through."""
    cant_tell: Literal["off", "warn", "fail"] = "warn"
    """What open questions do: stay out of the verdict's words, are told, or keep the run from passing."""
    reading_grade: float | None = None
    """Highest reading grade, where it shall not be as the profile says."""
    confirm: int = 0
    """How often a page is loaded again before a new fault decides."""
    waive: tuple[Waiver, ...] = ()
    page: tuple[PagePolicy, ...] = ()
    """What holds for pages of a pattern; of several that fit, the last one that says a thing."""
    source: tuple[SourceMap, ...] = ()
    house_style: str = ""
    """A folder with rule pages and word lists of the project's own."""
    rules: Mapping[str, RuleWeight] = {}
    """Rule → `fail`, `warn`, `info` or `off`, where it shall not be as its page says."""
    words: WordsUse = WordsUse()
    lang: str = ""
    """Language of the text, whatever the page says."""
    notes: bool = False
    """Whether text rules that only tell are asked too."""

    @property
    def within(self) -> tuple[str, ...]:
        """Selectors of which a place must tell whether it lies within: those of the waivers, each once."""
        return tuple(sorted({one.selector for one in self.waive if one.selector}))


READERS: dict[str, values.Reader] = {
    "targets": paths.targets,
    "profile": values.text("the name of a profile, such as patient"),
    "format": paths.formats,
    "out": paths.folder,
    "jobs": values.whole_number(1, 64),
    "viewport": values.viewport,
    "locale": values.locale,
    "timezone": values.timezone,
    "user_agent": values.text("what the browser shall call itself"),
    "redact": values.texts("CSS selectors"),
    "timeout": values.seconds(1, 3600),
    "wait_for": values.text("a CSS selector"),
    "include": values.texts("CSS selectors"),
    "exclude": values.texts("CSS selectors"),
    "header": values.header,
    "cookie": values.cookie,
    "storage_state": paths.file("a log-in state saved by Playwright (JSON)"),
    "basic_auth": values.basic_auth,
    "before": paths.file("a Python file with `async def before(page)`"),
    "browser": paths.browser,
    "axe_script": paths.file("an axe.min.js"),
    "expect": values.texts("CSS selectors or words that the page shows"),
    "screenshot": values.yes_or_no,
    "runs": paths.folder,
    "quiet": values.yes_or_no,
    "verbose": values.yes_or_no,
    "ascii": values.yes_or_no,
    "baseline": tables.baseline,
    "gate_new_rules": values.yes_or_no,
    "gate_impact": values.one_of("minor", "moderate", "serious", "critical"),
    "gate_level": values.one_of("A", "AA", "AAA"),
    "max": tables.limits,
    "cant_tell": values.one_of("off", "warn", "fail"),
    "reading_grade": values.grade,
    "confirm": values.whole_number(0, 10),
    "waive": tables.waivers,
    "page": tables.page_policies,
    "source": tables.source_maps,
    "house_style": paths.existing_folder("a folder with rule pages and word lists"),
    "rules": tables.rule_weights,
    "words": tables.words,
    "lang": values.language,
    "notes": values.yes_or_no,
}
"""Field of `Settings` → the reader of its value."""

FILE_ONLY = frozenset({"targets", "waive", "page", "source", "rules", "words"})
"""Settings that have no option: tables, and targets, which a call names as they are."""

SECRET = frozenset({"targets", "header", "cookie", "basic_auth"})
"""Settings whose values appear in no output, not even in the line that says that they are wrong."""
