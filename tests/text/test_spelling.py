"""Syllables by spelling, held against words parted by hand: a hyphen where a syllable ends in speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.spelling import spelled_syllables

PARTED = {
    "de": """
        Krank-heit Arzt Me-di-ka-ment Be-hand-lung Lun-ge Fa-mi-li-en Fa-mi-li-e The-ra-pie All-er-gie
        All-er-gi-en Stu-di-en die-nen ver-die-nen er-schien Wien Na-ti-on In-fek-ti-on Re-gi-on
        The-a-ter Mu-se-um be-en-den be-ur-tei-len be-in-hal-ten Bei-spiel bei-de ge-ehrt ge-impft
        Säu-re Haus-ärz-te Quel-le Ty-pus Nie-re Blut-druck Herz-in-farkt Schmer-zen Ei-weiß Pro-te-in
        Ge-sund-heit Un-ter-su-chung Bak-te-ri-en Nach-richt neu-e Au-ge Ö-dem See Haut Bü-ro Ni-veau
        Stein Me-di-en Pa-ti-ent Bee-ren be-er-di-gen Hy-gi-e-ne spe-zi-ell Spiel Dienst Cho-les-te-rin
    """,
    "nl": """
        ziek-te arts me-di-cijn be-han-de-ling pa-ti-ënt pa-ti-ën-ten in-for-ma-tie fi-nan-ci-eel
        spe-ci-aal the-a-ter mu-se-um bloed-druk nieuw eeuw draai-en kooi koei-en zie-ken-huis hart
        huis-arts on-der-zoek be-ïn-vloe-den ge-o-pe-reerd reu-ma keel lucht-we-gen be-gin be-zoek
        bu-reau pijn uit-slag kind-je vrouw huid bei-de re-ü-nie i-dee-ën geur al-ler-gie po-ë-zie beeld
        ac-tu-eel ge-boor-te
    """,
    "sv": """
        sjuk-dom lä-ka-re me-di-cin be-hand-ling pa-ti-ent in-fek-tion o-pe-ra-tion sta-tion fa-mil-jer
        hjär-ta blod-tryck vård-cen-tral ung-do-mar värk-ta-blet-ter ast-ma-ti-ker i-dé-er eu-ro-pa
        te-a-ter au-gus-ti fe-ber hos-ta lung-in-flam-ma-tion sjuk-skö-ter-ska nju-re sår bak-te-ri-er
        mun ö-ga jour-nal för-kyl-ning smär-ta mu-se-um na-tio-nell stu-di-er
    """,
    "da": """
        syg-dom læ-ge me-di-cin be-hand-ling pa-ti-ent in-fek-tion o-pe-ra-tion sta-tion hjer-te
        blod-tryk sy-ge-hus børn al-ler-gi te-a-ter eu-ro-pa au-gust fe-ber ho-ste lun-ge-be-tæn-del-se
        ny-re i-dé-er mu-se-um jour-nal smer-te sy-ge-plej-er-ske tab-let vej ø-je maj un-der-sø-gel-se
        hud for-kø-lel-se sø-er
    """,
    "es": """
        en-fer-me-dad me-di-ca-men-to far-ma-cia dí-a cui-da-do a-gua ciu-dad cons-truir a-é-re-o le-er
        po-e-ta pa-ís ba-úl bio-lo-gí-a hu-yó muy rey y buey es-tu-diáis gui-ta-rra que gue-rra
        pin-güi-no ci-güe-ña hoy le-yes tra-ba-jo sa-lud in-fec-ción a-ler-gia a-ler-gias pul-mo-nes
        san-gre cre-en-cia viu-da o-í-do ca-í-da re-ac-ción diu-ré-ti-co neu-mo-ní-a ac-tú-a hue-sos
    """,
    "pt": """
        do-en-ça me-di-ca-men-to co-ra-ção a-le-gri-a his-tó-ria á-gua quan-do qua-tro lín-gua sa-ú-de
        di-a ci-ên-cia pi-a-no ra-i-nha a-in-da ca-ir ru-im ju-iz mui-to au-men-to sa-in-do seu viu
        lei-o sai-a i-dei-a re-a-ção e-go-ís-ta pa-ci-en-te pul-mão mães põe far-má-cia hos-pi-tal
        a-ler-gi-a in-fec-ção quei-jo san-gue por-tu-guês lín-guas
    """,
    "it": """
        ma-lat-ti-a me-di-co far-ma-ci-a sto-ria fa-mi-glia ac-qua pa-u-ra a-iu-to gio-ia bu-io poi sei
        lui miei mi-o tu-a du-e vi-a può già più qui cuo-re pau-sa re-a-zio-ne scien-za pa-zien-te
        dia-be-te cu-ra-re san-gue pol-mo-ni in-fe-zio-ne te-ra-pi-a al-ler-gi-a chi-rur-gi-a
        o-spe-da-le a-ria pri-ma-ve-ra fi-glio gua-ri-re psi-chia-tri-a pa-tria i-de-a uo-mo
    """,
    "fr": """
        ma-la-die mé-de-cin cli-ent at-ten-tion table pa-tient sou-vent mo-ment prennent peuvent doivent
        mangent an-née rue le de les thé-âtre cré-er ré-ac-tion ma-ïs na-ïf No-ël hier bien dia-bète
        ou-bli-er nuit oui pa-ys vo-yage e-ssa-yer eau beau août œil oeil tra-vail tra-va-iller feuille
        fa-mille o-reille lieu vieux so-cié-té ré-u-nion eu-ro-pé-en l'asthme qu'il san-té sang cœur
        pou-mons hô-pi-tal phar-ma-cie mé-di-ca-ment in-fec-tion sy-stème y bu-reau ai-guë a-gent
        ac-ci-dent per-mettent dou-leur
    """,
    "pl": """
        cia-ło nie wiek dia-gno-za hi-sto-ria ra-dio bio-lo-gia au-to na-u-czy-ciel za-u-wa-żyć Eu-ro-pa
        neu-ro-log te-ra-peu-ta hi-sto-rii stu-dium cho-ro-ba le-karz szpi-tal le-cze-nie krew ser-ce
        pa-cjent pa-cjen-ci zdro-wie ból płu-ca ko-bie-ta mie-siąc dzie-cko nie-u-da-ny przy-czy-na
        ast-ma in-fek-cja
    """,
    "ru": """
        бо-лезнь врач ле-че-ни-е здо-ро-вье серд-це кровь лё-гки-е боль-ни-ца па-ци-ент ле-кар-ство
        ап-те-ка тем-пе-ра-ту-ра ка-шель грипп ре-бё-нок я-ви-лось об-сле-до-ва-ни-е ди-а-бет у-ко-лы
        взрос-лый день и-ме-ет ал-лер-ги-я о-пе-ра-ци-я сим-птом э-то
    """,
    "hu": """
        be-teg-ség or-vos gyógy-szer ke-ze-lés szív vér tü-dő kór-ház gyer-mek e-gész-ség láz fáj-da-lom
        au-tó Eu-ró-pa cu-kor-be-teg-ség te-rá-pi-a al-ler-gi-a fer-tő-zés mű-tét ta-blet-ta nő
        ál-la-pot i-dő a-nya víz
    """,
}
"""French, Portuguese and Italian as spoken, not as parted at the end of a line."""
CASES = [(language, parted) for language, words in PARTED.items() for parted in words.split()]


@pytest.mark.parametrize(("language", "parted"), CASES)
def test_spelling_tells_the_syllables(language, parted):
    assert spelled_syllables(parted.replace("-", ""), language) == parted.count("-") + 1


def test_every_language_has_its_table():
    assert all(len(words.split()) >= 25 for words in PARTED.values())


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("كِتَابٌ", 5),  # i once, the long a twice, un twice
        ("كتاب", 3),
        ("مُدَرِّسٌ", 7),
        ("في", 2),
        ("ا", 1),
    ],
)
def test_arabic_is_counted_as_osman_counts(word, count):
    assert spelled_syllables(word, "ar") == count


def test_a_language_without_rules_has_its_vowel_groups_counted():
    assert spelled_syllables("Účinek", "cs") == 3


def test_what_is_no_word_is_not_taken_apart():
    assert spelled_syllables("a" * 200_000 + "b", "fr") == 1


@given(st.text(max_size=120), st.sampled_from([*PARTED, "ar", "cs", ""]))
def test_any_text_has_a_syllable(word, language):
    assert 1 <= spelled_syllables(word, language) <= max(1, 2 * len(word))
