"""The linear model of the estimated level, as `script/train-level` has written it."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from checker.text.level_features import Features


class Term(NamedTuple):
    """One feature's part in the level."""

    place: int
    """Where the feature stands in Features."""
    feature: str
    weight: float
    """Levels that one standard deviation of the feature adds."""
    mean: float
    scale: float
    """Mean and standard deviation in the sentences that were learned from."""


class Model(NamedTuple):
    """A level for a sentence: the mean level of those learned from, and what each term adds to it."""

    mean: float
    terms: tuple[Term, ...]
    accuracy: Mapping[str, Any]
    """How well it does, as measured by the script; see `level.accuracy`."""

    def value(self, features: Features) -> float:
        """Return the level, 1 (A1) to 6 (C2)."""
        return min(6.0, max(1.0, self.mean + sum(self.parts(features))))

    def parts(self, features: Features) -> Iterator[float]:
        """Yield what each term adds to the level, in levels."""
        for place, _, weight, mean, scale in self.terms:
            yield weight * (features[place] - mean) / scale


def model_file(lang: str) -> Path:
    """Return where the model of a language is."""
    return Path(__file__).parent / "data" / f"level.{lang}.json"


@cache
def shipped(lang: str = "en") -> Model:
    """Return the model of a language, given as its root tag."""
    data = json.loads(model_file(lang).read_text(encoding="utf-8"))
    terms = (
        Term(Features._fields.index(name), name, term["weight"], term["mean"], term["scale"])
        for name, term in data["features"].items()
    )
    return Model(data["mean"], tuple(terms), data["accuracy"])
