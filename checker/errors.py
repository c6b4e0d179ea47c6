"""Everything that can stop checker from looking, as one tree, each with its exit code.

CheckerError                      4  an internal fault
├── UsageError                    2  wrong use or configuration
│   ├── ConfigError               2  a key or a value in the settings
│   └── RunNotFound               2  no such saved run
└── CaptureError                  3  a page could not be checked
    ├── TargetError               3  the target cannot be opened at all
    │   └── PageUnreachableError  3  it was asked for, and no page came of it
    ├── BrowserMissing            3  no browser was found
    ├── BrowserDied               3  the browser or its tab crashed
    ├── PageTimeout               3  the page used up its time limit
    ├── EngineError               3  axe-core or a probe threw inside the page
    └── DocumentError             3  a document has no text that can be read

Beside it stands `checker.config.values.NotAllowedError`, a ValueError that never leaves `checker.config`:
there it becomes a ConfigError that names the key.
"""


class CheckerError(Exception):
    """A fault with a cause and, where one is known, a remedy; both are one plain sentence."""

    exit_code = 4

    def __init__(self, cause: str, remedy: str = "") -> None:
        super().__init__(cause)
        self.cause = cause
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.cause} {self.remedy}".strip()


class UsageError(CheckerError):
    """checker was called or configured wrongly."""

    exit_code = 2


class ConfigError(UsageError):
    """A key or a value in the settings is wrong."""


class RunNotFound(UsageError):
    """The saved run that was named does not exist or cannot be read."""


class CaptureError(CheckerError):
    """A page could not be checked; `kind` is a short stable word for machines."""

    exit_code = 3
    kind = "capture"


class TargetError(CaptureError):
    """The target cannot be opened at all."""

    kind = "target"


class PageUnreachableError(TargetError):
    """The page cannot be had; `kind` says why."""

    def __init__(self, kind: str, cause: str, remedy: str = "", status: int = 0) -> None:
        super().__init__(cause, remedy)
        self.kind = kind
        self.status = status


class BrowserMissing(CaptureError):
    """No browser was found."""

    kind = "no-browser"


class BrowserDied(CaptureError):
    """The browser or its tab crashed."""

    kind = "crash"


class PageTimeout(CaptureError):
    """The page used up its time limit."""

    kind = "timeout"


class EngineError(CaptureError):
    """axe-core or a probe threw inside the page."""

    kind = "engine"


class DocumentError(CaptureError):
    """A document has no text that can be read: broken, encrypted, scanned, too large or no such document."""

    kind = "document"
