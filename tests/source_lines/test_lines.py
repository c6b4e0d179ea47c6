"""Places of a page get the line and column of their tag in the file, or none: never those of another tag."""

import msgspec
import pytest

from checker.capture.page import capture
from checker.model import Evidence, Place, Target
from checker.serve import LocalSite
from checker.source_lines import decoded, with_lines

HEAD = '<!doctype html>\n<html lang="en">\n<title>Gout</title>\n'
MARK = "▸"
"""Stands before the tags whose place must be told; every other image must have none."""


def places_of(captured: Evidence) -> list[Place]:
    (state,) = captured.states
    return [one.place for one in state.snapshot.images]


@pytest.fixture
def images_of(browser, tmp_path):
    """The images of a local page, with lines: `await images_of(source)`, source as text or bytes."""

    async def ask(source: str | bytes, **settings) -> list[Place]:
        usual = browser.settings
        file = tmp_path / "page.html"
        file.write_bytes(source.encode() if isinstance(source, str) else source)
        browser.settings = msgspec.structs.replace(usual, **settings)
        target = Target(given=str(file), url=str(file), kind="file", path=str(file))
        try:
            with LocalSite([target]) as site:
                captured, _ = await capture(browser, target, address=site.address_of(target))
        finally:
            browser.settings = usual
        assert isinstance(captured, Evidence)
        return places_of(with_lines(captured, file))

    return ask


def marked(source: str) -> list[tuple[int, int]]:
    """Line and column of each mark, as if no mark were there."""
    pieces = source.split(MARK)
    before = ["".join(pieces[: count + 1]) for count in range(len(pieces) - 1)]
    return [(text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1) for text in before]


LONG = "data:image/svg+xml," + "x" * 300
CASES = {
    "one": f'{HEAD}<p>A\n  {MARK}<img src="a.png" alt="A">',
    "values that are written otherwise": f"{HEAD}\n{MARK}<IMG ALT='a &quot;b\" &amp; &eacute;\n <c>' SRC=a.png?x=1&copy=2>",
    "alike ones on a page without scripts": (
        f"{HEAD}<p>{MARK}<img src=a alt=x>{MARK}<img src=a alt=x>\n<p>{MARK}<img src=a alt=x>"
    ),
    "a script adds one that is alike": (
        f"{HEAD}<p><img src=a alt=x><img src=a alt=x>"
        "<script>document.body.prepend(document.querySelector('img').cloneNode())</script>"
    ),
    "a script adds one of its own kind": (
        f'{HEAD}<p>{MARK}<img src="a" alt="x">'
        "<script>document.body.append(Object.assign(new Image(), {src: 'b', alt: 'y'}))</script>"
    ),
    "a script puts one that is alike before the only one": (
        f'{HEAD}<p><img src="a" alt="x"></p>'
        "<script>const it = document.querySelector('img'); it.before(it.cloneNode())</script>"
    ),
    "a script puts one with other words before the only one": (
        f'{HEAD}<ul>{MARK}<li role="img" aria-label="x" class="c">Source</li></ul>'
        "<script>const it = document.querySelector('li'), other = it.cloneNode(); other.append('Script');"
        "it.before(other)</script>"
    ),
    "a script fills it with words": (
        f'{HEAD}<p>{MARK}<b role="img" aria-label="x"></b><script>document.querySelector("b").append("5")</script>'
    ),
    "a script doubles the only one elsewhere": (
        f'{HEAD}<div id="there"></div><div><p>A\n<img src="a" alt="x"></div>'
        "<script>const it = document.querySelector('img'); it.replaceWith(document.createElement('hr'));"
        "there.append(it, it.cloneNode())</script>"
    ),
    "a script puts others before them": (
        f'{HEAD}<ul><li>{MARK}<a role="img" aria-label="one">One</a><li>{MARK}<a role="img" aria-label="one">Two</a></ul>'
        "<script>for (const li of [1, 2, 3]) document.querySelector('ul').prepend(document.createElement('li'))</script>"
    ),
    "a script changes its attributes": (
        f'{HEAD}{MARK}<div role="img" aria-label="x">Words of its own</div>'
        "<script>document.querySelector('div').className = 'on'</script>"
    ),
    "a script changes its attributes, and it has an id": (
        f'{HEAD}<p>\n{MARK}<img id="map" src="a" alt="x"><script>map.alt = "y"; map.after(new Image())</script>'
    ),
    "a script changes all that is known of it": (
        f'{HEAD}<p><img src="a" alt="x"><script>const it = document.querySelector("img"); it.alt = "y"; '
        "document.body.append(document.createElement('hr'))</script>"
    ),
    "a tag too long to be kept": (
        f'{HEAD}<p>{MARK}<img src="{LONG}" alt="a"><script>document.body.append("x", new Image())</script>'
    ),
    "two too long to be kept, and a script adds to them": (
        f'{HEAD}<p><img src="{LONG}" alt="a"><img src="{LONG}" alt="b">'
        "<script>document.body.prepend(new Image())</script>"
    ),
    "two too long to be kept": (f'{HEAD}<p>{MARK}<img src="{LONG}" alt="a">{MARK}<img src="{LONG}" alt="b">'),
    "from a template": (
        f'{HEAD}<p><template id="t"><img src="a" alt="x"></template>'
        "<script>document.body.append(t.content.cloneNode(true))</script>"
    ),
    "in a frame": f"{HEAD}<iframe title=f srcdoc='<img src=a alt=x>'></iframe>{MARK}<img src=a alt=x id=x>",
    "in a shadow root": (
        f'{HEAD}<div id="host"></div>{MARK}<p role="img" aria-label="x">A</p>'
        "<script>host.attachShadow({mode: 'open'}).innerHTML = '<p role=\"img\" aria-label=\"x\">A</p>'</script>"
    ),
    "a drawing": f'{HEAD}<p>{MARK}<svg role="img" viewBox="0 0 9 9" aria-label="x"><path d="M0 0"/></svg>',
    "wide characters before it": f'{HEAD}<p>😀𝒳é\t{MARK}<img src="a" alt="x">',
}


@pytest.mark.browser
@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
async def test_a_place_gets_the_line_of_its_tag_or_none(images_of, source):
    found = await images_of(source.replace(MARK, ""))
    assert sorted((one.line, one.column) for one in found if one.line) == marked(source)
    assert found


MASKED = f'{HEAD}<p class="who">{MARK}<img src="a" alt="Marta">{MARK}<img src="b" alt="Priya"></p>'


@pytest.mark.browser
async def test_a_masked_place_is_found_by_its_selector(images_of):
    found = await images_of(MASKED.replace(MARK, ""), redact=(".who",))
    assert {one.html for one in found} == {'<img src="about:blank#redacted" alt="█████">'}
    assert sorted((one.line, one.column) for one in found) == marked(MASKED)


@pytest.mark.browser
async def test_a_masked_place_is_not_guessed_where_a_script_adds_elements(images_of):
    script = "<script>document.querySelector('.who').prepend(new Image())</script>"
    found = await images_of(MASKED.replace(MARK, "") + script, redact=(".who",))
    assert [one.line for one in found] == [0, 0, 0]


WRITTEN_IN = {
    "utf-8 with a mark": ("\ufeff<p>é<img src=a alt=x>", "utf-8"),
    "utf-16 with a mark": ("\ufeff<p>é<img src=a alt=x>", "utf-16-le"),
    "latin-1": ("<meta charset=iso-8859-1><p>é<img src=a alt=x>", "iso-8859-1"),
    "windows-1252": (
        '<meta http-equiv=x content="text/html; charset=windows-1252"><p>“<img src=a alt=x>',
        "cp1252",
    ),
    "nothing said": ("<p>é<img src=a alt=x>", "utf-8"),
}


@pytest.mark.browser
@pytest.mark.parametrize(("source", "charset"), WRITTEN_IN.values(), ids=WRITTEN_IN)
async def test_columns_count_characters_in_every_charset(images_of, source, charset):
    (found,) = await images_of(source.encode(charset))
    assert (found.line, found.column) == (1, source.removeprefix("\ufeff").index("<img") + 1)


@pytest.mark.parametrize("source", ["<p>\xff".encode("latin-1"), b"<meta charset=no-such><p>x"])
def test_a_file_in_no_known_charset_is_refused(source):
    with pytest.raises((UnicodeDecodeError, LookupError)):
        decoded(source)
