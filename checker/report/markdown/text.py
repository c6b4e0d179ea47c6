"""Text of an audited page inside Markdown: it shows as the words it is, and does nothing.

Meant for CommonMark and for what GitHub and GitLab do with it afterwards: they look through the finished text
for names to notify, references, addresses, emoji and commands. A backslash does not stop those, so a
zero-width space parts what they look for; whoever reads sees no difference.
"""

import re

from checker.report.words.escape import line

PART = "\u200b"
"""Zero-width space. `line` takes those of the page away, so each one is ours."""
_LOOKED_FOR = re.compile(
    r"""
      (?<=@)                                  # a name that is notified, a mail address
    | (?<=[#!$%~&^]) (?=[\w"])                # a reference to a ticket, a change, a label, a milestone
    | (?<=\bGH|\bGL) (?=-\d)                 # a ticket as GH-12
    | (?<=:) (?=//) | (?<=mailto:)            # an address
    | (?<=www) (?=\.)                         # an address without a scheme
    | (?<=:) (?=[\w+-]+:)                     # an emoji as :name:
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT_START = re.compile(r"[-+=/:]|(?<=\d)[.)]")
"""What begins a list, a line, a table, or a command to GitLab; the rest is escaped everywhere."""
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?: |$))")
_SIGNS = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_{}[]#!~^"}
    | {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;", "$": "&#36;"}
)
_DOT_IN_NAME = re.compile(rf"(?<=[\w{PART}])\.(?=[^\W\d])")
"""Some programs make a link of each `example.org`."""
_TICKS = re.compile("`+")


def escaped(text: str, limit: int = 0) -> str:
    """Return text of a page for a line of Markdown, a table's cell included: it shows as exactly its words.

    `limit` cuts the words, in characters before they are escaped (0: not cut).
    """
    flat = line(text, limit)
    number = _NUMBER.match(flat)
    head = number.end() if number else 0
    sign = "\\" if flat[head : head + 1] and _AT_START.match(flat, head) else ""
    rest = _DOT_IN_NAME.sub("\\.", _LOOKED_FOR.sub(PART, flat[head:]).translate(_SIGNS))
    return flat[:head] + sign + rest


def code(text: str, limit: int = 0) -> str:
    """Return text of a page as a code span, in which nothing is looked for; not for a table's cell.

    Empty where nothing is left of the text.
    """
    flat = line(text, limit)
    if not flat:
        return ""
    fence = "`" * (1 + max((len(run) for run in _TICKS.findall(flat)), default=0))
    pad = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{pad}{flat}{pad}{fence}"
