from datetime import date

import pytest

from bot.digest.readings import parse_reading
from bot.story.errors import ReadingError
from bot.story.values import Category, Names, Note, Order, OrderRelation, Period, Quantity, Route, Value
from tests.digest.written import READING, READING_FILE, spoil, the_story

STORY = the_story()
ENTITIES = STORY.entities


def value_of(aspect: str, written: str) -> Value:
    text = spoil(READING, 'aspect = "count"', f'aspect = "{aspect}"')
    text = spoil(text, 'value = { exact = 40, of = "dockers" }', f"value = {written}")
    return parse_reading(text, READING_FILE, STORY).claims[0].value


SOUND = [
    ("count", "{ exact = 40 }", Quantity(40, 40)),
    ("count", '{ exact = 40, of = "dockers" }', Quantity(40, 40, "dockers")),
    ("count", '{ exact = 2.5, unit = "years" }', Quantity(2.5, 2.5, unit="years")),
    ("count", "{ exact = 12, part = true }", Quantity(12, 12, part=True)),
    ("count", "{ least = 50 }", Quantity(50, None)),
    ("count", "{ most = 4 }", Quantity(None, 4)),
    ("count", "{ least = 2, most = 4 }", Quantity(2, 4)),
    ("count", '{ word = "several", of = "dockers" }', Quantity(3, None, "dockers", "several")),
    ("present", '{ names = ["adler"] }', Names((ENTITIES["adler"],))),
    (
        "present",
        '{ names = ["dockers", "adler"], closed = true }',
        Names((ENTITIES["dockers"], ENTITIES["adler"]), closed=True),
    ),
    ("status", '{ term = "open" }', Category(STORY.vocabularies["status"].term("open"))),
    ("status", '{ term = "open", part = true }', Category(STORY.vocabularies["status"].term("open"), True)),
    ("route", '{ stops = ["quay", "port"] }', Route((ENTITIES["quay"], ENTITIES["port"]))),
    ("when", '{ on = "2020" }', Period(date(2020, 1, 1), date(2020, 12, 31))),
    ("when", '{ on = "2020-02" }', Period(date(2020, 2, 1), date(2020, 2, 29))),
    ("when", '{ on = "2020-08-14" }', Period(date(2020, 8, 14), date(2020, 8, 14))),
    ("when", '{ from = "2020", to = "2021-03" }', Period(date(2020, 1, 1), date(2021, 3, 31))),
    ("remark", "{}", Note()),
]


@pytest.mark.parametrize(("aspect", "written", "expected"), SOUND)
def test_a_value_is_read_by_its_aspects_type(aspect, written, expected):
    assert value_of(aspect, written) == expected


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("before", OrderRelation.BEFORE),
        ("together", OrderRelation.TOGETHER),
        ("exchange", OrderRelation.EXCHANGE),
    ],
)
def test_an_order_is_read(relation, expected):
    value = value_of("sequence", f'{{ first = "offer", relation = "{relation}", second = "walkout" }}')
    assert value == Order(ENTITIES["offer"], expected, ENTITIES["walkout"])


def test_after_is_before_with_the_events_swapped():
    value = value_of("sequence", '{ first = "walkout", relation = "after", second = "offer" }')
    assert value == Order(ENTITIES["offer"], OrderRelation.BEFORE, ENTITIES["walkout"])


BROKEN = [
    ("count", "40", "claim c01: value must be a table, not a whole number"),
    ("count", "{}", "an empty value does not fit aspect “count” of type quantity: write { exact = 123"),
    ("count", '{ names = ["adler"] }', "a value of type names does not fit aspect “count” of type quantity"),
    ("count", '{ of = "dockers" }', "takes just one of exact, word, or least and most"),
    ("count", "{ exact = 4, least = 2 }", "takes just one of exact, word, or least and most"),
    ("count", '{ exact = 4, word = "several" }', "takes just one of exact, word, or least and most"),
    ("count", '{ exact = "40" }', "exact must be a number, not text in quotes"),
    ("count", "{ exact = nan }", "exact must be a finite number"),
    ("count", "{ exact = true }", "exact must be a number, not true or false"),
    ("count", "{ least = 5, most = 4 }", "least 5 is above most 4"),
    (
        "count",
        '{ word = "sevral" }',
        "word “sevral” is unknown in [quantities] of config/harbour.toml; did you mean “several”?",
    ),
    ("count", '{ word = "dozens" }', "word “dozens” is unknown"),
    ("count", '{ exact = 4, part = "yes" }', "part must be true or false, not text in quotes"),
    ("count", '{ exact = 4, off = "dockers" }', "unknown field “off”; did you mean “of”?"),
    ("count", "{ exact = 4, of = 7 }", "of must be text in quotes, not a whole number"),
    ("present", "{ exact = 4 }", "a value of type quantity does not fit aspect “present” of type names"),
    ("present", "{ names = [] }", "names is empty: name at least one"),
    (
        "present",
        '{ names = ["adlr"] }',
        "names “adlr” is unknown in [entities] of config/harbour.toml; did you mean “adler”?",
    ),
    ("present", '{ names = "adler" }', "names must be a list, not text in quotes"),
    ("present", '{ names = ["adler", "adler"] }', "names has “adler” 2 times"),
    ("present", '{ names = ["adler"], closed = 1 }', "closed must be true or false"),
    ("present", "{ closed = true }", "field “names” is missing"),
    ("status", '{ term = "shut" }', "term “shut” is unknown in [vocabularies.status] of config/harbour.toml"),
    ("status", '{ term = "opn" }', "did you mean “open”?"),
    ("status", '{ on = "2020" }', "a value of type date does not fit aspect “status” of type category"),
    ("route", "{ stops = [] }", "stops is empty: name at least one"),
    ("route", '{ stops = ["adler"] }', "“adler” is a stop but not of kind place: its kind is person"),
    ("route", '{ stops = ["qay"] }', "stops “qay” is unknown"),
    (
        "sequence",
        '{ first = "offer", relation = "befor", second = "walkout" }',
        "relation “befor” is unknown; did you mean “before”?",
    ),
    (
        "sequence",
        '{ first = "offer", relation = "before", second = "offer" }',
        "“offer” cannot be ordered with itself",
    ),
    (
        "sequence",
        '{ first = "offer", relation = "before", second = "quay" }',
        "“quay” is ordered but not of kind event",
    ),
    ("sequence", '{ first = "offr", relation = "before", second = "walkout" }', "first “offr” is unknown"),
    ("sequence", '{ first = "offer", relation = "before" }', "field “second” is missing"),
    ("when", '{ on = "2020-13" }', "on “2020-13” is not in the calendar"),
    ("when", '{ on = "0000" }', "on “0000” is not in the calendar"),
    ("when", '{ on = "2021-02-29" }', "on “2021-02-29” is not in the calendar"),
    ("when", '{ on = "August 2020" }', "on “August 2020” is not a year, month or day: write 2020, 2020-08"),
    ("when", "{ on = 2020 }", "on must be text in quotes, not a whole number"),
    ("when", "{ on = 2020-08-14 }", "on must be text in quotes, not a date"),
    ("when", '{ from = "2021", to = "2020" }', "from 2021-01-01 is after to 2020-12-31"),
    ("when", '{ from = "2021" }', "field “to” is missing"),
    ("when", '{ on = "2020", to = "2021" }', "takes either on, or from and to"),
    ("remark", '{ text = "hello" }', "an aspect of type note takes no value: leave it out"),
]


@pytest.mark.parametrize(("aspect", "written", "part"), BROKEN)
def test_a_value_that_does_not_fit_is_refused(aspect, written, part):
    with pytest.raises(ReadingError) as caught:
        value_of(aspect, written)
    assert f"{READING_FILE}, claim c01" in str(caught.value)
    assert part in str(caught.value)
