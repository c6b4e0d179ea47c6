"""Rules about single words: rare ones, two names for one thing, and nouns piled up."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from checker.judge.answers import PASSED, Answer, Facts, block_place, failed, quoted, rule
from checker.judge.glosses import explained_here, is_marked
from checker.judge.listed import ListHit, in_a_name
from checker.judge.text_tools import plain
from checker.lazy_pattern import lazy_pattern
from checker.text.counts import Word
from checker.text.difficulty import is_familiar
from checker.text.measure import Sentence
from checker.wordlists import WordLists

_RARE = 3.0
"""Zipf value: once in a million words. Up to 3.5 stand many words that everyone knows, such as `spinach`."""
_EVERYDAY = 4.0
_SHORTEST = 4
_ONE = frozenset(
    ("a", "the", "this", "that", "your", "his", "her", "their", "each", "every", "any", "another", "one")
)
"""Words before `medicine` where it is something to take, and not the science."""
_DRUG = lazy_pattern(
    r"\w{2,}(?:olone|asone|onide|formin|trexate|mycin|micin|cycline|cillin|oxacin|pril|sartan|statin|azole"
    r"|azepam|azolam|mab|tinib|ciclib|parib|zomib|[abdeimou]vir|oxetine|traline|triptyline|ipramine"
    r"|pramine|prazole|olol|dipine|parin|xaban|gatran|gliptin|gliflozin|glutide|glitazone|triptan|setron"
    r"|tidine|fibrate|dronate|dronic|profen|coxib|caine|terol|tropium|thiazide|semide|azosin|steride|lukast"
    r"|platin|taxel|rubicin|bicin|poside|apine|peridone|piprazole|gabalin|gabapentin|racetam|barbital"
    r"|codone|morphine|fentanil|nidazole|oquine|ercept|atacept|kinra|dogrel|sugrel|tadine"
    r"|rizine|oprine|sporine|rolimus)"
)
"""Endings of the names of medicines, from the WHO's list of stems (International Nonproprietary Names)."""
_PLAIN_LETTERS = lazy_pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ings", "er", "ers", "or", "ors", "est", "ly", "ness", "less",
            "able", "al", "ful", "ation", "ist", "ists", "itian", "itians", "ician", "icians",
            "ive", "ment", "ments", "en", "ens", "ened", "ening")  # fmt: skip
_PREFIX = lazy_pattern(
    r"^(?:anti|non|un|re|pre|over|under|self|mis|dis|post|sub|super|ultra|im(?=[bmp]))-?(?=\w{4})"
)


@rule("rare-word")
def rare_word(facts: Facts) -> Iterator[Answer]:
    """Flag each rare word once, with how often it stands there; not names, topics, and what is explained."""
    known = _topic(facts) | _listed_words(facts)
    uses: dict[str, list[tuple[Sentence, Word]]] = defaultdict(list)
    foreign = {id(told.block) for told in facts.told if told.lang != facts.lang}
    for sentence in facts.sentences:
        if sentence.block.role == "heading" or id(sentence.block) in foreign:
            continue
        for word in sentence.words:
            if word.letters >= _SHORTEST and not word.abbreviation and is_rare(word.text, facts.lang):
                uses[word.text].append((sentence, word))
    for name, found in uses.items():
        if name in known or any(_is_explained(*use) for use in found):
            yield PASSED
            continue
        sentence, word = found[0]
        yield failed(
            block_place(sentence.block),
            quote=quoted(sentence, word.start, word.end),
            variant="drug" if _DRUG.fullmatch(name) else "often" if len(found) > 1 else "",
            word=word.text,
            times=len(found),
        )
    if facts.sentences and not uses:
        yield PASSED


@lru_cache(maxsize=20_000)
def is_rare(text: str, lang: str) -> bool:
    """Say whether a word is rare, and so is every word that it may be a regular form of.

    One with a capital may be a name and is none, nor is an address or a figure; nor is one that Dale and
    Chall found to be familiar to children, however seldom it is written.
    """
    from checker.text.frequency import zipf  # noqa: PLC0415  opens a table of words

    if not text.islower() or zipf(text, lang) >= _RARE or not _PLAIN_LETTERS.fullmatch(text):
        return False
    if lang == "en" and is_familiar(text):
        return False
    return any(
        len(part) >= _SHORTEST
        and all(zipf(form, lang) < _RARE for form in _forms(part, lang))
        and not _is_compound(part, lang)
        for part in re.split(r"[-‐‑]", text)
    )


def _is_compound(word: str, lang: str) -> bool:
    """Say whether a word is made of two that everyone knows, such as `mouthwash`."""
    from checker.text.frequency import zipf  # noqa: PLC0415  opens a table of words

    return lang == "en" and any(
        zipf(word[:at], lang) >= _EVERYDAY
        and any(zipf(form, lang) >= _EVERYDAY and len(form) >= _SHORTEST for form in _forms(word[at:], lang))
        for at in range(_SHORTEST, len(word) - _SHORTEST + 1)
    )


def _forms(word: str, lang: str) -> Iterator[str]:
    """Yield a word and, in English, what it may be a form of."""
    yield word
    if lang != "en":
        return
    for whole in dict.fromkeys((word, _PREFIX.sub("", word))):
        yield from (whole, f"{whole}s")
        for ending in _ENDINGS:
            stem = whole.removesuffix(ending)
            if stem == whole or len(stem) < _SHORTEST - 1:
                continue
            yield from (stem, f"{stem}e", f"{stem}y", f"{stem}a")
            if stem.endswith("i"):
                yield f"{stem[:-1]}y"
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def _topic(facts: Facts) -> frozenset[str]:
    """Return the words of title and headings: what the page is about, it names and explains."""
    headings = (block.text for block in facts.text.blocks if block.role == "heading")
    return frozenset(plain(" ".join([facts.snapshot.title, *headings])).split())


def _listed_words(facts: Facts) -> frozenset[str]:
    """Return the words that stand on a word list, and so have a rule of their own."""
    return frozenset(
        word.text.lower() for hit in facts.hits.all() for word in hit.sentence.words[hit.first : hit.last + 1]
    )


def _is_explained(sentence: Sentence, word: Word) -> bool:
    if explained_here(sentence.text, word.start, word.end):
        return True
    return is_marked(sentence.block, sentence.start + word.start, sentence.start + word.end)


@rule("inconsistent-term")
def inconsistent_term(facts: Facts) -> Iterator[Answer]:
    """Flag the second name of a thing that the page calls by another name too, once a page."""
    uses: dict[str, list[ListHit]] = defaultdict(list)
    for hit in facts.hits.of("synonym-sets"):
        if _names_a_thing(hit):
            uses[hit.entry.phrase].append(hit)
    if not uses:
        return
    for names in _synonyms(facts.rulebook.lists(facts.lang)):
        # The commonest on the page first; of two that are as common, the plainer one.
        used = sorted(
            (name.lower() for name in names if name.lower() in uses), key=lambda one: -len(uses[one])
        )
        if not used:
            continue
        main, *others = used
        if not others or any(_is_called(hit) for name in used for hit in uses[name]):
            yield PASSED
            continue
        first = uses[others[0]][0]
        yield failed(
            block_place(first.sentence.block),
            quote=quoted(first.sentence, first.start, first.end),
            instead=(main,),
            other=first.sentence.text[first.start : first.end],
            main=main,
        )


@lru_cache(maxsize=32)
def _synonyms(lists: WordLists) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name.lower() for name in names) for names in lists.sets("synonym-sets").values())


def _names_a_thing(hit: ListHit) -> bool:
    """Say whether a listed name stands alone: not in the name of a clinic, nor as a branch of science."""
    words = hit.sentence.words
    before = words[hit.first - 1].text.lower() if hit.first else ""
    if in_a_name(hit, "en"):
        return False
    return hit.entry.phrase != "medicine" or words[hit.last].text.lower() != "medicine" or before in _ONE


def _is_called(hit: ListHit) -> bool:
    return explained_here(hit.sentence.text, hit.start, hit.end)
