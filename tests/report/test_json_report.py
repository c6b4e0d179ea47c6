import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator

from checker.model import Run
from checker.report import Telling, render
from checker.report.json_report import pieces, to_json
from checker.resources import folder as data_folder

ROOT = Path(__file__).parents[2]
SCHEMA_FILE = data_folder("reports") / "schemas" / "run-1.json"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_committed_schema_is_made_from_the_model_as_it_is_now() -> None:
    script = ROOT / "script" / "build_schemas.py"
    done = subprocess.run([sys.executable, script, "--check"], check=False)
    assert done.returncode == 0, "run script/build_schemas.py"


def test_a_run_is_valid_against_the_schema(samples, rulebook, folder, validator) -> None:
    for run in (samples.run(), samples.run(samples.page(), samples.unchecked()), samples.run(pages=())):
        assert not list(validator.iter_errors(json.loads(render("json", Telling(run, rulebook, folder)))))


def test_the_schema_refuses_what_is_not_a_run(samples, rulebook, folder, validator) -> None:
    told = json.loads(render("json", Telling(samples.run(), rulebook, folder)))
    for broken in (
        {**told, "schema": "checker-run-0"},
        {**told, "pages": None},
        {**told, "verdict": {"outcome": "maybe", "reasons": []}},
    ):
        assert list(validator.iter_errors(broken))


def test_a_run_told_as_json_can_be_read_back(samples, rulebook, folder) -> None:
    run = samples.run()
    assert msgspec.json.decode(render("json", Telling(run, rulebook, folder)), type=Run) == run


def test_a_run_of_a_later_version_can_be_read_and_is_valid(samples, rulebook, folder, validator) -> None:
    run = samples.run()
    told = json.loads(render("json", Telling(run, rulebook, folder)))
    for noun in (told, told["run"], told["verdict"], told["pages"][0], told["pages"][0]["findings"][0]):
        noun["brought-later"] = {"by": 2}
    assert msgspec.json.decode(json.dumps(told), type=Run) == run
    assert not list(validator.iter_errors(told))


def test_json_is_sorted_indented_and_the_same_each_time(samples, rulebook, folder) -> None:
    text = render("json", Telling(samples.run(), rulebook, folder))
    assert text == render("json", Telling(samples.run(), rulebook, folder))
    assert text.endswith("}\n")
    assert text.splitlines()[1] == '  "fixed": [],'
    for keys in _key_lists(json.loads(text)):
        assert keys == sorted(keys)


def test_a_run_told_page_by_page_is_the_same_text_as_told_at_once(samples) -> None:
    pages = (
        samples.page(title='  "pages": []'),
        samples.unchecked(),
        samples.page(title="half \ud83d\u2028"),
    )
    for run in (samples.run(pages=pages[:number]) for number in range(4)):
        told = list(pieces(run))
        assert "".join(told) == to_json(run)
        assert max(map(len, told)) < 2 * len(to_json(samples.page()))


def test_half_a_surrogate_pair_does_not_stop_the_report(samples) -> None:
    told = json.loads(to_json(samples.finding(name="half \ud83d")))
    assert told["name"] == "half ?"


def test_what_could_steer_a_terminal_is_written_as_an_escape_and_keeps_its_value(samples) -> None:
    name = "\x1b[31m\x9b1m\u202eabc\u2028\x7f"
    text = to_json(samples.finding(name=name))
    assert all(character.isprintable() or character == "\n" for character in text)
    assert json.loads(text)["name"] == name


def _key_lists(value):
    if isinstance(value, dict):
        yield list(value)
        for inner in value.values():
            yield from _key_lists(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _key_lists(inner)
