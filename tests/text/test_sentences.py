import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.sentences import sentences

CASES = [
    "Asthma is common.|It can make it hard to breathe.",
    "Dr. Patel works with Mrs. Jones at St. Mary's Hospital.|They treat children.",
    "Some foods, e.g. liver and pate, contain vitamin A.|Avoid them, i.e. until birth.",
    "See Fig. 2 for the parts of the eye.|The lens (approx. 9 mm wide) sits here, cf. page 14.",
    "Take 2.5 mg twice a day.|Do not take more than 7.5 mg.",
    "It was better (95% CI 10.1 to 14.9; p < 0.001).|That is 1 in 8 people.",
    "Read www.cdc.gov/flu/index.html now.|Then call.",
    "The guide is at https://www.cdc.gov/flu/prevent/index.html.|It was reviewed on 12.03.2024.",
    "1. Wash your hands. |2. Dry them well. |3. Open the pack.",
    "You may lack vitamin D.|You can take a tablet.",
    "He lives in the U.S.|The law is not the same there.",
    "Call at 9 a.m.|It opens then.",
    "Smith et al. found that it works.",
    "Leave me alone! he said.",
    "“I felt ill for months.|No one knew why.|Then I had a scan.”",
    "He said “I am ill.” to the nurse.",
    "It is 5' 4\" tall.|The next one is not.",
    "The patients' choice matters.|It's your body.",
    "Stroke is common.¹ ²|Act fast.",
    "Stop!|Rest now.|Call us?|Yes.",
    "No. 5 is the best.|Take it.",
    "This drug (also called X is new.|Ask your doctor.",
    "See Fig. A and Fig. 2.1.|Table 3 shows more.",
    "mRNA vaccines work.|pH matters too.|eGFR is a blood test.",
    "It costs $5.|5 people came in 2010.|12 died.",
    "You can: 1) rest and 2) drink.",
    "Do this:|1. Wash your hands|2. Dry them",
    "He has type 1.|The difference to type 2.|You can ask.",
    'She said, "I feel ill."|The nurse came.',
    '"Is it bad?" he asked.|"No," she said.|"It is not."',
    "It was (see above.) fine.",
    "They met at 5 p.m. Monday.|She left at 6 p.m. Tuesday.",
    "Ask for vitamins A, C and D.|Babies need them.",
    "Smith J., Jones A. and Brown B. wrote it.",
    "Use www.nhs.uk/Live.Well or mail Info@Site.Org today.",
    "The U.S. Food and Drug Administration (FDA) agreed.|In the U.S. it is legal.",
    "One... two... three.|Done.",
    "I took it for 2 wk.|Nothing changed.",
    "• Wash hands|• Dry them|• Rest",
    "Great! 😀|Next one.",
    "Rest well.😀|Then call.",
    "The dose is .5 mg.|Do not take more.",
    "E. coli and C. difficile cause it.|S. aureus does too.",
    "He saw Dr. A. B. Smith Jr. on Jan. 5.|It went well.",
    "It is safe (p. 5).|(See also p. 6.)|Ask us.",
    "Is it safe?|Yes!|(It is.)",
    '"I was ill. I lay in bed," says Ann, 40.|"Now I am well."',
    "Then we saw St. Thomas' Hospital.|It's big.",
    "The patients' stories matter.|The nurses' views do, too.",
    "I live at 5 Park Rd.|It is near St. Paul's.",
    "Take 1 tab.|If ill, take 2.",
    "People with MS.|It can start early.",
    "Some men have ED.|Doctors can help.",
    "DR. SMITH SAW HIM.|HE WAS WELL.",
    "The shop is on Main St.|The clinic is on St. Mary's Rd.",
    "Wash.|Rinse.|Repeat.",
    "Take one b.i.d. with food.|Take it at 9 A.M.|Then rest.",
    "Q. What is it?|A. It is a rash.",
    "Take 2 tsp.|Children take one.",
    "Is it vs. Smith?|She won!",
    "He has HIV.|AIDS comes later.",
    "People with MS.|I have it.",
    "A type found by J. Smith is rare.",
    "He said no.|I left.",
    "Report no. 22 is out.|Read it.",
    "Smith A, Jones B, et al.|Sleep and pain.",
    "Smith et al. (2020) and Ray et al. [3] agree.",
    "(This can be serious.|Call 999 if it happens.)",
    "Stay calm.|(Breathe in. Breathe out.)|Rest.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_ends_them(case):
    expected = [part.strip() for part in case.split("|")]
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


IN_OTHER_LANGUAGES = [
    ("fr", "C'est mon ex.|Elle va bien."),
    ("de", "Nehmen Sie z. B. Tee, Wasser usw. und schlafen Sie viel.|Das hilft."),
    ("de", "Der 2. Weltkrieg endete am 8. Mai 1945.|Danach kam Frieden."),
    ("de", "Sie haben Diabetes Typ 2.|Insulin hilft."),
    ("de", "Ab der 12. Woche geht es besser.|Im 3. Monat auch."),
    ("de", "Rufen Sie Frau Dr. med. Anna Huber an, Tel. 030 123456."),
    ("de", "Er nahm 3 Tabl. täglich.|Am 4. Tag war er gesund."),
    ("de", "„Mir ist schlecht. Ich habe Fieber“, sagte sie.|Der Arzt kam sofort."),
    ("de", "»Wie geht es?« fragte der Arzt.|»Gut.«"),
    ("de", "Das kostet ca. 20 Euro.|Fragen Sie Ihre Kasse (s. Seite 4)."),
    ("de", "Bei Fieber, Husten o. Ä. gehen Sie zum Arzt."),
    ("de", "Kaiser Franz II. regierte lange."),
    ("de", "Wir treffen uns um 10 Uhr.|12 Leute kommen."),
    ("de", "Die Praxis liegt in der Hauptstr. 5.|Parken ist gratis."),
    ("de", "Einnahme nur nach dem Essen!|Bei Fragen: Apotheke."),
    ("fr", "M. Dupont et Mme. Durand voient le Dr. Martin.|Ils ont rendez-vous le 5 mars."),
    ("fr", "Prenez p. ex. du paracétamol.|Voir p. 12 et fig. 3."),
    ("fr", "« Je suis malade. Je dors mal. » dit-elle.|Le médecin arrive."),
    ("fr", "Il a dit : « Je reviens. »|Puis il est parti."),
    ("fr", "Buvez de l'eau, du thé, etc.|Évitez l'alcool."),
    ("fr", "Né en 52 av. J.-C. à Rome, il fut soldat."),
    ("fr", "Quel âge avez-vous ?|J'ai 30 ans !|Merci."),
    ("es", "El Sr. Pérez y la Dra. Gómez trabajan en EE. UU. desde 2010."),
    ("es", "Tome la pastilla a las 8 a. m. y a las 8 p. m. todos los días."),
    ("es", "¿Le duele?|¡Llame ya!|Tome agua, caldo, etc.|Descanse."),
    ("es", "Vea la pág. 5 y el art. 3.|Es fácil."),
    ("es", "La Sra. Ruiz dijo: «Me duele.»|Luego se fue."),
    ("es", "Camine 30 min.|Después descanse."),
    ("it", "Il Sig. Rossi e la Dott.ssa Bianchi lavorano qui.|Sono bravi."),
    ("it", "Prenda p. es. il paracetamolo, ecc.|Poi riposi."),
    ("it", "Vedi pag. 3 e art. 5.|È facile."),
    ("it", "Sono l'Ing. Verdi.|Lei chi è?"),
    ("it", "Ha detto: «Sto male.»|Poi è andato via."),
    ("nl", "Dr. De Vries en mevr. Jansen komen o.a. uit Utrecht.|Zij zijn er om 9 uur."),
    ("nl", "Neem bijv. Paracetamol of Ibuprofen.|Vraag uw arts, apotheker enz.|Bel ons."),
    ("nl", "De kosten zijn ca. 50 euro.|Zie blz. 4 of afb. 3."),
    ("nl", "Ze was 81 jaar.|...en toch werkte ze nog."),
    ("nl", "Dat weet ik al.|Morgen komt hij."),
    ("da", "Ring til hr. Jensen el. fru Holm.|De er hjemme kl. 12."),
    ("da", "Mødet er d. 3. maj.|Kom til tiden."),
    ("da", "Spis f.eks. Rugbrød, havregryn osv.|Drik vand."),
    ("da", "Se s. 5 og nr. 3.|Det er nemt."),
    ("pl", "Dr Nowak i prof. Kowalski mieszkają przy ul. Długiej.|Są lekarzami."),
    ("pl", "W 1990 r. urodziła się Anna.|Ma 30 lat."),
    ("pl", "Proszę jeść np. Owoce, warzywa itd.|Proszę pić wodę."),
    ("pl", "To kosztuje 5 zł.|Dziękuję."),
    ("pl", "Zob. str. 5, rys. 3.|Tak jest łatwiej."),
    ("sk", "Prišiel MUDr. Novák, napr. Peter a p. Horváth.|Sú to lekári."),
    ("sk", "Stretnutie je 3. mája o 5. hodine.|Príďte včas."),
    ("cs", "Přišel prof. Novák a MUDr. Svoboda.|Je 5. května."),
    ("ru", "Проф. Иванов и др. врачи работают в г. Москве.|Они помогают."),
    ("ru", "Пейте воду, чай и т.д.|Не пейте кофе."),
    ("ru", "Он живёт на ул. Ленина, д. 5, кв. 10.|Это рядом."),
    ("ru", "А. С. Пушкин родился в 1799 г. в Москве.|Он писал стихи."),
    ("ru", "«Мне плохо. Я болею», — сказала она.|Врач пришёл."),
    ("ru", "См. рис. 3 и табл. 2.|Цена 500 руб.|Сдача 20 руб."),
    ("ru", "Примите 5 мг.|Через час повторите."),
    ("ru", "Как дела?|— Хорошо!|— Я рад."),
    ("bg", "Д-р Петров живее на ул. Шипка 5.|Той е лекар."),
    ("bg", "През 2014 г. България имаше 7 млн. души.|Това е факт."),
    ("kk", "Ол 1990 ж. туған.|Бұл жақсы."),
    ("el", "Ο κ. Παπαδόπουλος και η Δρ. Νίκου ήρθαν.|Πώς είστε;|Είμαι καλά."),
    ("el", "Πάρτε π.χ. Ασπιρίνη ή κάτι άλλο.|Μετά κοιμηθείτε."),
    ("hy", "Ես հիվանդ եմ:|Բժիշկը եկավ ժամը 10:30-ին:|Շնորհակալ եմ:"),
    ("hy", "Ես հիվանդ եմ։|Բժիշկը եկավ։"),
    ("hi", "डॉ. शर्मा आज आए।|वे कल जाएँगे।|क्या आप ठीक हैं?|हाँ!"),
    ("hi", "दवा दिन में 2.5 मि.ली. लें।|पानी पिएँ।"),
    ("hi", 'राम ने कहा, "मैं ठीक हूँ।"|फिर वह चला गया।'),
    ("mr", "डॉ. जोशी आले.|ते उद्या जातील.|औषध घ्या!"),
    ("ar", "هل أنت مريض؟|نعم.|خذ الدواء كل يوم!|اتصل بالطبيب."),
    ("ar", "قال د. أحمد إن الدواء مفيد.|شكرا."),
    ("fa", "حال شما چطور است؟|خوبم.|دارو را بخورید!"),
    ("ur", "آپ کیسے ہیں؟|میں ٹھیک ہوں۔|دوا لیں۔"),
    ("zh", "你好吗？|我很好。|请按时吃药！"),
    ("zh", "医生说：“按时吃药。”|然后他走了。"),
    ("zh", "请休息。|（不要开车。）|多喝水。"),
    ("zh", "“你怎么了？”医生问。|她说没事。"),
    ("zh", "他看了《你好。再见》这本书。|很好看。"),
    ("ja", "お元気ですか？|はい、元気です。|薬を飲んでください！"),
    ("ja", "「痛いです。」と彼は言った。|医者が来た。"),
    ("ja", "用量は３．５ｍｇです。|毎日飲みます。"),
    ("my", "နေကောင်းလား။|ကောင်းပါတယ်။"),
    ("am", "እንዴት ነህ?|ደህና ነኝ።|መድኃኒት ውሰድ።"),
    ("am", "ዶ/ር አበበ መጡ።|ጥሩ ነው።"),
    ("th", "กินยาวันละ 2 ครั้ง"),
    ("tr", "Dr. Yılmaz saat 9.00'da geldi.|Bu iyi bir haber."),
    ("sv", "Ta t.ex. Alvedon eller liknande.|Ring 1177 vid frågor."),
    ("pt", "O Sr. Silva e a Dra. Souza chegaram às 8 h.|Tome água, chá, etc.|Descanse."),
]


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("Nehmen Sie z. B. Tee. Er hilft oft.", "de-DE", 2),
        ("¿Le duele? Llame al médico.", "es-419", 2),
        ("Prenez le comprimé. Buvez de l'eau.", "fr", 2),
        ("これは山です。これは川です。", "ja", 2),
        ("One thing. Another thing.", "xx-unknown", 2),
        ("", "en", 0),
        (" \t ", "en", 0),
        ("No full stop", "", 1),
    ],
)
def test_other_languages_and_empty_texts(text, lang, count):
    assert len(sentences(text, lang)) == count


@pytest.mark.parametrize(("lang", "case"), IN_OTHER_LANGUAGES)
def test_each_language_has_its_own_marks_and_abbreviations(lang, case):
    expected = case.split("|")
    text = ("" if lang in ("zh", "ja") else " ").join(expected)
    assert [text[start:end] for start, end in sentences(text, lang)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line\nAnother line", ["One line", "Another line"]),
        ("A line cut \nby a program.", ["A line cut \nby a program."]),
        ("A heading \n\nthen a text. Its end.", ["A heading", "then a text.", "Its end."]),
        ("1.\nWash your hands", ["1.\nWash your hands"]),
        ("It is well.\u200b Now rest.\u200f Then go.", ["It is well.\u200b", "Now rest.\u200f", "Then go."]),
        ("It was rec\u00adom\u00admended. Do it.", ["It was rec\u00adom\u00admended.", "Do it."]),
        ("No space.Then a word.", ["No space.", "Then a word."]),
        ("The words were left out . . . I think.", ["The words were left out . . . I think."]),
        ("The end is left out . . . . Then more.", ["The end is left out . . . .", "Then more."]),
        ("As shown.12 13 The rest.[4] It works.", ["As shown.12 13", "The rest.[4]", "It works."]),
        (
            'It is true (Smith 2020). "It helps." (Jones 5).',
            ["It is true (Smith 2020).", '"It helps." (Jones 5).'],
        ),
        ("...", ["..."]),
        ("12", ["12"]),
        ("😀", ["😀"]),
    ],
)
def test_what_pages_and_programs_leave_in_a_text(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize("lang", sorted({lang for lang, _ in IN_OTHER_LANGUAGES} - {"th"}))
def test_every_sentence_that_is_no_quotation_is_one_sentence_alone(lang):
    pieces = [piece for code, case in IN_OTHER_LANGUAGES if code == lang for piece in case.split("|")]
    plain = [piece for piece in pieces if piece[0] not in '"“„«»「(' and piece[-1] not in '"“”»']
    assert [piece for piece in plain if len(sentences(piece, lang)) != 1] == []


@pytest.mark.parametrize(
    "piece",
    [
        "word ", "Word. ", "e.g. x ", ". ", ".", "!", "\n", " ", '"', "'a ", "a' ", "(", "a) ", "[1]", "1. a ", "• a ",
        "a.b.", "A. ", "abc.Abc", "x.1 2 ", "。", "」", "“a. ", "«", ",,", "-", "--\"", "#", ". #", "😀", "a.\u200b", "\r\n1.",
    ],
)  # fmt: skip
def test_a_long_line_of_anything_is_read_in_one_go(piece):
    """Each of these would take hours if the work grew with the square of the length."""
    text = "Start. " + piece * (600_000 // len(piece)) + "x"
    spans = sentences.__wrapped__(text)
    assert spans[0].start == 0
    assert spans[-1].end == len(text)


def test_five_megabytes_in_one_line():
    text = "It was Dr. Smith who saw 2.5 mg work (see p. 5). " * 100_000
    assert len(sentences.__wrapped__(text)) == 100_000


SIMPLE = st.lists(
    st.builds(
        lambda words, mark: " ".join(["The", *words]) + mark,
        st.lists(
            st.sampled_from(
                [
                    "pain",
                    "drink",
                    "water",
                    "daily",
                    "heart",
                    "tablet",
                    "sleep",
                    "2.5",
                    "mg",
                    "(often)",
                    "well-known",
                ]
            ),
            min_size=3,
        ),
        st.sampled_from([".", "!", "?", "...", ".”", ".[3]"]),
    ),
    min_size=1,
    max_size=8,
)


@given(SIMPLE, st.sampled_from(["en", "de", "da", "it", "pt-BR", "xx"]))
def test_plain_sentences_put_together_come_apart_again(parts, lang):
    text = " ".join(parts)
    assert [text[start:end] for start, end in sentences(text, lang)] == parts


@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("ab AB.!?¹²\"'“”()[]1 2,;:–-éß😀。„‘’«»•\n\u200b\u00ad"),
            st.characters(codec="utf-8"),
        ),
        max_size=120,
    ),
    st.sampled_from(["en", "de", "ja", "hy", "hi", "zz", "../en", ""]),
)
def test_no_character_is_lost_between_sentences(text, lang):
    spans = sentences(text, lang)
    place = 0
    for start, end in spans:
        assert place <= start < end <= len(text)
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()
