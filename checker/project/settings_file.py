"""The `checker.toml` of a project: each setting explained, what was found filled in, the rest off."""

import tomli_w

from checker.project.look import NAMED, Found

_HEAD = """\
# What checker opens here, and what counts. Written by `checker init`; change it as you like.
# A line that begins with # and no space is switched off: it shows the usual value, or an example.
# All settings: `checker check --help` and checker's docs/settings.md.
"""
_TARGETS = "What `checker check` opens when it is given nothing: addresses, files, folders. Paths start here."
_EXAMPLE = '#targets = ["public/index.html", "https://example.org/page"]'
_DEBT = """\
# Old faults stand in checker-baseline.toml, which `checker baseline` writes. They decide nothing.
# shrink-only: a run fails when that file has grown in git. Take the line out to let it grow.
"""
_SHRINK_ONLY = 'baseline = "shrink-only"\n'
_REST = """\
# What decides: patient (WCAG 2.2 A and AA, and easy words), strict, wcag22-aa, wcag22-aaa, plain-words
# (the words alone), report-only (nothing).
#profile = "patient"

# The least impact of a fault that decides: minor, moderate, serious, critical.
#gate-impact = "minor"

# Up to which level of WCAG faults decide, where it shall not be as the profile says: A, AA, AAA.
#gate-level = "AA"

# The highest reading grade (US school years), where it shall not be as the profile says.
#reading-grade = 8

# What a question does that only a person can answer: off (silent), warn (told), fail (no pass without it).
#cant-tell = "warn"

# Load a page with new faults so many times more. What is not there each time decides nothing.
#confirm = 1

# Let what is new only because a rule or axe-core is new decide too, before the baseline is renewed.
#gate-new-rules = false

# What a page must hold to count as checked: selectors, or words that it shows.
#expect = ["main"]

# Wait until this is on the page.
#wait-for = "#content"

# Text that is menu or footer, and is not scored.
#exclude = [".related-links"]

# Mask the text in here in evidence and pictures.
#redact = [".patient-name"]

# How many pages at once, and the most seconds for one page.
#jobs = 2
#timeout = 60

# Take a picture of each page; a run without is a little faster.
#screenshot = false

# Which reports to write with each run. Without it: a summary on the console.
#format = ["console", "html=checker-report.html"]

# Tables come last. How many faults of an impact are let through:
#[max]
#moderate = 10

# How much a rule counts: fail, warn, info or off. `checker rules` lists them.
#[rules]
#long-sentence = "warn"

# Words that no rule about words flags.
#[words]
#allow = ["angiogram"]

# One finding that is accepted for a time. rule, reason and until (the last day) must be there; selector, url
# (a pattern, * for anything), fingerprint and owner may be.
#[[waive]]
#rule = "axe/color-contrast"
#selector = "#partner-logo"
#url = "/news/*"
#reason = "The partner sends a new logo in spring."
#owner = "web team"
#until = 2030-03-31

# What holds for the pages of a pattern.
#[[page]]
#url = "/for-doctors/*"
#profile = "wcag22-aa"
#reading-grade = 12

# From which file the pages of a pattern are made, so that reports name it. {1} is what the first * met.
#[[source]]
#url = "/docs/*.html"
#path = "docs/{1}.md"
"""


def settings_file(found: Found) -> str:
    """Return the text of a `checker.toml` for a project."""
    # Names from the project stand in values only, quoted by tomli-w: in a comment a name could end the line.
    written = tomli_w.dumps({"targets": list(found.targets)}).rstrip("\n") if found.targets else _EXAMPLE
    about = "\n".join(f"# {row}" for row in (_TARGETS, *_told(found)))
    shrink_only = _SHRINK_ONLY if found.in_git else f"#{_SHRINK_ONLY}"
    return f"{_HEAD}\n{about}\n{written}\n\n{_DEBT}{shrink_only}\n{_REST}"


def _told(found: Found) -> list[str]:
    """Return what is to be known about the targets."""
    told = []
    if found.kind and found.address:
        command = found.kind.build.splitlines()[-1]
        told.append(f"{found.kind.name} serves the pages: `{command}` must run. Name the pages that matter.")
    elif found.kind:
        told.append(f"{found.kind.name} makes the pages: {found.kind.build}")
    if found.more:
        told.append(
            f"The first {NAMED} of {NAMED + found.more} pages that were found. Name those that matter."
        )
    if not found.targets:
        told.append("No page was found here. Name yours:")
    return told
