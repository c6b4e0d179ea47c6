from importlib import import_module

import pytest

from checker.errors import UsageError
from checker.report import FORMATS, Telling, known, load, render


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_module_and_tells_a_run(name, samples, rulebook, folder) -> None:
    module = import_module(FORMATS[name])
    assert load(name).SUFFIX == module.SUFFIX
    assert "Learn more" in render(name, Telling(samples.run(), rulebook, folder))


@pytest.mark.parametrize(("name", "meant"), [("htm", "html"), ("JSON", "json"), ("consol", "console")])
def test_an_unknown_format_names_the_nearest_known_one(name, meant, samples, rulebook, folder) -> None:
    with pytest.raises(UsageError) as caught:
        render(name, Telling(samples.run(), rulebook, folder))
    assert f"Did you mean {meant}?" in str(caught.value)


def test_a_name_near_none_lists_all(samples, rulebook, folder) -> None:
    with pytest.raises(UsageError, match=", ".join(known())):
        render("zzz", Telling(samples.run(), rulebook, folder))
