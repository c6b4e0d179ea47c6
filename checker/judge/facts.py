"""One state's evidence → the facts that rules read."""

from datetime import date

import msgspec

from checker.judge.answers import Facts
from checker.judge.languages import main_language, primary, told_by_words
from checker.model import Block, PageText, ReaderText, Reading, Snapshot, StateEvidence
from checker.rulebook import Profile, Rulebook
from checker.text.blocks import reader_text
from checker.text.scores import read

NO_SNAPSHOT = Snapshot(title="", lang="", url="")
_NO_READING = Reading(grade=None, interval=None, level="not scored", words=0, sentences=0, lang="")


def read_by_patient(state: StateEvidence) -> ReaderText:
    """Return the text a patient reads in a state; empty when text was not captured."""
    return reader_text(state.text) if isinstance(state.text, PageText) else ReaderText(blocks=())


def gather(
    state: StateEvidence, reader: ReaderText, rulebook: Rulebook, profile: Profile, today: date
) -> Facts:
    """Return what the rules need to know about one state; what was not captured is empty."""
    snapshot = state.snapshot if isinstance(state.snapshot, Snapshot) else NO_SNAPSHOT
    text = state.text if isinstance(state.text, PageText) else PageText()
    layout = state.layout.pieces if state.layout else ()
    told = told_by_words(reader.blocks)
    stated = profile.lang or snapshot.lang or text.lang
    declared_lang = primary(stated)
    written = None if profile.lang else main_language(told)
    lang = written[0] if written else declared_lang or "en"
    blocks = [_relabelled(block, declared_lang, lang) for block in reader.blocks]
    known = lang if written or declared_lang else ""
    return Facts(
        snapshot=snapshot,
        text=reader,
        reading=read(blocks, known, declared=bool(declared_lang), compare=profile.textstat)
        if blocks
        else _NO_READING,
        lang=lang,
        stated=declared_lang,
        told=told,
        layout=layout,
        rulebook=rulebook,
        profile=profile,
        today=today,
    )


def _relabelled(block: Block, declared_lang: str, lang: str) -> Block:
    """Return a block that only inherits a wrong `lang` of the page under the language of its words."""
    if lang == declared_lang or primary(block.lang) != declared_lang:
        return block
    return msgspec.structs.replace(block, lang=lang)
