"""Template code in Markdown that is no text: shortcodes, components, imports. It is masked, not cut out."""

import re
from collections.abc import Iterator

from checker.documents.buffer import MASK

_IN_PARAGRAPH = r"(?:[^\n]|\n(?![ \t]*\n))"
_CODE = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"\{{\{{<{_IN_PARAGRAPH}{{0,2000}}?>\}}\}}",  # Hugo
        rf"\{{\{{%{_IN_PARAGRAPH}{{0,2000}}?%\}}\}}",
        r"\{\{[^{}`\n]{0,500}\}\}",  # Liquid, Jinja, Vue
        r"\{%[^`\n]{0,1000}?%\}",
        r"\{#(?=\s)[^`\n]{0,1000}?#\}",
        rf"\{{/\*{_IN_PARAGRAPH}{{0,2000}}?\*/\}}",  # MDX
        r"\{[:#.][^{}`\n]{0,200}\}",  # kramdown, Pandoc
        r"^[ ]{0,3}\[\[?_?TOC_?\]?\][ \t]*$",
        r"^[ >]{0,20}\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]",  # GitHub
        r"^[ ]{0,3}:{3,}[ \t]*[\w-]*",  # Docusaurus, VuePress
        r"^import\s+(?:[^\n\"']{0,500}?\sfrom\s+)?[\"'][^\"'\n]{1,500}[\"'];?[ \t]*$",
        r"^export\s+(?:default|const|let|var|function|class|async|\{|\*)[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*",
    )
)
_SIGNS = ("{{", "{%", "{#", "{/", "{:", "{.", "TOC", "[!", ":::", "import", "export")
_EXPRESSION = re.compile(r"\{[^{}`\n]{0,500}\}")
_COMPONENT = re.compile(r"</?(?=[A-Z>])")
_LONGEST_TAG = 5000
_IN_TAG = re.compile(r"\"[^\"]*\"|'[^']*'|`[^`]*`|[{}<>]|\n\n")


def masked(text: str, *, mdx: bool) -> tuple[str, int]:
    """Return text of the same length without template code, and how many pieces of it there were.

    A line that holds nothing else becomes blank; inside a line a character stands there that no text has.
    """
    count = 0
    for pattern in _CODE if any(sign in text for sign in _SIGNS) else ():
        text, found = pattern.subn(_mask, text)
        count += found
    text, components = _without_components(text)
    if mdx:
        text, found = _EXPRESSION.subn(_mask, text)
        count += found
    return (_blank_lines(text) if count + components else text), count + components


def _mask(code: re.Match[str]) -> str:
    return "".join(char if char == "\n" else MASK for char in code.group())


def _without_components(text: str) -> tuple[str, int]:
    """Mask tags such as `<Video src={x} />`, of which Markdown takes only the simplest for tags."""
    parts: list[str] = []
    done = count = 0
    for tag in _COMPONENT.finditer(text):
        if tag.start() < done:
            continue
        end = _end_of_tag(text, tag.end())
        if end:
            parts += (text[done : tag.start()], *(c if c == "\n" else MASK for c in text[tag.start() : end]))
            done, count = end, count + 1
    return "".join((*parts, text[done:])), count


def _end_of_tag(text: str, at: int) -> int:
    """Return where a tag ends: the next `>` that is in no quotes and no braces; 0 when there is none."""
    depth = 0
    for sign in _IN_TAG.finditer(text, at, at + _LONGEST_TAG):
        char = sign.group()
        if char in "{}":
            depth += 1 if char == "{" else -1
        elif char == ">" and depth <= 0:
            return sign.end()
        elif char == "\n\n" or (char == "<" and depth <= 0):
            return 0
    return 0


def _blank_lines(text: str) -> str:
    return "\n".join(_blanked(text))


def _blanked(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        only_code = MASK in line and not line.replace(MASK, "").strip()
        yield " " * len(line) if only_code else line
