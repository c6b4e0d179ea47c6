"""Opening tags in one way of writing: that of a browser, so that source and page can be compared."""

import re
from collections.abc import Iterable
from html import unescape
from html.entities import html5

_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACE = re.compile("[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_UNEVEN = re.compile("[^!-~\u00a1-\u00ac\u00ae-\u167f ]|  |^ | $")
"""What `squash` may change: its quick answer for most texts is that they stay."""
_SOURCE_ATTRIBUTE = re.compile(r"""([^\s/>=][^\s/>=]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"'][^\s>]*))?""")
_SOURCE_NAME = re.compile(r"<[^\s/>]+")
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|([A-Za-z][A-Za-z0-9]*;?)(?=(=?)))")
_PAGE_TAG = re.compile(r'<[^\s<>/"]+(?: [^\s=<>"/]+="[^"]*")*>')
_PAGE_NAME = re.compile(r' [^\s="]+="|^<[^\s>]+')
_TO_ESCAPE = re.compile('[&"\u00a0]')
_SPECIAL = str.maketrans({"&": "&amp;", "\u00a0": "&nbsp;", '"': "&quot;"})


def squash(text: str) -> str:
    """Return text with white space collapsed and unseen characters taken out, as the probes do it."""
    return _SPACE.sub(" ", _UNSEEN.sub("", text)).strip(" ") if _UNEVEN.search(text) else text


def written(tag: str, attributes: Iterable[tuple[str, str]]) -> str:
    """Return an opening tag as a browser writes it, but for `<` and `>` in values, which stay."""
    pairs = "".join([f' {name}="{_escaped(value)}"' for name, value in attributes])
    return squash(f"<{tag}{pairs}>")


def attributes(raw: str) -> list[tuple[str, str]]:
    """Return names and values of an opening tag of the source, references read as in attributes.

    There a name without semicolon stays as it is before `=` or a letter: `?a=1&copy=2` (HTML standard,
    "named character reference state").
    """
    inside = _SOURCE_NAME.sub("", raw, count=1).removesuffix(">")
    return [(name.lower(), _read(_bare(value))) for name, value in _SOURCE_ATTRIBUTE.findall(inside)]


def opening_of(html: str) -> tuple[str, str]:
    """Split an element's markup, as a place holds it, into its opening tag and what follows.

    The tag is empty when the markup was cut within it.
    """
    found = _PAGE_TAG.match(html)
    return (plain(found.group()), html[found.end() :]) if found else ("", html)


def plain(opening: str) -> str:
    """Return an opening tag of a page, or the start of one, as `written` has it."""
    if not opening.islower():  # SVG's names are not all in small letters
        opening = _PAGE_NAME.sub(lambda match: match.group().lower(), opening)
    return opening.replace("&lt;", "<").replace("&gt;", ">")


def _escaped(value: str) -> str:
    return value.translate(_SPECIAL) if _TO_ESCAPE.search(value) else value


def _bare(value: str) -> str:
    return value[1:-1] if value[:1] in ('"', "'") else value


def _read(value: str) -> str:
    return _REFERENCE.sub(_character, value) if "&" in value else value


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name is None or (name in html5 and (name.endswith(";") or not match[2])):
        return unescape(match.group())
    return match.group()
