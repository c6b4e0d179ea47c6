"""A finding keeps its fingerprint while the page around it changes, and no two places share one."""

from collections import Counter

import pytest

from checker.judge.fingerprint import fingerprint, subject_hash
from checker.model import Box, Place, Quote

LINK = Place(
    selector="#ember123 > p:nth-of-type(2) > a",
    html='<a class="css-1x2y3z" href="/more?session=1">Read more</a>',
    box=Box(x=10, y=200, width=80, height=20),
    role="link",
    name="Read more",
    path=("main", "region Patient stories", "heading Maria"),
    subject="https://example.org/more",
)
PICTURE = Place(
    selector="img:nth-of-type(3)",
    html='<img id="r-81f" class="x9" src="https://cdn.example.org/a/nurse.3f9ab2c1d4.png?w=300">',
    role="img",
    path=("main",),
    subject="nurse.png 300x200",
)


def changed(place: Place, **more: object) -> Place:
    fields = {name: getattr(place, name) for name in place.__struct_fields__}
    return Place(**(fields | more))


@pytest.mark.parametrize(
    "after",
    [
        changed(LINK, selector="#ember456 > div > p:nth-of-type(9) > a"),
        changed(LINK, box=Box(x=0, y=900, width=80, height=20)),
        changed(LINK, html='<a class="css-9q8w7e" href="/more?session=2">Read more</a>'),
        changed(LINK, name=" read  MORE "),
        changed(LINK, subject="https://example.org/other"),
    ],
    ids=["selector", "position", "class and query", "white space and case", "subject"],
)
def test_same_fault_on_a_changed_page_keeps_its_fingerprint(after: Place):
    assert fingerprint("generic-link-text", after) == fingerprint("generic-link-text", LINK)


@pytest.mark.parametrize(
    "src",
    [
        "https://cdn.example.org/a/nurse.3f9ab2c1d4.png?w=600",
        "https://static.example.org/b/nurse.0a1b2c3d4e.png",
        "nurse.png#top",
    ],
)
def test_nameless_picture_is_known_by_its_file(src: str):
    after = changed(PICTURE, html=f'<img class="y1" src="{src}">')
    assert fingerprint("axe/image-alt", after) == fingerprint("axe/image-alt", PICTURE)


@pytest.mark.parametrize(
    "other",
    [
        changed(LINK, name="Read less"),
        changed(LINK, role="button"),
        changed(LINK, path=("main", "region Patient stories", "heading Paul")),
    ],
    ids=["name", "role", "ancestors"],
)
def test_different_places_have_different_fingerprints(other: Place):
    assert fingerprint("generic-link-text", other) != fingerprint("generic-link-text", LINK)


def test_different_pictures_without_a_name_differ():
    other = changed(PICTURE, html='<img src="doctor.png">')
    assert fingerprint("axe/image-alt", other) != fingerprint("axe/image-alt", PICTURE)


def test_nameless_buttons_are_told_apart_by_ids_a_person_wrote_and_by_no_others():
    def button(element_id: str) -> str:
        place = Place(selector="b", html=f'<button id="{element_id}"></button>', role="button")
        return fingerprint("axe/button-name", place)

    assert button("carousel-next") != button("carousel-previous")
    assert button("ember123") == button("radix-:r1:") == button("bdVaJa")


def test_the_words_at_its_beginning_are_no_name_of_the_main_part():
    def main(words: str) -> str:
        return fingerprint(
            "axe/landmark-unique", Place(selector="main", html="<main>", role="main", name=words)
        )

    assert main("Gout Signs Gout makes") == main("Gout What to look for Gout")


def test_rule_and_quoted_words_are_part_of_it():
    quotes = [Quote(quote=words, start=0, end=5) for words in ("Maria", "Paul")]
    prints = {fingerprint("long-sentence", LINK, quote) for quote in quotes}
    prints |= {fingerprint("long-paragraph", LINK), fingerprint("long-sentence", LINK)}
    assert len(prints) == 4


def test_the_same_fault_twice_counts_twice():
    below = changed(LINK, selector="a:nth-of-type(2)")
    assert Counter([fingerprint("x", LINK), fingerprint("x", below)]).most_common(1)[0][1] == 2


def test_parts_cannot_run_into_one_another():
    one = Place(selector="a", role="link", name="a b", path=("c",))
    two = Place(selector="a", role="link", name="a", path=("b c",))
    assert fingerprint("x", one) != fingerprint("x", two)


def test_subject_changes_when_another_picture_stands_under_the_same_words():
    other = changed(PICTURE, subject="doctor.png 300x200")
    assert subject_hash(PICTURE) != subject_hash(other)
    assert subject_hash(PICTURE) == subject_hash(changed(PICTURE, selector="img"))


def test_half_a_character_from_a_hostile_page_does_not_stop_it():
    assert fingerprint("x", changed(LINK, name="\ud83d")) != fingerprint("x", LINK)
    assert subject_hash(changed(LINK, subject="\ud83d")) != subject_hash(LINK)


def test_frames_are_told_apart_by_ids_a_person_wrote_and_by_no_others():
    def framed(*frames: str) -> str:
        return fingerprint("axe/button-name", changed(LINK, frame=frames))

    assert framed("#film-maria") != framed("#film-paul")
    assert framed("iframe:nth-of-type(1)") == framed("iframe:nth-of-type(2)") == framed("#ember12")
