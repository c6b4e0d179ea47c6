"""Numbers, chances, units and dates: what is marked, and above all what is not."""

from collections.abc import Callable

import pytest

from checker.judge.asking import answer_rule

Marked = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 14.3% of people feel sick.", ["14.3%"]),
        ("About 14.3 per cent of people feel sick.", ["14.3 per cent"]),
        ("They were aged between 4.9 and 30.9 years.", ["4.9", "30.9"]),
        ("The risk was lower (RR 0.73, 95% CI 0.65 to 0.82).", ["0.73", "0.65", "0.82"]),
        ("The mean pain score fell by 2.4 points.", ["2.4"]),
        ("Take 2.5 mg in the morning and 0.5mg at night.", []),
        ("Take 2.5 to 5 mg, or 1.5 or 2.5 ml.", []),
        ("Drink 1.5 litres of water and walk 2.5 kilometres.", []),
        ("Your weight was 61.5 kg, your INR 2.5 and your HbA1c 6.5%.", []),
        ("A BMI of 18.5 to 24.9 is healthy.", []),
        ("A temperature of 37.5°C or 99.5 degrees is normal.", []),
        ("Use a 0.9% saline solution or 0.05% steroid cream.", []),
        ("It costs £9.35, $ 10.50 or 4.20 euros.", []),
        ("The clinic opens at 9.30 and closes at 4.30pm.", []),
        ("About 1.5 million people have it.", []),
        ("Read section 2.1 and figure 3.2.", []),
        ("It works with Bluetooth 5.0 and the app on Android 4.4.", []),
        ("See example.org/1.2/a or 10.1000/182, version 1.2.3.", []),
        ("Fast for 2.5 hours.", []),
        ("Call us with a fever above 37.8.", []),
        ("Call us at 100.4 F, or if your temperature stays at 38.5.", []),
        ("Body mass fell from 36.6 to 34.4 points.", ["36.6", "34.4"]),
        ("The difference was clear (p<0.001; P = 0.03).", []),
        ("Call us when your number is above 7.5 or <3.9.", []),
        ("The number fell by more than 2.5 points.", ["2.5"]),
        ("The levels were 2.3 pg/ml, 3.5 mIU/L, 0.4 mEq and 4.5 x 109/l.", []),
        ("Take 1.5 sachets and 0.5 drops.", []),
    ],
)
def test_decimals(marked: Marked, text: str, expected: list[str]):
    assert marked("decimal-number", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rest for 3-5 days.", ["3-5"]),
        ("Rest for 3 – 5 days.", ["3 – 5"]),
        ("Children aged 4–17 years can come on 4-6 July.", ["4–17", "4-6"]),
        ("The study ran from 2015-2018.", ["2015-2018"]),
        ("Walk 8-12 minutes.", ["8-12"]),
        ("The Guidelines for Americans, 2020-2025, say so.", []),
        ("Others found this too [5-7].", []),
        ("Call 555-0142, 1-800-555-0199 or 020-7946-0018.", []),
        ("COVID-19 and the 2-1 win.", []),
        ("Form 12-7 is from 2026-04-03.", []),
        ("A 6-week course and a 3-day visit.", []),
        ("Open 24-7.", []),
        ("Your code is 12-345.", []),
        ("Temperatures of -5-10 are cold.", []),
    ],
)
def test_ranges(marked: Marked, text: str, expected: list[str]):
    assert marked("dash-in-range", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take two tablets three times a day.", ["two", "three"]),
        ("Two nurses will help.", []),
        ("One of two-thirds, or one or two people.", []),
        ("About two thirds feel better, two in three of them soon.", []),
        ("A two-week course.", []),
    ],
)
def test_counts_in_letters(marked: Marked, text: str, expected: list[str]):
    assert marked("number-as-word", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Come on 03/04/2026.", ["03/04/2026"]),
        ("Come on 3/4/26.", ["3/4/26"]),
        ("Come on 03.04.2026 or 03-04-2026.", ["03.04.2026", "03-04-2026"]),
        ("Come on 13/04/2026, 04/13/2026 or 4/4/2026.", ["13/04/2026", "04/13/2026", "4/4/2026"]),
        ("Come on 2026-04-03 or 3 April 2026.", []),
        ("Lot 33/44/2026, blood pressure 120/80, 1/2 a tablet, version 1.2.26.", []),
        ("Sections 1.2.2026.1 and 45/04/2026.", []),
    ],
)
def test_dates(marked: Marked, text: str, expected: list[str]):
    assert marked("ambiguous-date", text) == expected


@pytest.mark.parametrize(
    ("text", "outcome", "better"),
    [
        ("Come on 03/04/2026.", "failed", "“03/04/2026” can be 3 April 2026 or 4 March 2026"),
        ("Come on 13/04/2026.", "cantTell", "“13/04/2026” may be 13 April 2026"),
        ("Come on 04/13/26.", "cantTell", "“04/13/26” may be 13 April 26"),
    ],
)
def test_a_date_with_two_readings_is_proven_and_one_is_asked_about(
    ask, make, text: str, outcome: str, better: str
):
    told, message = ask("ambiguous-date", make.evidence(text=make.page_text(text)))
    assert (told, message.partition(":")[0]) == (outcome, better)


def test_neither_reading_of_a_date_is_told_as_what_to_write(book, make, facts_of):
    facts = facts_of(make.evidence(text=make.page_text("Come on 03/04/2026.")))
    findings, _ = answer_rule(book.rules["ambiguous-date"], facts, "first")
    assert [one.instead for one in findings] == [()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 12% of patients feel sick.", ["12%"]),
        ("About 12 percent of the women in it slept.", ["12 percent"]),
        ("The chance of a cure is 80%.", ["80%"]),
        ("In 8% of cases it comes back.", ["8%"]),
        ("About 12 in 100 people feel sick, which is 12% of patients.", []),
        ("It is 12% (12 out of every 100 people).", []),
        ("It cuts the risk by about 50%.", []),
        ("Women were 20% more likely to sleep.", []),
        ("A 5% cream keeps out 97% of the rays.", []),
        ("You can be 100% sure. 0% of people died.", []),
        ("The risk was lower (95% CI 2 to 3).", []),
        ("It was 12.5% of patients.", []),
        ("Eat 20% of your calories in the morning.", []),
    ],
)
def test_shares_of_people(marked: Marked, text: str, expected: list[str]):
    assert marked("percent-without-people", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 1 in 8 for women and 1 in 200 for men.", ["1 in 200"]),
        ("One in five people and 3 out of 7 men.", ["3 out of 7"]),
        ("It is 125 in 1,000 for women and 5 in 1,000 for men.", []),
        ("Take 1 in 24 hours and 2 in 3 days.", []),
        ("It was 1 in 8 in the first year. In 3 in 1990 studies.", []),
        ("It is 1 in 8.\n\nIt is 1 in 200.", []),
        ("We saw 7 of 12 studies and 9 of 30 trials.", []),
    ],
)
def test_bases_of_chances(marked: Marked, text: str, expected: list[str]):
    assert marked("different-denominators", text) == expected


def test_different_bases_get_one_that_fits_both(ask, make):
    _, message = ask(
        "different-denominators", make.evidence(text=make.page_text("It is 1 in 8 here and 1 in 200 there."))
    )
    assert message.endswith("give both out of 1,000.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 1 in 7 people. Later 20% of patients are tired.", ["20%"]),
        ("It is 1 in 7 people (14% of patients).", []),
        ("Use a 5% cream. It helps 1 in 7 people.", []),
    ],
)
def test_two_ways_of_writing_a_chance(marked: Marked, text: str, expected: list[str]):
    assert marked("mixed-number-formats", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smoking doubles the risk of a stroke.", ["doubles the risk"]),
        ("You are three times more likely to fall.", ["three times more likely"]),
        ("It is 50% less likely.", ["50% less likely"]),
        ("It cuts the risk of a stroke by about 30%.", ["cuts the risk of a stroke by about 30%"]),
        ("There is a 30% higher risk.", ["30% higher risk"]),
        ("It doubles the risk, from 2 in 100 people to 4 in 100 people.", []),
        ("It doubles the risk, from 2% to 4%.", []),
        ("Double the dose. It takes twice as long.", []),
    ],
)
def test_changes_in_risk(marked: Marked, text: str, expected: list[str]):
    assert marked("relative-risk-only", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Your sugar is 7 mmol/L. Last week it was 6 mmol/L.", ["mmol/L"]),
        ("Your sugar is 7 mmol/l (millimoles in a litre).", []),
        ("Take 50 micrograms (mcg). Then take 100 mcg.", []),
        ("Take 50 mcg.", ["mcg"]),
        ("Dr Ng and Mr Gy take 5 mg.", []),
    ],
)
def test_units_few_people_know(marked: Marked, text: str, expected: list[str]):
    assert marked("unit-not-explained", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Give 15 mg per kg of body weight.", ["15 mg per kg"]),
        ("Divide the total number by 4.", ["Divide the total number by 4"]),
        ("Take your age and subtract 5.", ["subtract 5"]),
        ("The trial compared 5 mg/kg with 10 mg/kg.", []),
        ("The uptake was 3.7 ml/kg per minute.", []),
    ],
)
def test_sums_that_are_left_to_the_reader(marked: Marked, text: str, expected: list[str]):
    assert marked("calculation-needed", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lift no more than 5 kg. Later you can lift 20 pounds.", ["20 pounds"]),
        ("Lift no more than 5 kg (11 pounds).", []),
        ("Drink 2 litres. Take 2 teaspoons of it.", ["2 teaspoons"]),
        ("It is 5 cm long and weighs 2 pounds.", []),
        ("Lift 5 kg.\n\nLift 20 pounds.", []),
    ],
)
def test_two_systems_of_units(marked: Marked, text: str, expected: list[str]):
    assert marked("mixed-units", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take 15 mg/kg a day.", ["15 mg/kg"]),
        ("You need 30 ml for each kilogram.", ["30 ml for each kilogram"]),
        ("Multiply your weight by 30.", ["Multiply your weight by 30"]),
        ("Then subtract 10 from it.", ["subtract 10"]),
        ("Cells multiply by dividing. They were divided by age.", []),
        ("Divide the tablet in two. It is 3 mg per tablet.", []),
    ],
)
def test_sums_left_to_the_reader(marked: Marked, text: str, expected: list[str]):
    assert marked("calculation-needed", text) == expected
