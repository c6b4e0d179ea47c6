"""Rules about chances and shares: percentages, `1 in 8`, twice the risk."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from checker.judge.answers import PASSED, Answer, Facts, block_place, cant_tell, quoted, rule
from checker.judge.prose import by_block, flagged
from checker.lazy_pattern import lazy_pattern
from checker.model import Block
from checker.text.measure import Sentence

_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SMALL = {word: number for number, word in enumerate(_IN_WORDS, start=1)}
_SMALL |= {"twenty": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_FIGURE = rf"\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}}|{'|'.join(_SMALL)}"
_X_IN_Y = lazy_pattern(
    rf"(?P<some>{_FIGURE})"
    r" (?:(?:people|patients|women|men|children|adults|babies|participants) )?"
    r"(?P<link>in|out of|of|per)(?: every| each| a| the| about)?"
    rf" (?P<all>(?:{_FIGURE})(?: (?:hundred|thousand|million))?)(?![\w.]*\d)"
    r"(?!\s?(?:hours?|days?|weeks?|months?|years?|minutes?|times?|mg|ml|g|studies|trials|countries)\b)",
    re.IGNORECASE,
)
_PERCENT = lazy_pattern(r"(?<![\w.,–-])(?P<share>\d{1,3})\s?(?:%|per ?cent\b)")
_OF_PEOPLE = lazy_pattern(
    r" (?:of|in) (?:(?:[\w.'’-]+ ){0,4}?(?:people|patients?|women|men|boys|girls|children|adults|babies"
    r"|infants|newborns|participants|individuals|mothers|users|smokers|cases|pregnancies|births|adolescents|teenagers|survivors)"
    r"|those|us|Americans|(?:the )?population|everyone)\b"
)
_CHANCE_BEFORE = lazy_pattern(r"\b(?:chances?|risks?|probability|likelihood|survival)\b[^.;:()]{0,30}$")
_CHANGE_BEFORE = lazy_pattern(r"\bby (?:\w+ ){0,2}$")
_COMPARED = lazy_pattern(
    r"\s(?:\w+ )?(?:more|less|higher|lower|greater|fewer|reduction|increase[sd]?|decrease[sd]?|reduced|better"
    r"|worse|improvement|relative|drop|rise|CI|confidence|credible|prediction)\b"
)


@rule("percent-without-people")
def percent_without_people(facts: Facts) -> Iterator[Answer]:
    """Flag a share of people in hundred with no `so many people in 100` in the same block."""
    for block, sentences in by_block(facts):
        if "%" not in block.text and "cent" not in block.text:
            continue
        if _frequencies(sentences):
            yield PASSED
            continue
        for sentence in sentences:
            for match in _PERCENT.finditer(sentence.text):
                if _of_people(sentence.text, match):
                    yield flagged(sentence, match, instead=(f"{match['share']} in 100",))


def _of_people(text: str, match: re.Match[str]) -> bool:
    behind, share = text[match.end() : match.end() + 60], int(match["share"])
    if not 0 < share < 100 or _COMPARED.match(behind):
        return False
    before = text[max(0, match.start() - 80) : match.start()]
    if _CHANGE_BEFORE.search(before):
        return False
    return bool(_OF_PEOPLE.match(behind) or _CHANCE_BEFORE.search(before))


def _frequencies(sentences: Sequence[Sentence]) -> list[tuple[Sentence, re.Match[str], int]]:
    """Return the `x in y` of a block with their bases, those with x under y."""
    return [(sentence, *one) for sentence in sentences for one in _x_in_y(sentence.text)]


@lru_cache(maxsize=2048)
def _x_in_y(text: str) -> tuple[tuple[re.Match[str], int], ...]:
    """Return the `x in y` of a sentence; kept, as four rules ask."""
    found = []
    for match in _X_IN_Y.finditer(text):
        some, base = _number(match["some"]), _number(match["all"])
        # A look behind in the pattern would cost the search its speed.
        alone = not _GOES_ON.match(text[max(0, match.start() - 1) : match.start()])
        if alone and 0 < some < base and not _is_year(match["all"]):
            found.append((match, base))
    return tuple(found)


_GOES_ON = lazy_pattern(r"[\w.,-]")


def _round(base: int) -> int:
    """Return the next of 100, 1,000, 10,000 … that is not less."""
    return max(100, int("1" + "0" * len(str(base - 1))))


def _number(text: str) -> int:
    total = 1
    for part in text.lower().replace(",", "").split():
        total *= int(part) if part.isdigit() else _SMALL.get(part, 1)
    return total


def _is_year(text: str) -> bool:
    return len(text) == 4 and text[:2] in ("18", "19", "20") and text.isdigit()


@rule("different-denominators")
def different_denominators(facts: Facts) -> Iterator[Answer]:
    """Flag a `1 in 200` beside a `1 in 8` in one paragraph: their bases cannot be compared."""
    for _, sentences in by_block(facts):
        found = [one for one in _frequencies(sentences) if one[1]["link"].lower() != "of"]
        odd = [one for one in found if one[2] != found[0][2]]
        if odd:
            sentence, match, base = odd[0]
            yield flagged(
                sentence, match, first=found[0][1].group(), base=f"{_round(max(base, found[0][2])):,}"
            )
        elif found:
            yield PASSED


@rule("mixed-number-formats")
def mixed_number_formats(facts: Facts) -> Iterator[Answer]:
    """Flag a percentage in a paragraph that also says `1 in 7`, unless one explains the other in brackets."""
    for _, sentences in by_block(facts):
        found = _frequencies(sentences)
        if not found:
            continue
        shares = [
            (sentence, match)
            for sentence in sentences
            for match in _PERCENT.finditer(sentence.text)
            if _of_people(sentence.text, match)
        ]
        if shares and not any(_side_by_side(one, found) for one in shares):
            yield flagged(*shares[0], first=found[0][1].group())
        else:
            yield PASSED


def _side_by_side(
    share: tuple[Sentence, re.Match[str]], found: Sequence[tuple[Sentence, re.Match[str], int]]
) -> bool:
    sentence, match = share
    near = sentence.text[max(0, match.start() - 60) : match.end() + 60]
    return any(other.group() in near for _, other, _ in found) and bool(re.search(r"[(,–—]|\bor\b", near))


_RISK = r"(?:risks?|chances?|odds|likelihood|rates?)"
_MORE = (
    r"(?:more|less|higher|lower|greater|smaller|fewer|reduced|increased|reduction|increase|decrease|drop"
    r"|rise)"
)
_TIMES = r"(?:two|three|four|five|six|ten|\d+(?:\.\d+)?)[- ](?:times|fold)"
_PER_CENT = r"\d+(?:\.\d+)?\s?(?:%|per ?cent)"
_RELATIVE = lazy_pattern(
    rf"\b(?:doubl|tripl|trebl|halv)(?:e|es|ed|ing) (?:the|your|their|his|her|a person's) (?:\w+ )?{_RISK}\b"
    rf"|\b(?:twice|{_TIMES}) (?:as|more|less) likely\b"
    rf"|\b(?:twice|{_TIMES}) (?:the|as high an?|higher) (?:\w+ )?{_RISK}\b"
    rf"|\b{_PER_CENT} {_MORE} (?:likely|(?:in |of )?(?:the |your |their )?(?:relative )?{_RISK}\b)"
    rf"|\b(?:cut|reduc|lower|rais|increas|decreas)(?:e|es|ed|ing|s|ting)? (?:the|your|their) {_RISK}"
    rf"(?: (?:of|for) (?:[\w'’-]+ ){{1,6}})? ?by (?:\w+ ){{0,3}}{_PER_CENT}",
    re.IGNORECASE,
)


_HINTS = ("isk", "hance", "dds", "ikel", "rate")


@rule("relative-risk-only")
def relative_risk_only(facts: Facts) -> Iterator[Answer]:
    """Ask about `twice the risk` in a paragraph that does not say how many people that is."""
    return chain.from_iterable(_relative(block, sentences) for block, sentences in by_block(facts))


def _relative(block: Block, sentences: Sequence[Sentence]) -> Iterator[Answer]:
    for sentence in sentences:
        if not any(hint in sentence.text for hint in _HINTS):
            continue
        for match in _RELATIVE.finditer(sentence.text):
            if _frequencies(sentences) or len(_PERCENT.findall(block.text)) >= 2 + ("%" in match.group()):
                yield PASSED
            else:
                quote = quoted(sentence, match.start(), match.end())
                yield cant_tell(block_place(block), quote=quote, words=match.group())
