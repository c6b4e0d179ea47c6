import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import PageText, Region, TextUnit
from checker.text.blocks import reader_text

SHELL = """
<div id=cookie-banner>
  p: We use cookies to make this site work.
<header>
  a: [[Health Trust]]
  <nav>
    li: [[Live well]]
<nav label=Breadcrumb>
  li: [[Home]]
<main>
  h1: Gout
  p: Gout is a kind of arthritis that hurts.
{body}
<aside>
  li: [[Arthritis]]
<footer>
  p: © Health Trust 2026.
"""

LEFT_OUT = [
    ("navigation", "  <nav>\n    li: [[Causes]]\n    li: [[Treatment]]"),
    ("share", "  <div class='share-bar'>\n    a: [[Facebook]]\n    a: [[Mail]]"),
    ("share", "  p: Share this page to Facebook"),
    ("links", "  <ul>\n    li: [[Kidney stones]]\n    li: [[Back pain]]"),
    ("related", "  h2: Related articles\n  p: [[What to know about feet]]\n  p: [[Seven ways to sleep]]"),
    (
        "references",
        "  h2: References\n  <ol>\n    li: Lee A. Gout. 2019.\n    li: www.example.org, accessed 2023",
    ),
    (
        "references",
        "  h2: References\n  <ol>\n    li: Lee A. Gout. 2019.\n    li: NHS. Gout. 2020.\n    li: A talk with Dr Lee.",
    ),
    (
        "references",
        "  h2: References\n  p: 1. Lee A. Gout. 2019.\n  p: 2. NHS. Gout. 2020.\n  p: 3. A talk with Dr Lee.",
    ),
    ("references", "  p: Sources:\n  <ol>\n    li: Lee A, et al. Gout. JAMA. 2019.\n    li: doi:10.1001/x"),
    ("references", "  <section role=doc-bibliography>\n    p: A book about gout."),
    ("references", "  <div id=references>\n    p: A book about gout."),
    ("newsletter", "  <section label=Newsletter>\n    p: Get our monthly letter by email now."),
    ("chat", "  <div class=chat>\n    p: Hi! I am Ava. How can I help today?"),
    ("dialog", "  <div role=dialog>\n    p: Please take part in our survey today."),
    ("cookie", "  <div role=dialog label='Cookie settings'>\n    p: Choose which of these you accept now."),
    ("form", "  <form>\n    label: Your age\n    button: Send"),
    ("frame", "  <html frame=iframe>\n    p: An embedded map of our clinics is here."),
    (
        "hidden",
        "  <div hidden='display: none'>\n    p hidden='display: none': Nobody sees this sentence at all.",
    ),
    ("dates", "  p: Page last reviewed: 20 February 2026"),
    ("legal", "  p: © 2026 Health Trust. All rights reserved."),
    ("legal", "  h2: Disclaimer\n  p: This page takes the place of no doctor."),
    ("user", "  <div user=exclude>\n    p: The user does not want this sentence."),
    ("comments", "  <section id=comments>\n    p: My gout was worse than all of yours."),
    ("author", "  <div class=author-bio>\n    p: Dr Lee writes about joints and bones."),
    ("aside", "  <aside>\n    li: [[One page]]\n    li: [[Another page]]"),
    ("references", "  p: 1. Lee A. Gout. 2019.\n  p: 2. NHS. Gout. 2020.\n  p: 3. A talk with Dr Lee."),
    ("author", "  h2: About the author:\n  p: Dr Lee has looked after joints for years."),
    ("author", "  p: By Ada Lee and Jo Berg"),
    ("author", "  p: Dr Ada Lee is a senior health writer at the trust."),
    ("newsletter", "  p: Get the news of the trust in your inbox every week."),
    ("comments", "  <section>\n    h2: 3 comments\n    p: My gout was worse than all of yours."),
    ("comments", "  button: Leave a comment"),
    ("advert", "  p: We may earn a commission from what you buy through the links on this page."),
    ("credit", "  p: Photo credit: Ada Lee"),
    ("tags", "  p: Tags: [[joints]], [[pain]]"),
    ("form", "  p: Image 2 of 14"),
    ("dates", "  p: 3 March 2025 at 10:15"),
    ("share", "  button: Print this page"),
    ("twice", "  <div>\n    p: Gout is a kind of arthritis that hurts."),
]


@pytest.mark.parametrize(("kind", "body"), LEFT_OUT)
def test_what_is_not_the_readers_text_is_left_out_with_its_reason(outline, kind, body):
    found = reader_text(outline(SHELL.format(body=body)))
    assert [block.text for block in found.blocks] == ["Gout", "Gout is a kind of arthritis that hurts."]
    inside = {e.kind for e in found.excluded} - {"header", "footer", "breadcrumb"}
    assert kind in inside | ({"cookie"} if kind == "cookie" else set())
    assert all(e.reason and e.text and e.units and e.selector for e in found.excluded)


CORE = """
<main>
  h1: Gout
  <div class=text>
    p: Gout is a kind of arthritis that comes with sudden pain in a joint.
    p: It is treated with tablets that bring the pain down within three days.
{inside}
{beside}
"""
LEADS_AWAY = [
    ("related", "    p: On this page:\n    <ul>\n      li: [[Signs]]\n      li: [[Treatment]]", ""),
    ("links", "    <ul>\n      li: [[Kidneys]]\n      li: [[Feet]]", ""),
    ("links", "    p: [[Read what another page says of kidneys]]", ""),
    ("links", "    p: Read more: [[what gout does to kidneys]]", ""),
    ("related", "", "  <div>\n    h3: [[Kidney stones]]\n    p: They can be as small as sand."),
    (
        "related",
        "",
        "  <div>\n    p: Kidneys\n    h3: [[Kidney stones]]\n    p: They can be as small as sand.",
    ),
    (
        "related",
        "",
        "  <div>\n    h2: You may also like\n    li: [[Kidney stones]] for all\n    li: [[Feet]]",
    ),
    ("aside", "", "  <aside>\n    p: Ask at our shop for a book about your joints."),
    ("aside", "", "  <div class=page-sidebar>\n    p: Ask at our shop for a book about your joints."),
    ("aside", "", "  <div>\n    div: Joints and bones\n    div: Ward 4"),
    ("comments", "", "  <div class=user-comments-block>\n    p: My gout was worse than all of yours."),
    ("promo", "", "  <div class=big-promo>\n    p: Ask at our shop for a book about your joints."),
    ("author", "    <div class=post-author-card>\n      p: She has looked after joints for years.", ""),
]


@pytest.mark.parametrize(("kind", "inside", "beside"), LEADS_AWAY)
def test_what_stands_beside_the_running_text_or_leads_away_is_left_out(outline, kind, inside, beside):
    found = reader_text(outline(CORE.format(inside=inside, beside=beside)))
    assert [block.text[:5] for block in found.blocks] == ["Gout", "Gout ", "It is"]
    assert {one.kind for one in found.excluded} == {kind}


OWN_TEXT = [
    "    p: It can harm these parts of you:\n    <ul>\n      li: [[Kidneys]]\n      li: [[Feet]]",
    "    h3: [[Kidney stones]]\n    p: They come of the same acid as gout does, say doctors.",
    "    h2: Related pain\n    p: Pain in the knee can come of the same acid, say doctors.",
    "    h2: Social life\n    p: Meet friends as you did before.",
    "    li: by mouth\n    li: By the hour",
    "    p: By the time you feel it, call a doctor.",
    "    td: 1/2\n    td: 10 of 12",
    "    p: Picture a joint as a hinge.",
    "    <div>\n      h2: When to get help\n      p: Call a doctor at once if you have a fever.",
    "    <div class=comment-on-fever>\n      p: Call a doctor at once if you have a fever.",
    "    p: Subscriptions for tablets can be had at the chemist's shop.",
]


@pytest.mark.parametrize("inside", OWN_TEXT)
def test_what_only_looks_as_if_it_led_away_stays(outline, inside):
    kept = [block.text for block in reader_text(outline(CORE.format(inside=inside, beside=""))).blocks]
    wanted = [line.split(": ", 1)[1] for line in inside.splitlines() if ": " in line]
    assert [text for text in wanted if text.replace("[[", "").replace("]]", "") not in kept] == []


SAID = "Ask a nurse for help if you are not sure of it."
COPIES = {
    "in two sections": (f"p: {SAID}|p: One.|p: Two.|p: Three.|p: Four.", f"p: {SAID}", 1),
    "right beside each other": (f"p: {SAID}", f"p: {SAID}|p: Five.", 0),
    "three lines in the same order": (
        "p: One.|p: Two.|p: Three.|p: A.|p: B.",
        "p: One.|p: Two.|p: Three.",
        0,
    ),
    "three lines in another order": ("p: One.|p: Two.|p: Three.|p: A.|p: B.", "p: Two.|p: One.|p: Three.", 3),
    "the title": ("p: One.|p: Two.", "p: Gout and your joints", 0),
}


@pytest.mark.parametrize(("first", "second", "again"), COPIES.values(), ids=COPIES)
def test_only_what_is_a_copy_for_another_screen_counts_as_said_twice(outline, first, second, again):
    sections = "".join(
        "  <section>\n" + "".join(f"    {line}\n" for line in lines.split("|")) for lines in (first, second)
    )
    found = reader_text(outline(f"<main>\n  h1: Gout and your joints\n{sections}"))
    texts = [block.text for block in found.blocks]
    assert len(texts) - len(set(texts)) == again
    assert sum(len(one.units) for one in found.excluded) == (
        0 if again else sections.count(": ") - len(texts) + 1
    )


def test_a_page_that_is_all_links_keeps_them(outline):
    cards = "".join(
        f"  <div>\n    h2: [[Topic {number}]]\n    p: All about topic {number}.\n" for number in range(6)
    )
    found = reader_text(outline(f"<main>\n  h1: Topics\n{cards}"))
    assert len(found.blocks) == 13


def test_words_are_weighed_in_scripts_without_spaces_too(outline):
    japanese = "痛風は関節に突然の激しい痛みを起こす病気です。薬で痛みを和らげることができます。"
    found = reader_text(outline(f"<div id=a>\n  p: {japanese}\n<div id=b>\n  a: [[トップ]]\n  a: [[検索]]"))
    assert (found.root, [block.text for block in found.blocks]) == ("density", [japanese])


KEPT = [
    "  <div hidden='closed details' by=details>\n    p: A doctor may take some fluid.",
    "  <div hidden='display: none' by=tab>\n    p: Too much can harm the liver.",
    "  <section id=sources-of-iron>\n    p: Meat and beans are rich in iron.",
    "  h2: Sources of iron\n  p: Meat and beans are rich in iron.",
    "  h2: Sources\n  p: Iron is found in meat and beans.\n  p: Milk has very little of it.",
    "  <section id=social-care>\n    p: Social care can help you at home.",
    "  <div class='card-footer'>\n    p: Call us if the pain gets worse.",
    "  <ul>\n    li: a hot and [[swollen]] joint\n    li: a fever",
    "  <aside>\n    p: Call a doctor if you have a fever.",
    "  <form>\n" + "    p: This whole page stands in one form, as old systems do it.\n" * 12,
    "  <div user=include>\n    <nav>\n      p: The user wants this one.",
    "  h2: More about pain\n  p: Pain can come at night and wake you up.",
    "  p: Updated vaccines protect you better.",
    "  p: Share your worries with a nurse.",
]


@pytest.mark.parametrize("body", KEPT)
def test_what_only_looks_like_something_else_stays(outline, body):
    page = outline(SHELL.format(body=body))
    wanted = [line.split(": ", 1)[1] for line in body.splitlines() if ": " in line and "<" not in line]
    kept = [block.text for block in reader_text(page).blocks]
    for text in wanted:
        assert text.replace("[[", "").replace("]]", "") in kept


@pytest.mark.parametrize(
    "body",
    [
        "  h2: Sources\n  p: 1. Lee A. Gout. 2019.\n  p: 3. Gout can come back at any age.",
        "  h2: Sources\n  <ol>\n    li: Lee A. Gout. 2019.\n  p: 3. Gout can come back at any age.",
        "  <ul>\n    <li>\n      h3: Sources\n      <ol>\n        li: Lee A. Gout. 2019.\n"
        "    li: 3. Gout can come back at any age.",
    ],
)
def test_text_after_the_list_of_references_stays(outline, body):
    kept = [block.text for block in reader_text(outline(SHELL.format(body=body))).blocks]
    assert kept[2:] == ["3. Gout can come back at any age."]


def test_each_left_out_region_is_one_entry(outline):
    found = reader_text(outline(SHELL.format(body="")))
    assert [(e.kind, e.selector, len(e.units)) for e in found.excluded] == [
        ("cookie", "div-0", 1),
        ("header", "header-1", 2),
        ("breadcrumb", "nav-3", 1),
        ("aside", "aside-5", 1),
        ("footer", "footer-6", 1),
    ]


PROSE = "Gout hurts a lot and it comes back if you do not treat it in time. "
ROOTS = [
    ("main", f"<main>\n  p: {PROSE}\n<article>\n  p: Another text stands here."),
    ("article", f"<div>\n  <article>\n    p: {PROSE}\n<div>\n  p: Small print."),
    ("article", f"<main>\n  h1: Gout\n  <article>\n    p: {PROSE}\n  <div>\n    p: Buy our book."),
    ("density", "<div id=a>\n" + f"  p: {PROSE}\n" * 6 + "<div id=b>\n  p: We sell nice shoes as well."),
    ("body", "p: Short text here, no more."),
    ("--include", f"<main>\n  p: {PROSE}\n<div user=include>\n  p: Only this is asked for."),
]


@pytest.mark.parametrize(("how", "source"), ROOTS)
def test_the_main_part_is_found(outline, how, source):
    found = reader_text(outline(source))
    assert found.root == how
    assert found.blocks


def test_include_wins_over_the_main_part_and_exclude_wins_inside_it(outline):
    found = reader_text(
        outline("<main>\n  p: Main text.\n<div user=include>\n  p: Wanted.\n  <p user=exclude>\n    p: Not.")
    )
    assert [block.text for block in found.blocks] == ["Wanted."]
    assert [e.kind for e in found.excluded] == ["outside", "user"]


def test_a_page_title_above_the_article_stays_and_the_rest_of_main_does_not(outline):
    source = f"<main>\n  h1: Gout\n  <article>\n    p: {PROSE}\n  <div>\n    p: Buy our new book."
    found = reader_text(outline(source))
    assert [block.text for block in found.blocks] == ["Gout", PROSE.strip()]
    assert [(e.kind, e.text) for e in found.excluded] == [("outside", "Buy our new book.")]


def test_sentences_between_the_title_and_the_text_stay(outline):
    source = (
        "<div>\n  h1: Gout\n  <div>\n    p: Gout is a kind of arthritis.\n    div: Ward 4\n"
        f"  <div>\n    a: [[Shop]]\n    a: [[Our wards and all of their doors]]\n  <div>\n    p: {PROSE}\n"
        f"    p: A diet helps. {PROSE}\n  <div>\n    p: Our shop sells books."
    )
    found = reader_text(outline(source))
    assert found.root == "density"
    assert [block.text[:15] for block in found.blocks] == [
        "Gout",
        "Gout is a kind ",
        "Gout hurts a lo",
        "A diet helps. G",
    ]


def test_two_articles_that_share_the_text_both_stay(outline):
    source = f"<main>\n  <article>\n    p: {PROSE}\n  <article>\n    p: A diet helps. {PROSE}"
    assert len(reader_text(outline(source)).blocks) == 2


def test_a_main_without_text_is_not_believed(outline):
    found = reader_text(outline("<main>\n  h1: Loading\n<div>\n" + f"  p: {PROSE}\n" * 6))
    assert found.root == "density"


def test_blocks_know_their_section_role_and_landmark(outline):
    found = reader_text(
        outline(
            """
<main>
  h1: Gout
  <section role=region label=Signs>
    h2: Signs
    p: The joint is hot and red.
  <details>
    summary: What a doctor does
    <div hidden='closed details' by=details>
      p: She takes some fluid.
"""
        )
    )
    assert [(block.section, block.text) for block in found.blocks] == [
        ("", "Gout"),
        ("Gout", "Signs"),
        ("Signs", "The joint is hot and red."),
        ("Signs", "What a doctor does"),
        ("What a doctor does", "She takes some fluid."),
    ]
    assert found.blocks[2].path == ("main", "region Signs")


@pytest.mark.parametrize(
    ("tag", "text", "prose"),
    [
        ("p", "Gout is a kind of arthritis.", True),
        ("p", "Signs of gout can include:", True),
        ("p", "10 November", False),
        ("p", "[[Learn more about our work.]]", False),
        ("li", "the pain is getting worse", False),
        ("li", "Call a doctor at once.", True),
        ("td", "Up to 4 times in 24 hours.", False),
        ("h2", "What can you do about it?", False),
        ("button", "Send me the list now.", False),
        ("div", "Text with no paragraph around it.", True),
        ("quote", "“I never thought of cancer.”", True),
    ],
)
def test_only_full_sentences_are_prose(outline, tag, text, prose):
    found = reader_text(outline(f"<main>\n  {tag}: {text}"))
    assert [block.prose for block in found.blocks] == [prose]


_names = st.sampled_from(["", "main", "nav", "footer", "div", "ul", "form", "aside", "article", "body"])
_texts = st.sampled_from(
    ["Word", "A full sentence stands here.", "References", "¹", "Lee 2019.", "Skip to main", "é😀"]
)


@given(
    st.lists(
        st.tuples(_names, st.integers(-1, 8), st.sampled_from(["", "cookie", "references", "share"])),
        max_size=9,
    ),
    st.lists(
        st.tuples(
            _texts,
            st.integers(-1, 12),
            st.sampled_from(["paragraph", "heading", "listitem", "button", "link"]),
            st.booleans(),
        ),
        max_size=12,
    ),
)
def test_every_unit_is_either_read_or_left_out_never_lost(regions, units):
    page = PageText(
        regions=tuple(
            Region(parent=min(parent, place - 1), tag=tag, classes=name)
            for place, (tag, parent, name) in enumerate(regions)
        ),
        units=tuple(
            TextUnit(
                role=role,
                text=text,
                region=min(region, len(regions) - 1),
                selector=f"u{place}",
                level=2 if role == "heading" else 0,
                hidden="display: none" if hidden else "",
            )
            for place, (text, region, role, hidden) in enumerate(units)
        ),
    )
    found = reader_text(page)
    read = [block.selector for block in found.blocks]
    left = [unit.selector for e in found.excluded for unit in e.units]
    marks_only = [unit.selector for unit in page.units if unit.text == "¹"]
    assert set(read).isdisjoint(left)
    assert set(read) | set(left) | set(marks_only) == {unit.selector for unit in page.units}
