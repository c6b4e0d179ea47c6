"""One state's evidence → the facts that rules read."""

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
from checker.text.language import root
from checker.text.scores import read

NO_SNAPSHOT = Snapshot(title="", lang="", url="")
_NO_READING = Reading(grade=None, interval=None, level="not scored", words=0, sentences=0, lang="")


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
    others = foreign(told, known) if known else {}
    blocks = tuple(_in_its_language(block, declared, others.get(id(block), known)) for block in reader.blocks)
    return Facts(
        snapshot=snapshot,
        text=reader,
        reading=read(blocks, _tag(stated, known), declared=bool(declared), compare=profile.textstat)
        if blocks
        else _NO_READING,
        lang=known or "en",
        blocks=blocks,
        told=told,
        layout=laid_out(state),
        rulebook=rulebook,
        profile=profile,
        today=today,
    )


def _in_its_language(block: Block, declared: str, lang: str) -> Block:
    """Return a block under the language of its words, unless it declares one of its own."""
    inherits = root(block.lang) in ("", declared)
    return msgspec.structs.replace(block, lang=lang) if inherits and root(block.lang) != lang else block


def _tag(stated: str, lang: str) -> str:
    """Return the whole tag that a page states where that is the language it is in."""
    return stated if root(stated) == lang else lang
