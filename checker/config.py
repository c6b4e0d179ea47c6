"""checker.toml or [tool.checker] → Settings."""

from checker.model.base import Noun


class Settings(Noun):
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
    """A path, a channel (`chrome`, `msedge`, `chromium`), `ws://…` (Playwright server) or `http://…` (CDP)."""
    axe_script: str = ""
    expect: tuple[str, ...] = ()
    """Selector or text that a page must hold to count as checked."""
    screenshot: bool = True
    runs: str = ".checker/runs"
    """Where runs are kept."""
    quiet: bool = False
    verbose: bool = False
    ascii: bool = False
