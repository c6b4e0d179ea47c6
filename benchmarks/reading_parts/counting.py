"""Sentences, syllables, and what their counts do to a grade."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from checker.text import textstat_port
from checker.text.counts import words
from checker.text.formulas import Counts, flesch_kincaid_grade
from checker.text.sentences import sentences
from checker.text.syllable_model import estimate, is_held_out
from checker.text.syllables import table
from reading_parts.rows import Row, cochrane, cpu, load, share

Case = dict[str, Any]


def rows(data: Path) -> Iterator[Row]:
    """Yield the rows about counting."""
    cases = load(data / "reading" / "sentences.json")
    if cases:
        yield from splitting(cases, [plain for _, plain in cochrane(data)])
    yield syllables()
    snippets = load(data / "reading" / "snippets.json")
    if snippets:
        yield grades(snippets)


def splitting(cases: list[Case], prose: list[str]) -> Iterator[Row]:
    """Measure how many rules of sentence splitting are kept, and how quickly."""
    golden = [case for case in cases if case["language"] == "en" and "golden" in case["set"]]
    peers = {"textstat": _textstat_split, **_pysbd()}
    told = "; ".join(
        f"{name} {share(exact(split, case) for case in cases):.0%} / "
        f"{share(exact(split, case) for case in golden):.0%}"
        for name, split in peers.items()
    )
    every, best = (share(exact(_ours, case) for case in some) for some in (cases, golden))
    yield Row(
        f"sentence rules kept, {len(cases)} in all languages / {len(golden)} English golden",
        told,
        f"{every:.1%} / {best:.1%}",
        "≥ 93 % / ≥ 98 %",
        every >= 0.93 and best >= 0.98,
    )
    kept = share(map(preserved, [case["text"] for case in cases] + prose))
    yield Row("text preserved by splitting", "", f"{kept:.1%}", "100 %", kept == 1)
    if prose:
        count = sum(len(text.split()) for text in prose)
        sentences.cache_clear()
        speed = count / cpu(lambda: [sentences(text, "en") for text in prose])
        yield Row("words split a second, one core", "", f"{speed:,.0f}", "≥ 500,000", speed >= 500_000)


def exact(split: Callable[[str, str], list[str]], case: Case) -> bool:
    """Say whether a case is split as its list says, white space apart."""
    got = [" ".join(one.split()) for one in split(case["text"], case["language"])]
    return got == [" ".join(one.split()) for one in case["sentences"]]


def preserved(text: str) -> bool:
    """Say whether nothing but white space lies between the sentences."""
    place = 0
    for start, end in sentences(text, "en"):
        if text[place:start].strip():
            return False
        place = end
    return not text[place:].strip()


def _ours(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, lang)]


def _textstat_split(text: str, _lang: str) -> list[str]:
    return re.findall(r"\b[^.!?]+[.!?]*", text)  # as textstat 0.7.13 does


def _pysbd() -> dict[str, Callable[[str, str], list[str]]]:
    try:
        import pysbd  # noqa: PLC0415
    except ImportError:
        return {}

    def split(text: str, lang: str) -> list[str]:
        try:
            return [str(one) for one in pysbd.Segmenter(language=lang, clean=False).segment(text)]
        except ValueError:  # a language that it does not know
            return [text]

    return {"pySBD": split}


def syllables() -> Row:
    """Measure the estimate on words of CMUdict that it has not learned from."""
    held = [(word, table()[word]) for word in table() if word.isalpha() and is_held_out(word)]
    peers = {}
    try:
        import syllapy  # noqa: PLC0415

        peers["syllapy"] = syllapy.count
    except ImportError:
        pass
    import pyphen  # noqa: PLC0415  comes with textstat

    dictionary = pyphen.Pyphen(lang="en_US")
    peers["pyphen"] = lambda word: len(dictionary.positions(word)) + 1
    told = "; ".join(
        f"{name} {share(count(word) == right for word, right in held):.1%}" for name, count in peers.items()
    )
    ours = share(estimate(word) == right for word, right in held)
    what = f"syllables of {len(held):,} words held out of training, exact"
    return Row(what, told, f"{ours:.1%}", "≥ 96 %", ours >= 0.96)


def grades(cases: list[Case]) -> Row:
    """Measure how far Flesch-Kincaid is off on snippets counted by hand."""
    off = {
        name: mean(
            abs(flesch_kincaid_grade(count(case)) - flesch_kincaid_grade(_truth(case))) for case in cases
        )
        for name, count in (("ours", _counts), ("textstat", _textstat_counts))
    }
    return Row(
        f"Flesch-Kincaid, mean error in grades on {len(cases)} snippets counted by hand",
        f"textstat {off['textstat']:.2f}",
        f"{off['ours']:.2f}",
        "≤ 0.3",
        off["ours"] <= 0.3,
    )


def _truth(case: Case) -> Counts:
    return Counts(case["n_sentences"], case["n_words"], case["n_syllables_flesch79"])


def _counts(case: Case) -> Counts:
    texts = [block["text"] for block in case["blocks"]]
    found = [word for text in texts for word in words(text)]
    return Counts(
        sum(len(sentences(text)) for text in texts), len(found), sum(word.syllables for word in found)
    )


def _textstat_counts(case: Case) -> Counts:
    text = "\n".join(block["text"] for block in case["blocks"])
    instance = textstat_port._instance("en_US")
    return Counts(
        instance.sentence_count(text), max(1, instance.lexicon_count(text)), instance.syllable_count(text)
    )
