"""What came before, after, together with or in return for what."""

import pytest

from bot.story.proposals import Certainty
from bot.story.values import Order
from tests.reading.drafting.builders_stories import orders, read

FIRST = {("strike", "before", "reopening")}
LAST = {("reopening", "before", "strike")}
SWAP = {("reopening", "exchange", "strike")}
BOTH = {("reopening", "together", "strike")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The line reopened the port after the crew ended the strike.", FIRST),
        ("After the crew ended the strike, the port reopened the line.", FIRST),
        ("The port reopened the ferry line before the crew ended the strike.", LAST),
        ("The end of the strike led to the reopening of the ferry line.", FIRST),
        ("The reopening of the line followed the end of the strike.", FIRST),
        ("The reopening of the line was followed by cheers.", set()),
        ("The crew ended the strike and the port then reopened the line.", FIRST),
        ("The reopening of the line and the subsequent end of the strike were welcome.", LAST),
        ("The port reopened the line in exchange for the end of the strike.", SWAP),
        ("The reopening of the line coincided with the end of the strike.", BOTH),
        ("The crew ended the strike. This move paved the way for the reopening of the line.", FIRST),
        ("As a result of the end of the strike, the port reopened the line.", FIRST),
        ("Did the port reopen the line after the crew ended the strike?", set()),
        ("The end of the strike did not lead to the reopening of the line.", set()),
        ("The crew ended the strike. The port reopened the line.", set()),
    ],
)
def test_orders(text, expected):
    assert orders(text) == expected


def test_a_table_gives_the_reason_for_an_affair():
    text = "| Point | Detail |\n|---|---|\n| Reason for the reopening | The crew agreed to end the strike |\n"
    assert orders(text) == SWAP


def test_an_order_needs_a_person():
    found = read("The port reopened the line after the crew ended the strike.")
    assert {p.certainty for p in found if isinstance(p.claim.value, Order)} == {Certainty.UNSURE}
