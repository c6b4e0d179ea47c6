from checker.model import Block, HardSentence
from checker.report.html.marked_text import marked_text


def hard(text: str, sentence: str, *words: str) -> HardSentence:
    start = text.index(sentence)
    return HardSentence(
        text=sentence,
        grade=14.2,
        words=4,
        section="",
        selector="p",
        start=start,
        end=start + len(sentence),
        hard_words=words,
    )


def marked(text: str, *sentences: HardSentence):
    passages = marked_text((Block(role="paragraph", text=text, selector="p"),), sentences).passages
    return [
        (stretch.grade, "".join(p.text for p in stretch.pieces)) for stretch in passages[0].lines[0].stretches
    ]


def test_all_text_is_kept_in_order_around_hard_sentences() -> None:
    text = "It is easy. Metastasis may ensue. It ends. Prognosis varies."
    parts = marked(text, hard(text, "Prognosis varies."), hard(text, "Metastasis may ensue."))
    assert "".join(words for _, words in parts) == text
    assert [grade for grade, _ in parts] == [None, 14.2, None, 14.2]


def test_hard_words_are_found_whole_and_in_any_case() -> None:
    text = "NET cells net a network; netting NETs."
    passages = marked_text(
        (Block(role="paragraph", text=text, selector="p"),), (hard(text, text, "net", "NETs"),)
    ).passages
    pieces = passages[0].lines[0].stretches[0].pieces
    assert [piece.text for piece in pieces if piece.hard] == ["NET", "net", "NETs"]
    assert "".join(piece.text for piece in pieces) == text


def test_offsets_that_do_not_fit_the_block_mark_nothing() -> None:
    stray = HardSentence(text="Other words.", grade=15, words=2, section="", selector="p", start=3, end=15)
    assert marked("It is easy. All is well.", stray) == [(None, "It is easy. All is well.")]


def test_sentences_that_overlap_are_marked_once() -> None:
    text = "One two three four."
    parts = marked(text, hard(text, text), hard(text, "two three four."))
    assert parts == [(14.2, text)]


def test_list_items_that_follow_one_another_make_one_list() -> None:
    blocks = [
        Block(role=role, text=role, selector="x")
        for role in ("listitem", "listitem", "paragraph", "listitem")
    ]
    passages = marked_text(blocks, ()).passages
    assert [(passage.is_list, len(passage.lines)) for passage in passages] == [
        (True, 2),
        (False, 1),
        (True, 1),
    ]
