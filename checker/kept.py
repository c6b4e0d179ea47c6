"""What is done of a run that ends early is kept, and the fault that ended it says where."""

from collections.abc import Callable

from checker.model import Run
from checker.report.json_report import pieces
from checker.store import RunFolder


def keep_done(folder: RunFolder, run: Callable[[], Run], done: int) -> str:
    """Keep what is done of a run; return where, and how to see it.

    Args:
        folder: where the evidence is kept already.
        run: puts together what is done, as a run that was stopped.
        done: how many targets are.
    """
    try:
        folder.finish(pieces(run()))
    except Exception:  # a full disk, most likely; the fault that ended the run is the one to tell
        return f"What was captured is kept in {folder.path}; judge it with: checker judge {folder.path}"
    told = f"{done} of {len(folder.plan.targets)}"
    return f"Pages done: {told}, kept in {folder.path}; see them with: checker report {folder.path}"
