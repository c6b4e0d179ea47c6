"""Reads rules/: rule pages, criteria, profiles, word lists.

A rule page is read when its rule is first asked for, so that a run pays for the rules it meets
and not for all of them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path

from checker.errors import ConfigError
from checker.house_style import house_files, house_rule, must_be_sound
from checker.model.rules import FAMILIES, Criterion, Example, Family, Gates, Profile, ReadingTarget
from checker.resources import folder
from checker.rulefile import convert, parse_toml, parse_yaml
from checker.rulepage import Rule, read_rule
from checker.wordlists import WordLists

__all__ = [
    "Criterion", "Example", "Gates", "Profile", "ReadingTarget", "Rule", "Rulebook", "load", "load_from",
]  # fmt: skip

_FlatLists = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Rulebook:
    """Everything under rules/."""

    rules: Mapping[str, Rule]
    criteria: Mapping[str, Criterion]
    profiles: Mapping[str, Profile]
    words: _FlatLists
    """List name → language tag → entries. `any` holds entries for every language."""
    version: str = ""
    """Hash of all files under rules/: the same when the same is asked and said."""
    folders: tuple[Path, ...] = ()
    """Where word lists by language lie: checker's own, and the project's over them."""
    _lists: dict[str, WordLists] = field(default_factory=dict, compare=False)

    def rules_of(self, families: Collection[Family]) -> Iterator[Rule]:
        """Yield the rules of some families; the pages of the others are not read."""
        told = self.rules.family if isinstance(self.rules, _Shelf) else lambda key: self.rules[key].family
        return (self.rules[key] for key in self.rules if told(key) in families)

    def lists(self, lang: str) -> WordLists:
        """Return the word lists of a language; always the same object for the same language."""
        if lang not in self._lists:
            self._lists[lang] = WordLists(lang, [folder / "words" for folder in self.folders])
        return self._lists[lang]

    def profile(self, name: str) -> Profile:
        """Return the profile called `name`. Raises ConfigError when there is none."""
        if name in self.profiles:
            return self.profiles[name]
        known = ", ".join(self.profiles)
        raise ConfigError(f"There is no profile called {name!r}.", f"Profiles are: {known}.")

    def entries(self, name: str, lang: str) -> tuple[str, ...]:
        """Return the entries of a word list for a language tag, those for every language included.

        An unknown language gets the English ones too: pages often mix in English labels.
        """
        lists = self.words[name]
        primary = lang.lower().split("-")[0]
        return lists.get("any", ()) + lists.get(primary if primary in lists else "en", ())


@cache
def load(house: str = "") -> Rulebook:
    """Return the rulebook that ships with checker, with the house style in the folder `house` over it.

    A house style holds rule pages (`*.md`, text rules that need no function) and word lists
    (`words/<language>/<name>.toml`, whose entries join the list of that name).
    Raises ConfigError on a faulty file, or a rule page whose id is taken.
    """
    return load_from(folder("rules"), Path(house) if house else None)


def load_from(root: Path, house: Path | None = None) -> Rulebook:
    """Return the rulebook in the folder `root`, with a house style over it. Raises ConfigError."""
    book = Rulebook(
        rules=_Shelf(root, house),
        criteria=_Criteria(root / "standards" / "wcag22.yaml"),
        profiles={p.id: p for p in map(_read_profile, sorted((root / "profiles").glob("*.toml")))},
        words={file.stem: _read_words(file) for file in sorted((root / "words").glob("*.toml"))},
        version=_version(root, house),
        folders=(root, house) if house else (root,),
    )
    if house:
        must_be_sound(house, root, book.rules, book.words)
    return book


def _version(*roots: Path | None) -> str:
    digest = blake2b(digest_size=8)
    for root in filter(None, roots):
        for file in sorted(one for one in root.rglob("*") if one.is_file()):
            digest.update(f"{file.relative_to(root).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


class _Shelf(Mapping[str, Rule]):
    """Rule pages by id; each is read once, when it is first asked for."""

    def __init__(self, root: Path, house: Path | None) -> None:
        self._root = root
        self._files = dict(_rule_files(root))
        self._house = dict(house_files(house, self._files)) if house else {}
        self._read: dict[str, Rule] = {}

    def __getitem__(self, key: str) -> Rule:
        if key in self._house and key not in self._read:
            self._read[key] = house_rule(self._house[key], key)
        if key not in self._read:
            family, file = self._files[key]
            self._read[key] = read_rule(file, self._root, key, family)
        return self._read[key]

    def family(self, key: str) -> Family:
        """Return the family of a rule, without reading its page."""
        return "text" if key in self._house else self._files[key][0]

    def __iter__(self) -> Iterator[str]:
        yield from self._files
        yield from self._house

    def __len__(self) -> int:
        return len(self._files) + len(self._house)

    def __contains__(self, key: object) -> bool:
        return key in self._files or key in self._house


def _rule_files(root: Path) -> Iterable[tuple[str, tuple[Family, Path]]]:
    for family in FAMILIES:
        for file in sorted((root / family).glob("*.md")):
            yield (f"axe/{file.stem}" if family == "axe" else file.stem), (family, file)


class _Criteria(Mapping[str, Criterion]):
    """Success criteria by number, in WCAG's order; read when first asked for."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @cached_property
    def _by_number(self) -> Mapping[str, Criterion]:
        where = f"rules/standards/{self._file.name}"
        rows = convert(parse_yaml(self._file.read_text(encoding="utf-8"), where), list[Criterion], where)
        return {criterion.number: criterion for criterion in rows}

    def __getitem__(self, key: str) -> Criterion:
        return self._by_number[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_number)

    def __len__(self) -> int:
        return len(self._by_number)


def _read_profile(file: Path) -> Profile:
    where = f"rules/profiles/{file.name}"
    return convert({"id": file.stem, **parse_toml(file, where)}, Profile, where)


def _read_words(file: Path) -> Mapping[str, tuple[str, ...]]:
    where = f"rules/words/{file.name}"
    return convert(parse_toml(file, where), dict[str, tuple[str, ...]], where)
