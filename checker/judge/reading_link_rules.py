"""Rules about links as a reader of the text meets them, and about marks that lead to sources."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from checker.judge.answers import PASSED, Answer, Facts, block_place, failed, rule
from checker.judge.text_tools import plain
from checker.lazy_pattern import lazy_pattern
from checker.model import Block, InlineMark, Quote

_ADDRESS = lazy_pattern(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S+", re.IGNORECASE)
_FILES = {"pdf": "PDF", "doc": "Word", "docx": "Word", "odt": "text", "rtf": "text", "xls": "Excel",
          "xlsx": "Excel", "ppt": "PowerPoint", "pptx": "PowerPoint", "zip": "ZIP"}  # fmt: skip
_SAYS_FILE = lazy_pattern(
    r"\b(?:pdf|docx?|word|excel|xlsx?|powerpoint|pptx?|zip|odt|rtf|file|download|[kmg]b)\b", re.I
)
_NEAR = 40
"""Characters behind a link in which its kind may be named."""


class _Link(NamedTuple):
    """A link in the reader's text."""

    block: Block
    mark: InlineMark
    quote: Quote
    """Its words, without the spaces around them."""

    @property
    def words(self) -> str:
        """What it shows."""
        return self.quote.quote


@rule("vague-link-text")
def vague_link_text(facts: Facts) -> Iterator[Answer]:
    """Flag links whose words say nothing; on rendered pages only those inside a sentence.

    Those that stand alone there are the subject of `generic-link-text`, which knows their accessible names.
    """
    vague = {plain(words) for words in facts.listed("generic-link-text")}
    rendered = bool(facts.snapshot.url)
    for link in _links(facts):
        alone = plain(link.block.text) == plain(link.words)
        if plain(link.words) in vague and not (rendered and alone):
            yield failed(block_place(link.block), quote=link.quote, words=link.words)
        else:
            yield PASSED


@rule("pdf-link")
def pdf_link(facts: Facts) -> Iterator[Answer]:
    """Flag links to files that do not say so."""
    for link in _links(facts):
        kind = _FILES.get(_suffix(link.mark.value), "")
        said = link.block.text[link.mark.start : link.mark.end + _NEAR]
        if kind and not _SAYS_FILE.search(said):
            yield failed(block_place(link.block), quote=link.quote, words=link.words, kind=kind)
        else:
            yield PASSED


@rule("address-as-link-text")
def address_as_link_text(facts: Facts) -> Iterator[Answer]:
    """Flag links that show an address in place of words; the bare name of a site is one that people know."""
    for link in _links(facts):
        if _ADDRESS.fullmatch(link.words) and "@" not in link.words and not _is_site(link.words):
            yield failed(block_place(link.block), quote=link.quote)
        else:
            yield PASSED


@rule("citation-mark")
def citation_mark(facts: Facts) -> Iterator[Answer]:
    """Tell once how many marks in the text lead to sources."""
    marked = [block for block in facts.text.blocks if block.citations]
    if not marked:
        yield PASSED
        return
    count = sum(len(block.citations) for block in marked)
    mark = marked[0].citations[0].mark.strip(" ,;")
    yield failed(block_place(marked[0]), variant="" if count > 1 else "one", count=count, mark=mark)


def _links(facts: Facts) -> Iterator[_Link]:
    for block in facts.text.blocks:
        for mark in block.marks:
            words = block.text[mark.start : mark.end].strip() if mark.kind == "link" else ""
            if words:
                start = block.text.index(words, mark.start)
                yield _Link(block, mark, Quote(quote=words, start=start, end=start + len(words)))


def _suffix(address: str) -> str:
    """Return the ending of the file that an address leads to, in lower case; empty without one."""
    try:
        path = urlsplit(address.strip()).path
    except ValueError:
        return ""
    return path.rpartition(".")[2].lower() if "." in path else ""


def _is_site(words: str) -> bool:
    """Say whether an address is no more than the name of a site, such as `www.nhs.uk`."""
    return "/" not in re.sub(r"^https?://", "", words, flags=re.IGNORECASE).rstrip("/")
