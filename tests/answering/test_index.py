"""Claims by subject, aspect and what they speak of."""

from dataclasses import replace

import pytest

from bot.answering.engine import Answerer
from bot.answering.weights import PLAIN_WEIGHT, Weights
from bot.story.questions import Selector
from tests.answering.builders_answering import FERRY_ANSWERER, a_ferry_digest
from tests.answering.ferries import LIND, OKAFOR, UNION
from tests.answering.shared_words import some_general

INDEX = FERRY_ANSWERER.index


def keys(*selectors: str) -> list[tuple[str, str]]:
    return [group.key for group in INDEX.gathered(Selector.parse(text) for text in selectors)]


@pytest.mark.parametrize(
    ("selectors", "expected"),
    [
        (["strike:count"], [("strike", "count")]),
        (["fares:reason", "fares:rise"], [("fares", "reason"), ("fares", "rise")]),
        (["fares:*", "fares:rise"], [("fares", "rise"), ("fares", "reason")]),
        (["person/*:statement"], [("person/lind", "statement")]),
        (["strike:end"], []),
        ([], []),
    ],
)
def test_groups_come_in_the_selectors_order_each_once(selectors, expected):
    assert keys(*selectors) == expected


def test_a_group_holds_the_claims_of_all_sources():
    assert [claim.id for claim in INDEX.groups["strike", "count"].claims] == ["a1.c01", "a2.c01"]


@pytest.mark.parametrize(
    ("group", "feature"),
    [
        (("strike", "count"), "c:number"),
        (("strike", "count"), "c:crew"),
        (("strike", "motive"), "c:wages"),
        (("strike", "when"), "c:when"),
        (("strike", "leaders"), "c:name"),
        (("strike", "leaders"), "e:lind"),
        (("person/lind", "role"), "w:stoker"),
        (("fares", "rise"), "c:fares"),
    ],
    ids=["type of value", "words", "more words", "date", "names", "member", "plain word", "subject"],
)
def test_a_group_is_found_by_what_its_claims_speak_of(group, feature):
    assert feature in INDEX.groups[group].features


def test_views_and_limits_are_no_features_of_claims():
    assert all(f[:2] in {"c:", "e:", "w:"} for group in INDEX.groups.values() for f in group.features)


@pytest.mark.parametrize(
    ("entity", "expected"), [(LIND, [("strike", "leaders")]), (OKAFOR, [("strike", "leaders")]), (UNION, [])]
)
def test_the_lists_that_name_an_entity_are_known(entity, expected):
    assert list(INDEX.naming(entity)) == expected


def test_findings_are_found_by_subject_and_aspect():
    assert [f.aspect for f in INDEX.findings([("strike", "leaders"), ("strike", "count")])] == [
        "leaders",
        "count",
    ]


class TestSpokenBy:
    EVERY = frozenset().union(*(group.features for group in INDEX.groups.values()))

    @pytest.mark.parametrize("claim", INDEX.digest.claims, ids=lambda claim: claim.id)
    def test_features_asked_for_one_by_one_are_those_that_the_claim_has(self, claim):
        found = {feature for feature in self.EVERY if INDEX.spoken_by(claim, {feature})}
        assert found == INDEX.features.of(claim)

    def test_what_a_claim_is_asked_for_by_counts_only_where_that_is_wanted(self):
        claim = next(claim for claim in INDEX.digest.claims if claim.id == "a1.c02")
        asked = replace(claim, asked=("grievance",))
        claims = (asked, *(c for c in INDEX.digest.claims if c.id != asked.id))
        index = Answerer(a_ferry_digest(*claims), some_general()).index
        assert [index.spoken_by(asked, {"a:grieva"}, asked=wanted) for wanted in (False, True)] == [
            frozenset(),
            {"a:grieva"},
        ]


class TestWeights:
    WEIGHTS = Weights([["c:strike", "c:crew"], ["c:strike"], ["c:strike", "w:tide"]])

    def test_the_rarer_weighs_more(self):
        assert self.WEIGHTS["c:crew"] > self.WEIGHTS["c:strike"]

    def test_what_no_document_has_weighs_most(self):
        assert self.WEIGHTS["c:moon"] > self.WEIGHTS["c:crew"]

    def test_a_plain_word_weighs_no_more_than_its_bound(self):
        assert Weights([[]] * 1_000)["w:moon"] == PLAIN_WEIGHT

    def test_every_weight_is_positive(self):
        assert self.WEIGHTS["c:strike"] > 0

    def test_weights_add_up_in_any_order(self):
        assert self.WEIGHTS.total({"c:crew", "c:strike"}) == self.WEIGHTS.total(["c:strike", "c:crew"])
