"""Write what the program says about itself into docs/: the help of each command, the table of settings.

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
from checker.config import Settings

DOCS = Path(__file__).parent.parent / "docs"
_BLOCK = re.compile(r"(<!-- begin: ([a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_WIDTH = 100


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
    return f"```text\n{help_of(name)}```\n"


def help_of(command: str) -> str:
    """Return what `checker COMMAND --help` prints; `checker` itself for the program."""
    if command != "checker" and command not in COMMANDS:
        raise ValueError(f"There is no command {command}.")
    call = ["--help"] if command == "checker" else [command, "--help"]
    return CliRunner().invoke(cli, call, prog_name="checker", terminal_width=_WIDTH).output


def settings_table() -> str:
    """Return the table of all settings as Markdown."""
    defaults = Settings()
    rows = ["| In the file | On the command line | Default | Meaning |", "|---|---|---|---|"]
    for name in Settings.__struct_fields__:
        row = ROWS[name]
        option = (row.flags or (f"--{name.replace('_', '-')} {row.metavar}",))[-1]
        many = " (may be repeated; a list in the file)" if row.many else ""
        shown = _default(getattr(defaults, name))
        about = row.help.replace("|", "\\|")
        option = option.replace("|", "\\|")
        rows.append(f"| `{name.replace('_', '-')}` | `{option}` | {shown} | {about}{many} |")
    return "\n".join(rows) + "\n"


def _default(value: object) -> str:
    if value in ("", ()):
        return "none"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return f"`{'x'.join(map(str, value))}`"
    return f"`{value}`"


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
