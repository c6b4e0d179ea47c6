"""Everything a user can set, and how each setting is read."""

from checker.config import paths, values
from checker.model.base import Written


class Settings(Written):
    """Everything a user can set. Keys are the names of the options, with underscores."""

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


READERS: dict[str, values.Reader] = {
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
}
"""Field of `Settings` → the reader of its value."""

SECRET = frozenset({"header", "cookie", "basic_auth"})
"""Settings whose values appear in no output, not even in the line that says that they are wrong."""
