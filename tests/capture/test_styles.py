"""The hash of styles: the same for the same look, another when the look may have changed."""

import pytest

from checker.model import Snapshot

pytestmark = pytest.mark.browser

PLAIN = "<title>Gout</title><style>p { color: black }</style><p class=lead>Gout hurts. It can be treated.</p>"
IMPORTED = "<style>@import url('data:text/css,p{{color:{}}}');</style><p>Gout</p>"
ADOPTED = (
    "<p>Gout</p><script>const s = new CSSStyleSheet(); s.replaceSync('p {{ color: {} }}');"
    "document.adoptedStyleSheets = [s]</script>"
)


@pytest.fixture
def styles_of(capture_html):
    async def styles(body: str) -> str:
        (state,) = (await capture_html(f"<body>{body}")).states
        assert isinstance(state.snapshot, Snapshot)
        return state.snapshot.styles

    return styles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PLAIN, PLAIN.replace("color: black", "color: #bbb")),
        (PLAIN, PLAIN.replace("<p class=lead>", "<p class=lead style='color: #bbb'>")),
        (PLAIN, PLAIN.replace("class=lead", "class=pale")),
        (PLAIN, PLAIN + "<style>body { margin: 0 }</style>"),
        (IMPORTED.format("black"), IMPORTED.format("silver")),
        (ADOPTED.format("black"), ADOPTED.format("silver")),
        (
            f'<iframe srcdoc="{PLAIN}"></iframe>',
            f'<iframe srcdoc="{PLAIN.replace("black", "red")}"></iframe>',
        ),
    ],
)
async def test_another_look_has_another_hash(styles_of, one: str, other: str) -> None:
    assert await styles_of(one) != await styles_of(other)


@pytest.mark.parametrize(
    "other",
    [
        PLAIN,
        PLAIN.replace("p { color: black }", "p{color:black}  /* the same */"),
        PLAIN.replace("Gout hurts", "Gout aches"),
        "<img name=styleSheets alt=''><form name=querySelectorAll></form>" + PLAIN,
    ],
)
async def test_the_same_look_has_the_same_hash(styles_of, other: str) -> None:
    assert await styles_of(other) == await styles_of(PLAIN)


async def test_a_sheet_of_another_site_stands_by_its_address(styles_of, server) -> None:
    foreign = server.page("p { color: black }").replace("127.0.0.1", "localhost")
    sheet = "<link rel=stylesheet href='{}'><p>Gout</p>"
    assert await styles_of(sheet.format(foreign)) == await styles_of(sheet.format(foreign))
    assert await styles_of(sheet.format(foreign)) != await styles_of(sheet.format(f"{foreign}?2"))
