"""Regular expressions that are compiled when they are first used.

There are hundreds, most calls need few of them, and to compile all takes longer than to read a draft.
"""

import re
from typing import Any, cast


class _Lazy:
    """Stands for a pattern; what is asked of it is asked of the compiled one, and kept."""

    def __init__(self, source: str, flags: int | re.RegexFlag) -> None:
        self._made_of = source, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._made_of), name)
        self.__dict__[name] = value
        return value

    def __repr__(self) -> str:
        return f"lazy_pattern{self._made_of!r}"


def lazy_pattern(source: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled at its first use; a fault in it shows only then."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
