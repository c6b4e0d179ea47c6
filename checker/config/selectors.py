"""The CSS selectors among the settings, each to be tried before anything is measured."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from checker.config.load import called
from checker.config.settings import Settings
from checker.errors import ConfigError


class Selector(NamedTuple):
    """A selector, and the setting that holds it."""

    field: str
    text: str

    @property
    def steps(self) -> tuple[str, ...]:
        """The parts that a browser knows; a waiver steps into shadow roots with `>>>`."""
        return tuple(self.text.split(" >>> ")) if self.field == "waive" else (self.text,)


def selectors_of(settings: Settings) -> Iterator[Selector]:
    """Yield every CSS selector of the settings."""
    for field in ("include", "exclude", "redact"):
        yield from (Selector(field, one) for one in getattr(settings, field))
    yield from (Selector("waive", one.selector) for one in settings.waive if one.selector)


def no_selector(one: Selector, *, in_python: bool = False) -> ConfigError:
    """Return the fault of a selector that is none. `in_python` names a keyword and no option."""
    # a waiver's selector is no setting by itself
    waiver = one.field == "waive"
    place = called(one.field) if waiver else called(one.field, one.text)
    place = one.field if in_python and place.startswith("--") else place
    written = json.dumps(one.text, ensure_ascii=False)
    return ConfigError(
        f"{f'selector of {place}' if waiver else place} is {written}, which is no CSS selector.",
        "Write one such as .name or #main p.",
    )
