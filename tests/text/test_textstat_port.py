import gc
import socket
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from checker.model import Block
from checker.text import textstat_port
from checker.text.scores import read

PLAIN = """
The old man went to the market in the morning. He bought apples and bread for the children at home.
The sun was high when he came back along the river. His wife had made a large pot of soup for dinner.
They sat under the tree and talked about the summer. The youngest child asked for another story about the sea.
He told them of a yellow ship that sailed around the island. In the evening the family walked to the village.
""".strip().replace("\n", " ")

EQUAL = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "smog",
    "linsear_write",
    "lix",
    "rix",
)
DIFFERENT = {
    "coleman_liau": "textstat multiplies letters by 0.058; the paper has 0.0588",
    "automated_readability_index": "textstat counts punctuation as characters",
    "gunning_fog": "textstat takes words outside the Dale–Chall list; Gunning takes long words",
    "dale_chall": "textstat knows no inflections: `apples` is unfamiliar to it",
}


def test_every_english_formula_is_compared_or_has_its_reason():
    assert set(EQUAL) | set(DIFFERENT) == set(textstat_port.ENGLISH)


@pytest.mark.parametrize("name", EQUAL)
def test_our_formulas_equal_textstats_on_plain_prose(name):
    reading = read([Block(role="paragraph", text=PLAIN, selector="p", prose=True)], "en")
    assert reading.formulas[name] == pytest.approx(reading.textstat[name], abs=0.006)


@pytest.mark.parametrize(
    ("lang", "tag"),
    [
        ("en-US", "en_US"), ("en", "en"), ("EN-gb", "en_GB"), ("de-DE", "de_DE"), ("zh-Hant-TW", "zh"),
        ("es-419", "es"), ("nl-BE", "nl"), ("sr-Latn", "sr"), ("", ""), ("pt_BR", "pt_BR"), ("deu", "de"),
        ("en-US-x-twain", "en_US"), ("i-klingon", ""), ("mul", ""),
    ],
)  # fmt: skip
def test_bcp_47_tags_become_textstats_own(lang, tag):
    assert textstat_port.textstat_tag(lang) == tag


def test_the_region_does_not_change_an_english_score():
    assert textstat_port.values(PLAIN, "en-US") == textstat_port.values(PLAIN, "en")


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("de-DE", {"wiener_1", "wiener_2", "wiener_3", "wiener_4", "amstad"}),
        ("es-419", {"szigriszt_pazos", "fernandez_huerta", "gutierrez_polini", "crawford"}),
        ("fr_CA", {"kandel_moles"}),
        ("it", {"gulpease", "flesch_vacca"}),
        ("nl", {"douma"}),
        ("ru", {"oborneva"}),
        ("hu", {"flesch_reading_ease"}),
        ("ar-EG", {"osman"}),
        ("pl", set()),
        ("pt-BR", set()),
        ("sv", set()),
        ("da", set()),
    ],
)
def test_a_language_has_only_the_values_that_textstat_has_constants_for(lang, names):
    found = textstat_port.values(PLAIN, lang)
    assert set(found) == names | {"lix", "rix"}
    english = textstat_port.values(PLAIN, "en")
    assert found.get("flesch_reading_ease") != english["flesch_reading_ease"]


GERMAN = "Der alte Mann ging am Morgen zum Markt. Er kaufte Brot und Obst. Die Sonne stand hoch am Himmel."


def test_our_vienna_formulas_are_textstats_with_its_counts():
    """The counts differ a little: textstat parts words where a line may be broken."""
    ours = read([Block(role="paragraph", text=GERMAN, selector="p", prose=True)], "de")
    assert set(ours.formulas) == set(ours.textstat)
    assert ours.formulas["lix"] == pytest.approx(ours.textstat["lix"], abs=0.006)
    assert ours.formulas["wiener_1"] == pytest.approx(ours.textstat["wiener_1"], abs=1)


@pytest.mark.parametrize(
    ("text", "lang"), [(PLAIN, "cs"), (PLAIN, "zh"), (PLAIN, ""), ("", "en"), (" \n", "en")]
)
def test_nothing_is_said_where_textstat_would_take_english_constants(text, lang):
    assert textstat_port.values(text, lang) == {}


@pytest.mark.parametrize("text", ["…", "!!!", "12", "a", "\x00", "😀 😀", "x" * 5000])
def test_a_text_that_upsets_textstat_stops_nothing(text):
    assert all(isinstance(value, float) for value in textstat_port.values(text, "en").values())


def test_textstat_is_silent_and_the_filters_of_the_process_stay_as_they_are():
    rounded = textstat_port._instance("en")._legacy_round
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        before = list(warnings.filters)
        assert rounded(1.5, 1) == 1.5, "textstat warns that its second argument is going away"
        assert textstat_port.values(PLAIN, "en")
        assert warnings.filters == before
        with pytest.raises(UserWarning):
            warnings.warn("ours are still heard", stacklevel=1)


def test_no_text_is_kept_in_textstats_caches():
    textstat_port.values(PLAIN + " Unforgettable.", "en")
    kept = [function.cache_info().currsize for function in textstat_port._caches()]
    assert kept
    assert not any(kept)
    gc.collect()


OFFLINE = """
import socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("the network was asked for")
socket.socket.connect = socket.socket.connect_ex = refuse
socket.create_connection = socket.getaddrinfo = refuse
from checker.text import textstat_port
from checker.text.language import detect
found = textstat_port.values("Asthma is common. Radiotherapy and aripiprazole are known.", "en-US")
assert len(found) == 10, found
german = "Das ist ein langer deutscher Satz, der von einer Krankheit der Lunge und des Herzens handelt."
assert detect(german)[0] == "de"
print(sorted(name for name in sys.modules if name.split(".")[0] == "nltk"))
"""


def test_with_an_empty_home_and_no_network_everything_is_there(tmp_path: Path):
    environment = {"HOME": str(tmp_path), "NLTK_DATA": str(tmp_path), "TMPDIR": str(tmp_path), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-B", "-c", OFFLINE], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]", "NLTK is not even loaded"
    assert not list(tmp_path.iterdir()), "nothing is written"


def test_in_this_process_too_no_connection_is_made(monkeypatch):
    def refuse(*_):
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert textstat_port.values("Aripiprazole, radiotherapy and heterogeneity.", "en")["smog"] > 3
