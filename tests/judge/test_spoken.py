"""A text is judged in the language that its words are in, and a piece in another one by no rule of the page's."""

from typing import Any

import pytest

from checker.judge.languages import foreign, spoken, told_by_words
from checker.model import Block

ENGLISH = (
    "Ask your nurse what you may eat and drink on the day before the test, and how long it takes. "
    "You can bring a friend with you. Write down what you want to know."
)
SPANISH = (
    "Llame gratis a nuestro equipo de apoyo y le enviaremos por correo una guía con todo lo que necesita saber "
    "sobre su enfermedad y el tratamiento."
)
CROATIAN = (
    "Pitajte svoju medicinsku sestru što smijete jesti i piti dan prije pretrage i koliko ona traje. "
    "Možete povesti prijatelja sa sobom."
)
LISTED = [
    "Lleve sus medicinas",
    "Beba agua",
    "Coma frutas y verduras",
    "Duerma ocho horas",
    "Pregunte a su médico",
]


def blocks(*texts: str, lang: str = "", prose: bool = True) -> tuple[Block, ...]:
    return tuple(
        Block(role="paragraph", text=text, selector=f"p:nth-of-type({number})", prose=prose, lang=lang)
        for number, text in enumerate(texts, 1)
    )


@pytest.mark.parametrize(
    ("declared", "texts", "prose", "lang"),
    [
        ("en", [ENGLISH], True, "en"),
        ("", [ENGLISH], True, "en"),
        ("en", [SPANISH, SPANISH], True, "es"),
        ("hr", [CROATIAN], True, "hr"),
        ("", LISTED, False, "es"),
        ("", ["Rest."], True, ""),
        ("fr", ["Rest."], True, "fr"),
    ],
)
def test_the_language_of_a_text(declared: str, texts: list[str], prose: bool, lang: str) -> None:
    made = blocks(*texts, prose=prose)
    assert spoken(declared, told_by_words(made), made) == lang


@pytest.mark.parametrize(
    ("texts", "lang", "expected"),
    [
        ([ENGLISH, SPANISH], "en", ["es"]),
        ([ENGLISH], "en", []),
        ([CROATIAN], "sr", []),
        (["Hola.", ENGLISH], "en", []),
    ],
)
def test_a_piece_in_another_language_is_known(texts: list[str], lang: str, expected: list[str]) -> None:
    assert list(foreign(told_by_words(blocks(*texts)), lang).values()) == expected


def test_a_piece_that_does_not_say_its_language_is_scored_and_judged_apart(make: Any, facts_of: Any) -> None:
    facts = facts_of(make.evidence(make.page_text(ENGLISH, f"{ENGLISH} Rest.", SPANISH)))
    assert facts.lang == "en"
    assert [block.lang for block in facts.blocks if block.text == SPANISH] == ["es"]
    assert len(facts.own_blocks) == len(facts.blocks) - 1
    assert facts.reading.sentences == 7
    assert SPANISH not in {one.text for one in (*facts.reading.hardest, *facts.sentences)}
