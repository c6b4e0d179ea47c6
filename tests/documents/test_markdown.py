"""Markdown: units, marks and places; what is code or template and no text of the reader."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.documents import read_document
from checker.text.anchors import place_of
from checker.text.blocks import reader_text

UNITS = {
    "headings of both kinds": ("# One #\n\nTwo\n---\n", [("h1", "One"), ("h2", "Two")]),
    "emphasis and links are taken off": (
        "Take *one* **pill** [each\nday](http://x.org/a_b \"T\").", [("paragraph", "Take one pill each day.")]),
    "links by reference": ("See [this][r] and [r].\n\n[r]: /url 'T'", [("paragraph", "See this and r.")]),
    "a picture's words are not the reader's": ("A ![scan of a knee](k.png) knee.", [("paragraph", "A knee.")]),
    "a hard break ends a unit": ("One  \ntwo\\\nthree", [("paragraph", "One"), ("paragraph", "two"), ("paragraph", "three")]),
    "entities and escapes": ("A &amp; B&nbsp;C \\*D\\* &copy; &no;", [("paragraph", "A & B C *D* © &no;")]),
    "lists, loose and tight, with more than one paragraph": (
        "- a\n- b\n\n  more\n  1. c", [("listitem", "a"), ("listitem", "b"), ("listitem", "more"), ("listitem", "c")]),
    "boxes of tasks": ("- [ ] Call\n- [x] *Rest*\n- [y] no", [("listitem", "Call"), ("listitem", "Rest"), ("listitem", "[y] no")]),
    "tables": (
        "| A | B |\n|---|:-:|\n| x \\| y | **2** |\n| z |",
        [("headercell", "A"), ("headercell", "B"), ("cell", "x | y"), ("cell", "2"), ("cell", "z")]),
    "quotes": ("> One\n> two.\n\nThree.", [("quote", "One two."), ("paragraph", "Three.")]),
    "code is left out": ("Press `Ctrl` now.\n\n```js\nlet x\n```\n\n    more code\n", [("paragraph", "Press now.")]),
    "struck text stays": ("Take ~~two~~ one.", [("paragraph", "Take two one.")]),
    "HTML blocks": (
        "<div class='warning'>\nCall <b>999</b> &amp; wait.<!-- not this -->\n<p>Now\n</div>\n\nRest.",
        [("other", "Call 999 & wait."), ("paragraph", "Now"), ("paragraph", "Rest.")]),
    "HTML around Markdown": (
        "<details><summary>More</summary>\n\nInside *text*.\n\n</details>\n\nAfter.",
        [("button", "More"), ("paragraph", "Inside text."), ("paragraph", "After.")]),
    "a break in HTML": ("One<br>two <!-- no -->three", [("paragraph", "One"), ("paragraph", "two three")]),
    "scripts and styles": ("<style>p {}</style>\n\n<script>\nlet x\n\nlet y\n</script>\n\nRest.", [("paragraph", "Rest.")]),
    "front matter in YAML": ("---\ntitle: A\n---\nText.", [("paragraph", "Text.")]),
    "front matter in TOML": ("+++\ntitle = 'A'\n+++\nText.", [("paragraph", "Text.")]),
    "two rules are no front matter": ("---\nText here\n---\nMore.", [("h2", "Text here"), ("paragraph", "More.")]),
    "Hugo": ('{{< video src="x"\n  id="y" >}}\n\n{{% note %}}\nDrink *more*.\n{{% /note %}}', [("paragraph", "Drink more.")]),
    "Liquid": ("{% include x.html %}\nDrink {{ page.amount }} now.", [("paragraph", "Drink now.")]),
    "MDX": (
        'import X from "x"\nexport const a = {\n  b: 1,\n}\n\n<Box show={() => "a>b"}>\n\nDrink <Tip/>more.\n\n</Box>\n{/* no */}',
        [("paragraph", "Drink more.")]),
    "Docusaurus": (":::warning Careful\n\nText.\n\n:::", [("paragraph", "Careful"), ("paragraph", "Text.")]),
    "alerts of GitHub": ("> [!WARNING]\n> Do not drive.", [("quote", "Do not drive.")]),
    "ids of headings": ("## Help {#help}\n\nText.\n{: .lead}", [("h2", "Help"), ("paragraph", "Text.")]),
    "words about imports are text": ("import duties are high.", [("paragraph", "import duties are high.")]),
    "numbers in brackets below text are text": ("x < y and 3 > 2", [("paragraph", "x < y and 3 > 2")]),
    "nothing": ("", []),
    "only a table": ("| A |\n|---|\n| 1 |", [("headercell", "A"), ("cell", "1")]),
    "only template code": ("{{< x >}}", []),
}  # fmt: skip


@pytest.mark.parametrize(("source", "units"), UNITS.values(), ids=UNITS)
def test_units(read, said, source, units):
    assert said(read("markdown", source, "draft.mdx" if "import X" in source else "draft.md")) == units


PLACES = {
    "paragraph": ("One.\n\nWe utilise ice.", "line 3", 3, 4),
    "second line of a paragraph": ("One\nwe utilise ice.", "line 1", 2, 4),
    "lazy and indented": ("> One\n  we utilise ice.", "line 1", 2, 6),
    "after emphasis": ("We **do** *now* utilise ice.", "line 1", 1, 17),
    "in emphasis": ("We ***utilise*** ice.", "line 1", 1, 7),
    "in a link": ("We [do utilise](http://x.org/utilise) ice.", "line 1", 1, 8),
    "after a link": ("[We](http://x.org/utilise 'utilise') utilise ice.", "line 1", 1, 38),
    "after a reference": ("[We][utilise] utilise ice.\n\n[utilise]: /x", "line 1", 1, 15),
    "after a picture": ("![utilise](/utilise) We utilise ice.", "line 1", 1, 25),
    "after code": ("Type `utilise` and utilise ice.", "line 1", 1, 20),
    "after an entity": ("Gout &amp; we&nbsp;utilise ice.", "line 1", 1, 20),
    "after an escape": ("Gout \\& we utilise ice.", "line 1", 1, 12),
    "in a heading": ("##   We utilise ice  ##", "line 1", 1, 9),
    "in a heading of two lines": ("We\nutilise ice\n===", "line 1", 2, 1),
    "in a list": ("1. One\n2. We utilise ice.", "line 2", 2, 7),
    "in a nested list": ("- One\n  - Two\n\n    we utilise ice.", "line 2", 4, 8),
    "in a task": ("- [ ] We utilise ice.", "line 1", 1, 10),
    "in a quoted list": ("> - We utilise ice.", "line 1", 1, 8),
    "in a table": ("| A | B |\n|---|---|\n| x | We utilise ice. |", "line 3", 3, 10),
    "in a table without outer bars": ("A | B\n--|--\nx \\| y | We utilise ice.", "line 3", 3, 13),
    "in a table in a list": ("1. | 1 | We utilise |\n   |---|---|", "line 1", 1, 13),
    "in an HTML block": ("<div>\n  We <b>utilise</b> ice.\n</div>", "line 2", 2, 9),
    "after a comment": ("We <!-- utilise --> utilise ice.", "line 1", 1, 21),
    "after a hard break": ("One  \nWe utilise ice.", "line 2", 2, 4),
    "after template code": ("{{< x utilise >}} We utilise ice.", "line 1", 1, 22),
    "after a head": ("---\ntitle: utilise\n---\n\nWe utilise ice.", "line 5", 5, 4),
    "after a tab": ("-\tWe utilise ice.", "line 1", 1, 6),
    "with Windows line ends": ("One.\r\n\r\nWe\r\nutilise ice.", "line 3", 4, 1),
    "after soft hyphens": ("Hyper\u00adten\u00adsion: utilise ice.", "line 1", 1, 17),
    "in a footnote": ("Text.[^n]\n\n[^n]: We utilise ice.", "line 3", 3, 10),
}


@pytest.mark.parametrize("case", PLACES.values(), ids=PLACES)
def test_words_have_line_and_column(read, place, case):
    source, *where = case
    assert place(read("markdown", source), "utilise") == tuple(where)


@pytest.mark.parametrize(
    ("head", "title", "lang"),
    [
        ("---\ntitle: Gout\nlang: en-GB\n---\n", "Gout", "en-GB"),
        ("---\ntitle: 'Gout: a guide'\nlanguage: de\n---\n", "Gout: a guide", "de"),
        ("---\ntitle: Gout: a guide\nlang: pt_BR\n---\n", "Gout: a guide", "pt-BR"),
        ("---\r\ntitle: Gout\r\nlang: en\r\n---\r\n", "Gout", "en"),
        ('+++\ntitle = "Gout"\nlang = "en"\n+++\n', "Gout", "en"),
        ("---\ntags: [a, b]\ntitle: [a]\n---\n", "", ""),
        ("---\n" + "[" * 5000 + "\ntitle: Gout\n---\n", "Gout", ""),
        ("---\na: &a [x,x]\nb: &b [*a,*a]\ntitle: *b\n---\n", "", ""),
        ("Text.\n", "", ""),
    ],
)
def test_the_head_gives_title_and_language(read, head, title, lang):
    text = read("markdown", f"{head}\nRest.")
    assert (text.title, text.lang) == (title, lang)
    assert {unit.lang for unit in text.units} == {lang}


def test_marks_cover_the_words_that_they_are_about(read):
    text = read("markdown", "A **b** [c d](/x) <sup>1</sup> H<sub>2</sub>O <abbr title='T'>e</abbr> <q>f</q>")
    (unit,) = text.units
    assert [(mark.kind, unit.text[mark.start : mark.end], mark.value) for mark in unit.marks] == [
        ("strong", "b", ""), ("link", "c d", "/x"), ("sup", "1", ""), ("sub", "2", ""), ("abbr", "e", "T"),
        ("quote", "f", ""),
    ]  # fmt: skip


def test_footnotes_are_citations_and_their_notes_a_list_of_references(read):
    seen = reader_text(read("markdown", "Ice helps.[^b] Rest too.[^a]\n\n[^a]: NHS, 2024.\n[^b]: WHO, 2023."))
    (block,) = seen.blocks
    assert block.text == "Ice helps. Rest too."
    assert [citation.numbers for citation in block.citations] == [(1,), (2,)]
    (left_out,) = seen.excluded
    assert (left_out.kind, [unit.text for unit in left_out.units]) == (
        "references",
        ["WHO, 2023.", "NHS, 2024."],
    )


def test_the_whole_draft_is_the_readers_text_but_for_code(read):
    seen = reader_text(read("markdown", "# Gout\n\nPress `Ctrl`.\n\n- One\n\n```\nx = 1\n```\n"))
    assert seen.root == "main"
    assert [block.text for block in seen.blocks] == ["Gout", "Press .", "One"]
    assert [(one.reason, one.text) for one in seen.excluded] == [
        ("hidden: code", "Ctrl"),
        ("hidden: code", "x = 1"),
    ]


def test_a_list_item_with_two_paragraphs_has_one_selector(read):
    text = read("markdown", "1. NHS\n\n   2024\n2. WHO")
    assert [unit.selector for unit in text.units] == ["line 1", "line 1", "line 4"]
    assert all(unit.list_like for unit in text.units)


def test_template_code_is_told(read):
    assert read("markdown", "{{< x >}}\n\nText.").remarks == (
        "Template code, such as shortcodes, was left out in one place.",
    )
    assert read("markdown", "Text.").remarks == ()


WORD = st.sampled_from(["gout", "Ärzte", "1st", "💊", "a", "خذ", "it's", "3.5"])
INLINE = st.recursive(
    WORD,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map(" ".join),
        inner.map("*{}*".format), inner.map("**{}**".format), inner.map("[{}](/x_y 'gout')".format),
        inner.map("{}\n".format), inner.map("{}  \n".format), inner.map("{} `a` b".format),
        inner.map("{}&nbsp;&amp;".format), inner.map("{}\\*".format), inner.map("<b>{}</b>".format),
        inner.map("{}<br/>x".format), inner.map("{} <!-- a -->".format), inner.map("~~{}~~".format),
        inner.map("![{}](i.png)".format), inner.map("{}{{{{< a >}}}}".format), inner.map("{}\u00ad-\u200b".format),
        inner.map("{}[^1]".format),
    ),
    max_leaves=8,
)  # fmt: skip
LINE = INLINE.map(lambda text: " ".join(text.split()))
BLOCK = st.recursive(
    st.one_of(
        INLINE, LINE.map("## {} ##".format), LINE.map("{}\n===".format), LINE.map("<div>\n{}\n</div>".format),
        st.tuples(WORD, LINE).map(lambda both: "| {} | x \\| y |\n|--|--|\n| {} | z".format(*both)),
        LINE.map("[^1]: {}".format), WORD.map("```\n{}\n```".format),
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("\n\n".join),
        inner.map(lambda text: "- " + text.replace("\n", "\n  ")),
        inner.map(lambda text: "12. " + text.replace("\n", "\n    ")),
        inner.map(lambda text: "> " + text.replace("\n", "\n> ")),
        inner.map(lambda text: "-\t" + text.replace("\n", "\n\t")),
    ),
    max_leaves=5,
)  # fmt: skip
NOISE = st.text(st.sampled_from("ab \n\t*_`[]()<>&;#|-+\\!~^:{}%$\"'1.=/x\u00adé"), max_size=60)


def assert_in_place(source):
    """Each character of each unit is that of the file, but for white space and what stands for something else."""
    rows = source.split("\n")
    for unit in read_document(source.encode(), "markdown", "draft.md").units:
        for offset, char in enumerate(unit.text):
            line, column = place_of(unit.anchors, offset)
            there = rows[line - 1][column - 1 : column] or "\n"
            assert there == char or there in "&[<" or (char == " " and there.isspace()), (unit.text, offset)


@given(BLOCK)
def test_each_character_has_its_place(source):
    assert_in_place(source)


@given(NOISE)
@example("| a | b |\n|--|--|\n| \\| |")
@example("[a\\|b]: x\n\n|[a\\|b]|\n|-|")
def test_noise_is_read_without_a_fault_and_in_place(source):
    assert_in_place(source)
