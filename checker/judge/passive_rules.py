"""The rule about sentences that leave out who does it."""

from collections.abc import Iterator, Sequence

from checker.judge.answers import PASSED, Answer, Facts, rule
from checker.judge.prose import prose_sentences, words_failed
from checker.lazy_pattern import lazy_pattern
from checker.text.counts import Word
from checker.text.measure import Sentence

MOST_PASSIVE = 0.2
"""PEMAT-P item 5 asks for the active voice in 80 of 100 sentences."""
_ENOUGH_SENTENCES = 5
_BE = frozenset(
    """
    am is are was were be been being isn't aren't wasn't weren't it's they're you're we're he's
    she's
    """.split()  # noqa: SIM905  a list would fill two pages
)
_BETWEEN = frozenset(
    """
    not also often usually always never only still now then just sometimes once soon being been more
    most less best well
    """.split()  # noqa: SIM905  a list would fill two pages
)
_IRREGULAR = frozenset(
    """
    beaten begun bent bet bitten blown born borne bought bound bred broken brought built burnt
    caught chosen cut dealt done drawn driven drunk eaten fed felt fought found forbidden forgotten
    forgiven frozen given ground grown heard held hidden hit hung hurt kept known laid led left lent
    let lit lost made meant met misled overcome paid put quit read risen rung run said sawn seen
    sent set sewn shaken shed shown shot shut sought sold spent split spread sprung stolen struck
    stuck stung strewn swept sworn taken taught thought thrown told torn understood undergone
    undertaken upheld upset withdrawn withheld won worn woven wound written
    """.split()  # noqa: SIM905  a list would fill two pages
)
_ADJECTIVES = frozenset(
    """
    accustomed addicted advanced afraid aged allergic allowed ashamed associated based bored bound
    committed complicated concerned confused crowded dedicated delighted depressed determined
    disappointed diseased embarrassed engaged excited exhausted experienced frightened frustrated
    inclined indeed infected inflamed inherited injured interested involved limited located married
    mixed moved naked need needed overweight pleased prepared qualified raised red related relaxed
    relieved retired satisfied scared shocked skilled so-called stressed supposed surprised swollen
    tired unaffected unchanged underweight unexpected unrelated upset used worried wounded
    """.split()  # noqa: SIM905  a list would fill two pages
)
"""What ends like a participle and mostly says how someone or something is."""


@rule("passive-voice")
def passive_voice(facts: Facts) -> Iterator[Answer]:
    """Tell of each passive where more than one sentence in five has one."""
    sentences = list(prose_sentences(facts))
    found = [(sentence, place) for sentence in sentences if (place := passive_in(sentence))]
    if len(sentences) < _ENOUGH_SENTENCES:
        return
    share = len(found) / len(sentences)
    if share <= MOST_PASSIVE:
        yield PASSED
        return
    for sentence, (start, end) in found:
        yield words_failed(sentence, start, end, count=len(found), all=len(sentences))


def passive_in(sentence: Sentence) -> tuple[int, int] | None:
    """Return where the first passive of a sentence stands: a form of `be` and a participle; None for none."""
    words = sentence.words
    for place, word in enumerate(words):
        if word.text.lower().replace("’", "'") in _BE:
            behind = _participle(words, place)
            if behind and not _BREAK.search(sentence.text, word.end, behind.start):
                return word.start, behind.end
    return None


def _participle(words: Sequence[Word], place: int) -> Word | None:
    """Return the participle behind the form of `be` at a place; None for none.

    A question has its subject in between: `Were you told?`; in `Are retired people at risk?` there is none.
    """
    asked = place == 0
    for behind in words[place + 1 : place + 4]:
        text = behind.text.lower()
        if _is_participle(text):
            return None if asked and behind is words[1] else behind
        if text not in _BETWEEN and not text.endswith("ly") and not (asked and text in _SUBJECTS):
            return None
    return None


_SUBJECTS = frozenset({"i", "you", "he", "she", "it", "we", "they", "this", "that", "these", "those"})
_BREAK = lazy_pattern(r"[,;:()–—]")


def _is_participle(word: str) -> bool:
    if word in _ADJECTIVES:
        return False
    return word in _IRREGULAR or (len(word) > 4 and word.endswith("ed") and not word.endswith("eed"))
