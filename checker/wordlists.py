"""Reads the word lists of one language: what is looked for, and what to write instead."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from checker.errors import ConfigError
from checker.model.base import Written
from checker.model.rules import PhraseEntry
from checker.rulefile import convert, named, parse_toml

_Replacement = str | tuple[str, ...]


class _Row(Written):
    """One entry as a table."""

    instead: _Replacement = ()
    means: str = ""
    why: str = ""
    as_: Literal["", "verb", "noun"] = msgspec.field(default="", name="as")
    forms: tuple[str, ...] = ()
    form_of: str = ""
    """The entry that this is an irregular form of; what it lacks is taken from there."""
    always: bool = False


class _File(Written):
    """A word list as written."""

    about: str
    source: str = ""
    entries: dict[str, str | tuple[str, ...] | _Row] = msgspec.field(default_factory=dict)
    sets: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Names for one thing, the preferred first, by a name for the set."""


class WordLists:
    """The word lists of one language, of checker's own and of a project's folder; each is read when asked."""

    def __init__(self, lang: str, folders: Sequence[Path]) -> None:
        self.lang = lang
        self._files: dict[str, list[Path]] = {}
        for folder in folders:
            for file in sorted((folder / lang).glob("*.toml")):
                self._files.setdefault(file.stem, []).append(file)

    def __contains__(self, name: object) -> bool:
        return name in self._files

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the lists there are."""
        return tuple(self._files)

    def entries(self, name: str) -> tuple[PhraseEntry, ...]:
        """Return the entries of a list; none where the language has no such list. Raises ConfigError."""
        found: dict[str, PhraseEntry] = {}
        for file in self._files.get(name, ()):
            found |= {entry.phrase: entry for entry in _entries(_read(file), name, file)}
        return tuple(found.values())

    def sets(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """Return the sets of names for one thing on a list. Raises ConfigError."""
        found: dict[str, tuple[str, ...]] = {}
        for file in self._files.get(name, ()):
            found |= _read(file).sets
        return found


def must_be_readable(file: Path) -> None:
    """Raise ConfigError for a faulty list."""
    for _ in _entries(_read(file), file.stem, file):
        pass


@lru_cache(maxsize=64)
def _read(file: Path) -> _File:
    where = named(file)
    return convert(parse_toml(file, where), _File, where)


def _entries(listed: _File, name: str, file: Path) -> Iterator[PhraseEntry]:
    for phrase, value in listed.entries.items():
        row = value if isinstance(value, _Row) else _Row(instead=value)
        if row.form_of:
            row = _filled(row, listed.entries.get(row.form_of), phrase, file)
        yield PhraseEntry(
            phrase=phrase,
            list=name,
            instead=(row.instead,) if isinstance(row.instead, str) else row.instead,
            means=row.means,
            why=row.why,
            inflected=row.as_,
            forms=row.forms,
            form_of=row.form_of,
            always=row.always,
        )


def _filled(row: _Row, base: str | tuple[str, ...] | _Row | None, phrase: str, file: Path) -> _Row:
    """Return a form's row with what its base form has."""
    if base is None:
        raise ConfigError(
            f"{named(file)}: {phrase!r} is a form of {row.form_of!r}, which is not there.",
            "Add that entry, or take `form_of` away.",
        )
    whole = base if isinstance(base, _Row) else _Row(instead=base)
    return _Row(
        instead=row.instead or whole.instead,
        means=row.means or whole.means,
        why=row.why or whole.why,
        form_of="" if row.instead else row.form_of,
        always=row.always or whole.always,
    )
