#!/usr/bin/env python3
"""Learn the estimated level of sentences and write checker/text/data/level.*.json.

    script/train-level --data DIR

DIR has the layout of the project's labelled data: `reading/corpora/readmepp` (learned from: the sentences of
ReadMe++ in English, French and Russian, MIT), `reading/corpora/cefr-sp-wiki` and `reading/corpora/cochrane`
(English, only measured on; left out of the file when they are not there).

The model is ridge regression with two rules of our own. Each weight has the sign that its feature claims:
rarer words, more commas, longer words never make a sentence easier. And all but the rare-word features are
held back more strongly, because they carry over less: on English sentences rated by others and on pairs of
medical texts, neither learned from, that does better, though a little worse on ReadMe++ itself. There is no
such data for French and Russian, where they are held back less.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import correlation, fmean, pstdev
from typing import NamedTuple
from zlib import crc32

from openpyxl import load_workbook

from checker.text.counts import words
from checker.text.level_counts import count
from checker.text.level_features import Features, features
from checker.text.level_model import Model, Term, model_file
from checker.text.sentences import sentences

RARITY = {"rarest_four", "rarest_six", "rarity", "wide_rarity", "very_rare", "rare", "uncommon"}
EASIER = {"rarest_four", "rarest_six", "pronouns", "contractions"}
"""Features that may only lower the level; all others may only raise it."""
PENALTIES = {"en": (300.0, 10.0), "fr": (30.0, 3.0), "ru": (30.0, 3.0)}
"""By language: the ridge, and how many times as strongly all but the rare-word features are held back."""
FOLDS = 5
VARIANTS = [(ridge, held_back) for ridge in (30.0, 300.0, 1000.0) for held_back in (1.0, 10.0, 20.0, 50.0)]
ABOUT = (
    "Made by script/train-level from the sentences of ReadMe++ in this language (MIT licence). A sentence's "
    "level, 1 (A1) to 6 (C2), is `mean` and the sum over the features of weight * (value - mean) / scale."
)


class Rated(NamedTuple):
    """A sentence and the level that people gave it."""

    text: str
    level: float


Row = tuple[Features, float]


def readmepp(folder: Path, lang: str) -> list[Rated]:
    """Return the sentences of one language of ReadMe++, all three parts."""
    found = []
    for path in sorted((folder / "dataset" / lang).glob("*.xlsx")):
        rows = load_workbook(path, read_only=True).active.iter_rows(values_only=True)
        head = list(next(rows))
        text, level = head.index("Sentence"), head.index("Rating")
        found += [Rated(str(row[text]), float(row[level])) for row in rows if len(row) > level and row[text]]
    return found


def cefr_sp(folder: Path) -> list[Rated]:
    """Return the sentences of CEFR-SP's wiki part with the mean of its two ratings."""
    found = []
    for path in sorted((folder / "Wiki-Auto").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text, first, second = line.split("\t")
            found.append(Rated(text, (float(first) + float(second)) / 2))
    return found


def cochrane(folder: Path) -> list[tuple[str, str]]:
    """Return pairs of a technical abstract and its plain-language summary."""
    technical, plain = (
        (folder / f"val.{side}").read_text(encoding="utf-8").splitlines() for side in ("source", "target")
    )
    return list(zip(technical, plain, strict=True))


def measured(text: str, lang: str = "en") -> Features:
    """Return the features of one sentence."""
    return features(count(words(text, lang), text, lang))


def fit(rows: Sequence[Row], ridge: float, held_back: float) -> Model:
    """Return the model learned from sentences, with the signs and penalties told above."""
    mean = fmean(level for _, level in rows)
    columns = list(zip(*(found for found, _ in rows), strict=True))
    means, scales = [fmean(column) for column in columns], [pstdev(column) or 1.0 for column in columns]
    names = Features._fields
    signs = [-1 if name in EASIER else 1 for name in names]
    scaled = [
        [sign * (value - middle) / scale for value in column]
        for column, middle, scale, sign in zip(columns, means, scales, signs, strict=True)
    ]
    gram = [[_dot(one, other) for other in scaled] for one in scaled]
    for place, name in enumerate(names):
        gram[place][place] += ridge * (1 if name in RARITY else held_back)
    targets = [level - mean for _, level in rows]
    weights = _not_negative(gram, [_dot(column, targets) for column in scaled])
    told = [_dot(weights, row) for row in zip(*scaled, strict=True)]
    stretch = _dot(told, targets) / _dot(told, told)
    terms = (
        Term(place, name, signs[place] * stretch * weights[place], means[place], scales[place])
        for place, name in enumerate(names)
        if weights[place] > 0
    )
    return Model(mean, tuple(terms), {})


def _not_negative(gram: list[list[float]], aims: list[float]) -> list[float]:
    """Return the weights, none below 0, that minimise the penalised squares; by coordinate descent."""
    weights = [0.0] * len(aims)
    for _ in range(2000):
        largest = 0.0
        for place, row in enumerate(gram):
            better = max(0.0, weights[place] + (aims[place] - _dot(row, weights)) / row[place])
            largest = max(largest, abs(better - weights[place]))
            weights[place] = better
        if largest < 1e-7:
            break
    return weights


def _dot(one: Iterable[float], other: Iterable[float]) -> float:
    return sum(map(float.__mul__, map(float, one), map(float, other)))


def cross_validated(
    rated: Sequence[Rated], rows: Sequence[Row], ridge: float, held_back: float
) -> list[float]:
    """Return a level for each sentence from a model that has not seen it."""
    folds = [crc32(sentence.text.encode()) % FOLDS for sentence in rated]
    models = [
        fit([row for row, own in zip(rows, folds, strict=True) if own != fold], ridge, held_back)
        for fold in range(FOLDS)
    ]
    return [models[fold].value(found) for fold, (found, _) in zip(folds, rows, strict=True)]


def page_level(model: Model, text: Sequence[tuple[int, Features]]) -> float:
    """Return the length-weighted mean of the levels of a text's sentences."""
    return sum(n * model.value(found) for n, found in text) / sum(n for n, _ in text)


def sentences_of(text: str) -> list[tuple[int, Features]]:
    """Return words and features of each sentence of a text."""
    found = []
    for start, end in sentences(text):
        written = words(text[start:end])
        if written:
            found.append((len(written), features(count(written, text[start:end]))))
    return found


def agreement(rows: Sequence[Row], told: Sequence[float]) -> dict[str, float]:
    """Return how well levels agree with those that people gave."""
    wanted = [level for _, level in rows]
    pairs = list(zip(wanted, told, strict=True))
    return {
        "sentences": len(rows),
        "exact": round(fmean(round(level) == want for want, level in pairs), 3),
        "within_one": round(fmean(abs(round(level) - want) <= 1 for want, level in pairs), 3),
        "r": round(correlation(wanted, told), 3),
    }


class Data(NamedTuple):
    """All that the model is learned from or measured on."""

    rated: list[Rated]
    rows: list[Row]
    others: list[Row]
    pairs: list[tuple[list[tuple[int, Features]], list[tuple[int, Features]]]]


def read(folder: Path, lang: str = "en") -> Data:
    """Read the corpora of a language that are there."""
    rated = [one for one in readmepp(folder / "readmepp", lang) if words(one.text, lang)]
    rows = [(measured(one.text, lang), one.level) for one in rated]
    wiki, both = folder / "cefr-sp-wiki", folder / "cochrane"
    others = cefr_sp(wiki) if lang == "en" and wiki.is_dir() else []
    pairs = cochrane(both) if lang == "en" and both.is_dir() else []
    return Data(
        rated,
        rows,
        [(measured(one.text), one.level) for one in others],
        [(sentences_of(hard), sentences_of(plain)) for hard, plain in pairs],
    )


def accuracy(data: Data, ridge: float, held_back: float) -> dict[str, dict[str, float]]:
    """Measure a variant: cross-validated on ReadMe++, and on what was not learned from."""
    model = fit(data.rows, ridge, held_back)
    found = {
        "cross_validated": agreement(data.rows, cross_validated(data.rated, data.rows, ridge, held_back))
    }
    if data.others:
        told = [model.value(sentence) for sentence, _ in data.others]
        wanted = [level for _, level in data.others]
        near = fmean(abs(level - want) <= 1 for level, want in zip(told, wanted, strict=True))
        found["cefr_sp_wiki"] = {
            "sentences": len(told), "within_one": round(near, 3), "r": round(correlation(wanted, told), 3)
        }  # fmt: skip
    if data.pairs:
        right = fmean(page_level(model, hard) > page_level(model, plain) for hard, plain in data.pairs)
        found["cochrane"] = {"pairs": len(data.pairs), "ordered": round(right, 3)}
    return found


def main() -> None:
    """Learn, measure, print the range over variants, write the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--variants", action="store_true", help="measure other penalties too; slow")
    args = parser.parse_args()
    for lang, chosen in PENALTIES.items():
        data = read(args.data / "reading" / "corpora", lang)
        for ridge, held_back in VARIANTS if args.variants else []:
            measures = accuracy(data, ridge, held_back)
            print(f"{lang}: ridge {ridge:g}, others held back {held_back} times: {measures}")
        write(lang, fit(data.rows, *chosen), accuracy(data, *chosen))


def write(lang: str, model: Model, measures: dict[str, dict[str, float]]) -> None:
    """Write and print the model of one language and how well it does."""
    terms = {
        term.feature: {
            "weight": round(term.weight, 4),
            "mean": round(term.mean, 4),
            "scale": round(term.scale, 4),
        }
        for term in model.terms
        if round(term.weight, 4)
    }
    found = {
        "about": ABOUT,
        "language": lang,
        "mean": round(model.mean, 4),
        "features": terms,
        "accuracy": measures,
    }
    model_file(lang).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(f"{lang}: {len(terms)} features: {measures}")


if __name__ == "__main__":
    main()
