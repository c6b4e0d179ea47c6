"""A project's own rule pages and word lists: read, and checked before anything is judged by them."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from string import Formatter

from checker.errors import ConfigError
from checker.rulefile import parse_toml
from checker.rulepage import Rule, read_rule
from checker.wordlists import must_be_readable

_KINDS = ("pattern", "substitution", "phrases")
_VALUES = {
    "pattern": ("words",),
    "substitution": ("words", "better"),
    "phrases": ("words", "better", "means", "why"),
}
"""What a message of each kind may hold in braces."""
_TAG = re.compile(r"[a-z]{2,3}")
_PLACE = "words/<language>/<name>.toml"


def house_files(house: Path, own: Collection[str]) -> Iterator[tuple[str, Path]]:
    """Yield the rule pages of a house style by id. Raises ConfigError where an id is one of `own`."""
    if not house.is_dir():
        raise ConfigError(f"There is no folder {house} with a house style.", "Correct `house_style`.")
    for file in sorted(one for one in house.glob("*.md") if one.stem.lower() != "readme"):
        if file.stem in own:
            raise ConfigError(
                f"{file} has the name of one of checker's own rules.",
                f'Give it another name, or set "{file.stem}" under [rules] in the settings.',
            )
        yield file.stem, file


def house_rule(file: Path, key: str) -> Rule:
    """Return a rule of the project's own. Raises ConfigError where it would need code, or cannot work."""
    rule = read_rule(file, file.parent, key, "text", file.as_posix())
    if rule.kind not in _KINDS:
        raise ConfigError(
            f"{file}: a rule of your own is of kind pattern, substitution or phrases, not {rule.kind}.",
            "docs/rules.md shows one of each.",
        )
    _must_look_for_something(file, rule)
    for pattern in rule.front.patterns:
        try:
            re.compile(pattern, re.IGNORECASE)
        except re.error as fault:
            raise ConfigError(
                f"{file}: the pattern {pattern!r} is no regular expression: {fault}.", "Correct it."
            ) from fault
    _must_be_sayable(file, rule)
    return rule


def _must_look_for_something(file: Path, rule: Rule) -> None:
    front = rule.front
    wanted = {
        "pattern": ("patterns", front.patterns + ((front.words,) if front.words else ())),
        "substitution": ("swap", front.swap),
        "phrases": ("lists", front.lists),
    }
    key, value = wanted[rule.kind]
    if not value or "" in value:
        raise ConfigError(
            f"{file}: a rule of kind {rule.kind} needs `{key}`, without empty ones.",
            "docs/rules.md shows one of each.",
        )


def _must_be_sayable(file: Path, rule: Rule) -> None:
    """Raise ConfigError for messages that are missing, or hold braces that nothing fills."""
    if not {"failed", "cantTell"} & set(rule.messages):
        raise ConfigError(f"{file} has no message `failed` or `cantTell`.", "Add one under `messages`.")
    known = _VALUES[rule.kind]
    for text in rule.messages.values():
        try:
            names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError as fault:
            raise ConfigError(
                f"{file}: the message {text!r} cannot be read: {fault}.", _braces(known)
            ) from fault
        if strange := sorted(names - set(known)):
            raise ConfigError(f"{file}: nothing fills {{{strange[0]}}} in a message.", _braces(known))


def _braces(known: Collection[str]) -> str:
    return f"In braces may stand: {', '.join(known)}."


def must_be_sound(house: Path, root: Path, rules: Mapping[str, Rule], flat: Collection[str]) -> None:
    """Raise ConfigError for the first page or list of a house style that is faulty or that nothing reads.

    Args:
        root: the folder of checker's own rules.
        flat: the names of the lists for patterns, which hold all languages.
    """
    pages = [rules[key] for key, _ in house_files(house, ())]
    for file in _misplaced(house):
        raise ConfigError(
            f"{file} lies where no word list is read.", f"Move it to {(house / _PLACE).as_posix()}."
        )
    for file in sorted((house / "words").glob("*/*.toml")):
        must_be_readable(file)
        _must_be_read(file, root, rules, pages)
    for page in pages:
        _must_have_lists(house, root, page, flat)


def _misplaced(house: Path) -> Iterator[Path]:
    """Yield word lists outside `words/<language>/`: files of other programs are none."""
    inside = house / "words"
    yield from sorted(file for file in inside.rglob("*.toml") if file.parent.parent != inside)
    beside = [one for one in house.iterdir() if one.is_dir() and _TAG.fullmatch(one.name)]
    for file in sorted(file for folder in (house, *beside) for file in folder.glob("*.toml")):
        if {"about", "entries"} <= set(parse_toml(file, file.as_posix())):
            yield file


def _must_be_read(file: Path, root: Path, rules: Mapping[str, Rule], pages: Collection[Rule]) -> None:
    """Raise ConfigError for a list that no rule reads in its language."""
    lang, name = file.parent.name, file.stem
    if (root / "words" / lang / file.name).is_file() or any(name in page.front.lists for page in pages):
        return
    own = {one.stem for one in (root / "words").glob("*/*.toml")}
    readers = [rule for rule in rules.values() if name in rule.front.lists] if name in own else []
    if any(not rule.front.langs or lang in rule.front.langs for rule in readers):
        return
    there = sorted(one.stem for one in (root / "words" / lang).glob("*.toml"))
    add = f"a rule page of kind phrases with `lists: [{name}]`."
    if there:
        remedy = f"Give it the name of a list that is read for {lang!r}: {', '.join(there)}; or add {add}"
    else:
        remedy = f"Add {add}"
    raise ConfigError(f"No rule reads {file}.", remedy)


def _must_have_lists(house: Path, root: Path, page: Rule, flat: Collection[str]) -> None:
    """Raise ConfigError for a rule page that names a list which is not there."""
    there = {file.stem for folder in (root, house) for file in (folder / "words").glob("*/*.toml")}
    for name, known in [(one, there) for one in page.front.lists] + [(page.front.words, set(flat) | {""})]:
        if name not in known:
            raise ConfigError(
                f"{house / page.file} names the word list {name!r}, which is not there.",
                f"Add {(house / 'words/<language>').as_posix()}/{name}.toml, or correct the name.",
            )
