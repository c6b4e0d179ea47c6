"""The user's own script, run on the open page: close a cookie banner, log in."""

import importlib.util
from pathlib import Path
from types import ModuleType

from checker.capture.navigate import go
from checker.capture.secret_headers import without_login
from checker.capture.tab import Tab
from checker.config import Settings
from checker.errors import ConfigError, PageUnreachableError
from checker.model import Response


def load_before(path: str) -> ModuleType:
    """Load a script that has `async def before(page)`.

    Raises:
        ConfigError: it cannot be read, does not run, or lacks `before`.
    """
    spec = importlib.util.spec_from_file_location("checker_before", path)
    if spec is None or spec.loader is None or not Path(path).is_file():
        raise ConfigError(f"The script {path} of --before is not a Python file.", "Name a .py file.")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise ConfigError(f"The script {path} of --before does not run: {error!r}.") from error
    if not callable(getattr(module, "before", None)):
        raise ConfigError(f"{path} has no function before.", "Write `async def before(page): …` in it.")
    return module


async def run_before(tab: Tab, settings: Settings, address: str, response: Response) -> Response:
    """Run the script; when it has left the page (to log in), go back there."""
    start = tab.page.url
    try:
        await load_before(settings.before).before(tab.page)
    except Exception as error:  # whatever the user's own code raises ends this page, not the run
        first = f"{type(error).__name__}: {error}".splitlines()[0]
        raise PageUnreachableError(
            "before", f"The script of --before stopped: {first[:200]}.", "Mend the script."
        ) from error
    if without_login(tab.page.url) != without_login(start):
        return await go(tab, address, settings.timeout)
    return response
