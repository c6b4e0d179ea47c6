"""Write what the program says about itself into docs/: help, settings, languages, the files of `init`.

    script/write_docs.py [--check]

Text between `<!-- begin: NAME -->` and `<!-- end -->` is replaced. With --check nothing is written, and the
exit code is 1 when a page is out of date.
"""

import re
import sys
from pathlib import Path

from click.testing import CliRunner

from checker.cli import COMMANDS, cli
from checker.cli.options import ROWS
from checker.config import BASELINE_NAME, FILE_ONLY, BaselineUse, Settings
from checker.model.gate import Limits
from checker.project import Found
from checker.project.ci import job_of, service
from checker.report.reading.formula_names import formula_name
from checker.text.formulas import lix, rix, scale
from checker.text.formulas.scales import LANGUAGES as SCORED
from checker.text.level import LANGUAGES, accuracy

DOCS = Path(__file__).parent.parent / "docs"
_BLOCK = re.compile(r"(<!-- begin: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_FENCES = {"jenkins": "groovy", "shell": "sh"}
"""How the block of a CI file is marked, where it is not YAML."""
_WIDTH = 100
_IN_FILE = {
    "targets": ("`targets`", "What is checked when a call names nothing: addresses, files, folders"),
    "waive": ("`[[waive]]`", "Accept one finding for a time (see below)"),
    "page": ("`[[page]]`", "What holds for the pages of a pattern (see below)"),
    "source": ("`[[source]]`", "From which file the pages of a pattern are made (see below)"),
    "rules": ("`[rules]`", "How much each rule counts (see below)"),
    "words": ("`[words]`", "Words that no rule about words flags (see below)"),
}
"""Settings that only the file has: how they are written there, and what they mean."""


def main(check_only: bool) -> int:
    """Bring every page up to date; return 1 when one was old and nothing may be written."""
    old = 0
    for page in sorted(DOCS.glob("*.md")):
        text = page.read_text("utf-8")
        made = filled(text)
        if made == text:
            continue
        old = 1
        print(f"{'out of date' if check_only else 'written'}: {page.relative_to(DOCS.parent)}")
        if not check_only:
            page.write_text(made, "utf-8")
    return old if check_only else 0


def filled(text: str) -> str:
    """Return a page with all its blocks as they should be now."""
    return _BLOCK.sub(lambda found: f"{found[1]}{_content(found[2])}{found[3]}", text)


def _content(name: str) -> str:
    if name == "settings":
        return settings_table()
    if name == "languages":
        return languages_table()
    if name == "accuracy":
        return "".join(f"- {accuracy(lang)}\n" for lang in SCORED if lang in LANGUAGES)
    if name.startswith("ci-"):
        return ci_file(name.removeprefix("ci-"))
    return f"```text\n{help_of(name)}```\n"


def help_of(command: str) -> str:
    """Return what `checker COMMAND --help` prints; `checker` itself for the program."""
    if command != "checker" and command not in COMMANDS:
        raise ValueError(f"There is no command {command}.")
    call = ["--help"] if command == "checker" else [command, "--help"]
    return CliRunner().invoke(cli, call, prog_name="checker", terminal_width=_WIDTH).output


def ci_file(name: str) -> str:
    """Return what `checker init` writes for a CI service, as a block."""
    here = Path("/project")
    text = service(name).write(job_of(Found(folder=here, top=here)))
    return f"```{_FENCES.get(name, 'yaml')}\n{text.rstrip()}\n```\n"


def settings_table() -> str:
    """Return the table of all settings as Markdown."""
    defaults = Settings()
    rows = ["| In the file | On the command line | Default | Meaning |", "|---|---|---|---|"]
    for name in Settings.__struct_fields__:
        if name in FILE_ONLY:
            rows.append(f"| {_IN_FILE[name][0]} | none | none | {_IN_FILE[name][1]} |")
            continue
        row = ROWS[name]
        option = (row.flags or (f"--{name.replace('_', '-')} {row.metavar}",))[-1]
        many = " (may be repeated; a list in the file)" if row.many else ""
        shown = _default(getattr(defaults, name))
        about = row.help.replace("|", "\\|")
        option = option.replace("|", "\\|")
        rows.append(f"| `{name.replace('_', '-')}` | `{option}` | {shown} | {about}{many} |")
    return "\n".join(rows) + "\n"


def languages_table() -> str:
    """Return the table of the languages that are scored, and by what."""
    rows = ["| Language | Tag | Formulas | Gives | Level |", "|---|---|---|---|---|"]
    for lang in SCORED:
        measured_by = scale(lang)
        if measured_by is None:
            raise ValueError(f"{lang} is listed as scored and has no scale.")
        own = [one for one in measured_by.formulas if one not in (lix, rix)] or measured_by.formulas
        names = ", ".join(formula_name(one.__name__) for one in own)
        bands = measured_by.bands
        gives = "school grade" if measured_by.grade else f"band by {bands.name}" if bands else ""
        if bands and not bands.bands:
            gives = "a value without bands"
        level = "yes" if lang in LANGUAGES else "no"
        rows.append(f"| {measured_by.name} | `{lang}` | {names} | {gives} | {level} |")
    return "\n".join(rows) + "\n"


def _default(value: object) -> str:
    if value in ("", (), None, Limits()):
        return "none"
    if isinstance(value, BaselineUse):
        return f"`{BASELINE_NAME}`"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return f"`{'x'.join(map(str, value))}`"
    return f"`{value}`"


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
