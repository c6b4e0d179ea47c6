"""Find a run by what a user calls it."""

from pathlib import Path

from checker.errors import RunNotFound
from checker.targets import PAGE_SUFFIXES, without_user_info


def find_run(name: str, runs: Path) -> Path:
    """Return the folder of a run: by path, by id or the beginning of one, or `last`.

    Raises:
        RunNotFound: there is none, or more than one begins so.
    """
    known = (
        sorted(folder for folder in runs.glob("*") if (folder / "plan.json").is_file())
        if runs.is_dir()
        else []
    )
    if name == "last":
        if not known:
            raise RunNotFound(f"No run is kept in {runs}.", "Run `checker check` first.")
        return known[-1]
    if (Path(name) / "plan.json").is_file():
        return Path(name)
    matching = [folder for folder in known if folder.name == name] or [
        folder for folder in known if folder.name.startswith(name)
    ]
    if len(matching) == 1:
        return matching[0]
    if "://" in name or name.lower().endswith(PAGE_SUFFIXES):
        page = without_user_info(name)
        raise RunNotFound(f"{page} is a page, not a saved run.", f"To check it, write: checker check {page}")
    why = f"More than one run begins with {name}." if matching else f"There is no run {name} in {runs}."
    newest = ", ".join(folder.name for folder in known[-3:])
    raise RunNotFound(why, f"The newest are: {newest}." if known else "Run `checker check` first.")
