"""One rule page: front matter, prose, examples."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from checker.errors import ConfigError
from checker.model.findings import Impact, Outcome
from checker.model.rules import Example, Family, FrontMatter, Kind
from checker.rulefile import convert, parse_yaml, read_text

_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_FENCE = re.compile(r"^(`{3,})(html|text)[ \t]*([^\n]*)\n(.*?)^\1[ \t]*$", re.DOTALL | re.MULTILINE)
_SECTION_OUTCOME: dict[str, Outcome] = {"Failed": "failed", "Cannot tell": "cantTell", "Passed": "passed"}
_REMEDY = "How to put it right"


@dataclass(frozen=True)
class Rule:
    """One question with an id: the front matter of its page, and the page's parts when asked for."""

    id: str
    family: Family
    asks: str
    criteria: tuple[str, ...]
    impact: Impact
    needs: tuple[str, ...]
    kind: Kind
    messages: Mapping[str, str]
    question: str
    sources: tuple[str, ...]
    since: str
    body: str
    """Everything below the front matter, as Markdown."""
    front: FrontMatter
    file: str = ""
    """The page's path below rules/; empty for a rule made from axe's own words."""

    @cached_property
    def _sections(self) -> Mapping[str, str]:
        return _split_sections(self.body)

    @cached_property
    def title(self) -> str:
        """Return the heading of the page."""
        first = self.body.lstrip().split("\n", 1)[0]
        return first.removeprefix("# ").strip() if first.startswith("# ") else self.asks

    @property
    def why(self) -> str:
        """Return why the rule matters, as Markdown."""
        return self._sections.get("", "")

    @property
    def remedy(self) -> str:
        """Return the text under "How to put it right", as Markdown."""
        return self._sections.get(_REMEDY, "")

    @cached_property
    def first_remedy(self) -> str:
        """Return the first sentence of the remedy, without markup: what a finding shows."""
        paragraph = " ".join(self.remedy.split("\n\n", 1)[0].split())
        sentence = re.split(r"(?<=[.!?])\s+(?=[A-Z“\"`<])", paragraph, maxsplit=1)[0]
        return sentence.replace("`", "").removeprefix("- ").removeprefix("1. ")

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """Return every example of the page in order."""
        return tuple(
            example
            for title, outcome in _SECTION_OUTCOME.items()
            for example in _examples(self._sections.get(title, ""), outcome)
        )

    @property
    def failed(self) -> tuple[Example, ...]:
        """Return the examples that the rule must flag, as `failed` or `cantTell`."""
        return tuple(example for example in self.examples if example.outcome != "passed")

    @property
    def passed(self) -> tuple[Example, ...]:
        """Return the examples that the rule must not flag."""
        return tuple(example for example in self.examples if example.outcome == "passed")


def read_rule(file: Path, root: Path, key: str, family: Family, where: str = "") -> Rule:
    """Return the rule on the page `file`, below the folder `root`. Raises ConfigError on a faulty page.

    `where` is how messages name the page; without it, from `rules/` on.
    """
    below = file.relative_to(root).as_posix()
    where = where or f"rules/{below}"
    parts = _FRONT.match(read_text(file))
    if not parts:
        raise ConfigError(f"{where} has no front matter.", "Begin it with a line `---`, keys, `---`.")
    front = convert(parse_yaml(parts[1], where), FrontMatter, where)
    if front.id != key:
        raise ConfigError(
            f"{where} has the id {front.id!r}, its file name says {key!r}.", "Make them the same."
        )
    return from_front(front, family, parts[2], below)


def from_front(front: FrontMatter, family: Family, body: str, file: str = "") -> Rule:
    """Return the rule that front matter and body make."""
    return Rule(
        id=front.id,
        family=family,
        asks=front.asks,
        criteria=front.criteria,
        impact=front.impact,
        needs=front.needs or (("axe",) if family == "axe" else ()),
        kind=front.kind,
        messages=front.messages,
        question=front.question,
        sources=front.sources,
        since=str(front.since),
        body=body,
        front=front,
        file=file,
    )


def _split_sections(body: str) -> Mapping[str, str]:
    """Split a page at its second-level headings that stand outside code; the key "" is the introduction."""
    sections: dict[str, list[str]] = {"": []}
    title, fence = "", ""
    for line in body.strip().split("\n"):
        mark = re.match(r"`{3,}", line)
        if mark:
            fence = "" if fence and line.startswith(fence) else fence or mark[0]
        if not fence and line.startswith("## "):
            title = line[3:].strip()
            sections[title] = []
        elif fence or not line.startswith("# "):
            sections[title].append(line)
    return {name: "\n".join(lines).strip() for name, lines in sections.items()}


def _examples(section: str, outcome: Outcome) -> Iterator[Example]:
    for fence in _FENCE.finditer(section):
        lang: Literal["html", "text"] = "html" if fence[2] == "html" else "text"
        yield Example(lang=lang, label=fence[3].strip(), source=fence[4], outcome=outcome)
