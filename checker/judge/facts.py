"""One state's evidence → the facts that rules read."""

from collections.abc import Sequence
from datetime import date

import msgspec

from checker.judge.answers import Facts
from checker.judge.languages import foreign, spoken, told_by_words
from checker.model import (
    Block,
    LaidOut,
    PageText,
    ReaderText,
    Reading,
    Snapshot,
    StateEvidence,
    TextLayout,
)
from checker.rulebook import Profile, Rulebook
from checker.text.blocks import reader_text
from checker.text.language import MIN_CHARACTERS, root
from checker.text.scores import read

NO_SNAPSHOT = Snapshot(title="", lang="", url="")
_NO_READING = Reading(grade=None, interval=None, level="not scored", words=0, sentences=0, lang="")


_SHORT_TEXTS = "en"
"""What a draft is read as that is too short to tell and declares nothing; a note says so."""
_GUESSED = "The text is too short to tell its language and was read as English; --lang says another."


def read_by_patient(state: StateEvidence) -> ReaderText:
    """Return the text a patient reads in a state; empty when text was not captured."""
    return reader_text(state.text) if isinstance(state.text, PageText) else ReaderText(blocks=())


def laid_out(state: StateEvidence) -> tuple[LaidOut, ...]:
    """Return how the running text is laid out in a state; empty when that was not captured."""
    return state.layout.pieces if isinstance(state.layout, TextLayout) else ()


def gather(
    state: StateEvidence, reader: ReaderText, rulebook: Rulebook, profile: Profile, today: date
) -> Facts:
    """Return what the rules need to know about one state; what was not captured is empty."""
    snapshot = state.snapshot if isinstance(state.snapshot, Snapshot) else NO_SNAPSHOT
    text = state.text if isinstance(state.text, PageText) else PageText()
    told = told_by_words(reader.blocks)
    stated = profile.lang or snapshot.lang or text.lang
    declared = root(stated)
    known = declared if profile.lang else spoken(declared, told, reader.blocks)
    guessed = not known and state.snapshot is None and _is_short(reader.blocks)
    known = _SHORT_TEXTS if guessed else known
    others = foreign(told, known) if known else {}
    blocks = tuple(_in_its_language(block, declared, others.get(id(block), known)) for block in reader.blocks)
    remarks = (*text.remarks, *([_GUESSED] if guessed else []))
    return Facts(
        snapshot=snapshot,
        text=reader,
        reading=_reading(blocks, _tag(stated, known), bool(declared) or guessed, remarks, profile),
        lang=known or "en",
        blocks=blocks,
        told=told,
        layout=laid_out(state),
        rulebook=rulebook,
        profile=profile,
        today=today,
    )


def _reading(
    blocks: Sequence[Block], tag: str, declared: bool, remarks: Sequence[str], profile: Profile
) -> Reading:
    if not blocks:
        return _NO_READING
    found = read(blocks, tag, declared=declared, compare=profile.textstat)
    return msgspec.structs.replace(found, notes=(*remarks, *found.notes))


def _is_short(blocks: Sequence[Block]) -> bool:
    """Say whether a text is too short for its words to tell a language, and is written in Latin letters."""
    if sum(len(block.text) + 1 for block in blocks) > MIN_CHARACTERS:
        return False
    letters = [sign for block in blocks for sign in block.text if sign.isalpha()]
    return bool(letters) and all(sign.isascii() for sign in letters)


def _in_its_language(block: Block, declared: str, lang: str) -> Block:
    """Return a block under the language of its words, unless it declares one of its own."""
    inherits = root(block.lang) in ("", declared)
    return msgspec.structs.replace(block, lang=lang) if inherits and root(block.lang) != lang else block


def _tag(stated: str, lang: str) -> str:
    """Return the whole tag that a page states where that is the language it is in."""
    return stated if root(stated) == lang else lang
