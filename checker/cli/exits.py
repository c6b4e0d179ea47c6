"""The one place where faults become exit codes and one clear line.

0 pass · 1 fail · 2 wrong use or settings · 3 a page could not be checked · 4 internal fault · 130 Ctrl-C
"""

import errno
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from checker.errors import CheckerError, UsageError

if TYPE_CHECKING:
    from checker.model import Run

PASS, FAIL, USAGE, UNCHECKED, INTERNAL, STOPPED = 0, 1, 2, 3, 4, 130
BROKEN_PIPE = 141
"""The reader of our output went away (`checker rules | head`): what a shell shows, and never a pass."""

_SYSTEM_FAULTS = {
    errno.ENOSPC: "Make room on the disk, then run this again.",
    errno.EDQUOT: "Make room in your quota, then run this again.",
    errno.EROFS: "Name a place that can be written to.",
    errno.EACCES: "Allow yourself to use it, or name another place.",
    errno.EPERM: "Allow yourself to use it, or name another place.",
    errno.EMFILE: "Allow more open files (ulimit -n), or use fewer --jobs.",
}
"""Faults of the machine, not of checker: what the user can do about each, whatever file it was about.

Reports and runs that cannot be written are told before, where their place is known (`checker.files`).
"""
_OF_A_FILE = (errno.EROFS, errno.EACCES, errno.EPERM)


def unknown_command(name: str, known: Iterable[str]) -> UsageError:
    """Make the fault for a command that does not exist."""
    from checker.nearest import meant

    remedy = meant(name, known)
    if "." in name or "/" in name:
        remedy = f"To check a page, write: checker check {name}"
    return UsageError(f"There is no command {name!r}.", remedy)


def code_of(run: "Run") -> int:
    """Return the exit code that tells a run's verdict.

    An incomplete run gives 3 when something was not looked at. When all was, and the policy asks for
    an answer that only a person has, it gives 1: the run did not pass.
    """
    if run.verdict.outcome == "pass":
        return PASS
    if run.verdict.outcome == "fail":
        return FAIL
    return UNCHECKED if run.verdict.gaps else FAIL


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; a fault prints one line on standard error."""
    verbose = "--verbose" in arguments or "-v" in arguments
    try:
        # Not `command.main`: click would answer Ctrl-C and a closed pipe in its own way.
        with command.make_context("checker", list(arguments)) as context:
            return int(command.invoke(context) or PASS)
    except click.exceptions.Exit as end:
        return end.exit_code
    except BaseException as fault:  # the last place that sees it: everything must become a line and a code
        code, line = _told(fault)
        if line:
            _tell(" ".join([line, *getattr(fault, "__notes__", ())]))
        if verbose and code == INTERNAL:
            import traceback

            traceback.print_exception(fault)
        return code


def _tell(text: str) -> None:
    from checker.report.words.escape import line  # not needed, and not paid for, when all is well

    print(line(f"checker: {text}"), file=sys.stderr)


def _told(fault: BaseException) -> tuple[int, str]:
    """Return the exit code and the line for a fault; an empty line where nothing more is to be said."""
    match fault:
        case CheckerError():
            told = fault.exit_code, _with_way_out(fault)
        case KeyboardInterrupt() | click.Abort():
            told = STOPPED, "Stopped."
        case click.exceptions.NoArgsIsHelpError():
            print(fault.format_message(), file=sys.stderr)
            told = USAGE, ""
        case click.ClickException():
            told = USAGE, _usage(fault)
        case BrokenPipeError():
            sys.stdout = None  # or Python complains again when it flushes at the end
            told = BROKEN_PIPE, ""
        case SystemExit(__context__=BrokenPipeError()):  # rich's way of saying so
            told = BROKEN_PIPE, ""
        case OSError() if fault.errno in _SYSTEM_FAULTS:
            told = INTERNAL, _of_the_machine(fault)
        case _:
            told = INTERNAL, _internal(fault)
    return told


def _of_the_machine(fault: OSError) -> str:
    remedy = _SYSTEM_FAULTS[fault.errno or 0]
    if fault.filename:
        name = os.fsdecode(fault.filename) if isinstance(fault.filename, bytes) else fault.filename
        return f"{fault.strerror} ({name}). {remedy}"
    where = "" if fault.errno not in _OF_A_FILE else " Run it again with --verbose to see which file it is."
    return f"{fault.strerror}. {remedy}{where}"


def _with_way_out(fault: CheckerError) -> str:
    """Add what to do to a fault that names no remedy of its own."""
    if fault.exit_code != INTERNAL or fault.remedy:
        return str(fault)
    return f"{fault} This is a fault in checker; please report it with the output of --verbose."


def _usage(fault: click.ClickException) -> str:
    context = getattr(fault, "ctx", None)
    path = context.command_path if context else "checker"
    message = fault.format_message().rstrip(".")
    return f"{message}. See {path} --help."


def _internal(fault: BaseException) -> str:
    kind = type(fault).__name__
    return (
        f"Internal fault: {kind}: {fault}. This is a fault in checker, not in your page. "
        "Run it again with --verbose and report what it prints, with the output of checker doctor."
    )
