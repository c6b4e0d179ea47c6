"""What is shipped works on its own: the wheel, in an empty environment, outside the checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Living with a rare tumour</title>'
    "</head><body><main><h1>Living with a rare tumour</h1><p>"
    + "Rest when you need to. Ask a friend to help you shop. Tell your nurse if you feel worse. " * 12
    + '</p><p><img src="a.png"></p></main></body></html>'
)


def run(*call: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(part) for part in call],
        cwd=cwd, env=clean, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    done = run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", out, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    [built] = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel and borrows only what it depends on."""
    home = tmp_path_factory.mktemp("env")
    python = home / "bin" / "python"
    uv, own_pip = shutil.which("uv"), find_spec("pip") is not None
    venv.create(home, with_pip=not uv and not own_pip, symlinks=True)
    if uv:
        call: list[str | Path] = [uv, "pip", "install", "--python", python]
    elif own_pip:
        call = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet"]
    else:
        call = [python, "-m", "pip", "install", "--quiet"]
    done = run(*call, "--no-deps", "--no-index", wheel, cwd=home)
    assert done.returncode == 0, done.stderr
    [site] = (home / "lib").glob("python*/site-packages")
    # A path in a .pth file lends packages, but not the .pth files beside them: the checkout stays out.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home / "bin"


def test_the_wheel_holds_the_program_and_its_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"checker"}
    shipped = {name.removeprefix("checker/") for name in names if name.startswith("checker/rules/")}
    assert shipped == {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").rglob("*") if path.is_file()
    }
    data = {name for name in names if name.startswith("checker/text/data/")}
    assert data == {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "checker" / "text" / "data").rglob("*")
        if path.is_file()
    }
    assert any(name.startswith("checker/reports/templates/") for name in names)
    assert any(name.startswith("checker/reports/schemas/") for name in names)
    assert [name for name in names if "/sample/" in name or "__pycache__" in name] == []
    assert {"LICENSE", "NOTICE"} <= {Path(name).name for name in names if "/licenses/" in name}
    assert "checker/py.typed" in names


def test_the_rulebook_is_read_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import checker; print(checker.__file__)", cwd=tmp_path)
    assert where.stdout.startswith(str(installed.parent)), where.stderr
    explained = run(installed / "checker", "explain", "placeholder-link", cwd=tmp_path)
    assert (explained.returncode, explained.stderr) == (0, "")
    assert "`placeholder-link`" in explained.stdout
    listed = run(installed / "checker", "rules", cwd=tmp_path)
    pages = [path for family in ("page", "text", "axe") for path in (ROOT / "rules" / family).glob("*.md")]
    assert (listed.returncode, len(listed.stdout.splitlines())) == (0, len(pages))


@pytest.mark.browser
def test_the_main_job_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    done = run(installed / "checker", "check", "page.html", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("FAIL\n")
    assert "Checked 1 of 1 page." in done.stdout
    [report] = (tmp_path / ".checker/runs").glob("*/report.html")
    assert "Living with a rare tumour" in report.read_text("utf-8")


@pytest.mark.browser
def test_the_pytest_plugin_comes_with_the_wheel(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "test_page.py").write_text(
        f"def test_page(check_page):\n    assert check_page({PAGE!r}).ok\n"
    )
    call = (installed / "python", "-m", "pytest", "-p", "no:playwright", "-p", "no:cacheprovider")
    done = run(*call, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert (
        "E       AssertionError: FAIL: 1 fault on “Living with a rare tumour” · test_page.py::test_page"
        in (done.stdout)
    )
    assert "checker: 1 page checked, 1 with new faults; verdict: fail; report: " in done.stdout
