"""Decisions are kept line by line; nothing that was written whole is lost."""

from dataclasses import replace

import pytest

from bot.digest.decisions_json import append_decision, held, load_decisions
from bot.digest.matters import claim_id, claim_matter, finding_matter, told_apart
from bot.story.decisions import Decision, MatterKind, Ruling, standing
from bot.story.errors import ReadingError
from bot.story.proposals import Certainty, Proposal
from tests.builders import a_claim, a_finding, a_position, a_quantity, some_evidence, some_names


def a_decision(matter="m1", ruling=Ruling.ACCEPTED, words=None, **fields):
    return Decision(matter, MatterKind.CLAIM, ruling, "2026-11-26T15:00:00+00:00", words or {}, **fields)


def nowhere(source, passage):
    del source, passage


def unchanged(source, passage):
    return f"{source} {passage}"


def changed(source, passage):
    return f"{source} {passage}, changed"


def matter_of(claim, passage_hash=unchanged):
    return claim_matter(Proposal(claim, Certainty.SURE, "rules"), passage_hash)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "story" / "decisions.jsonl"


def test_what_is_appended_is_loaded_again_in_order(path):
    kept = [
        a_decision("m1", words={"w": None, "x": "p"}, told="Forty left.", claim="a1.c03"),
        a_decision("m2", Ruling.EDITED, fields={"says": "“It”."}, was={"id": "c01"}),
        a_decision("m1", Ruling.UNDONE),
    ]
    for decision in kept:
        append_decision(decision, path)
    assert list(load_decisions(path)) == kept


def test_a_line_cut_short_by_a_crash_is_none_and_is_overwritten(path):
    append_decision(a_decision("m1"), path)
    with path.open("a", encoding="utf-8") as file:
        file.write('{"matter": "m2", "kin')
    assert [decision.matter for decision in load_decisions(path)] == ["m1"]
    append_decision(a_decision("m3"), path)
    assert [decision.matter for decision in load_decisions(path)] == ["m1", "m3"]


@pytest.mark.parametrize(
    "line", ["{}", "[]", "nonsense", '{"matter": 1, "kind": "claim"}', "", "[" * 100_000]
)
def test_a_broken_line_is_named(path, line):
    append_decision(a_decision(), path)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(ReadingError, match=r"decisions\.jsonl, line 2: is no decision"):
        load_decisions(path)


def test_the_last_decision_that_is_not_undone_stands():
    first, second = a_decision("m1"), a_decision("m1", Ruling.REJECTED)
    undone = a_decision("m1", Ruling.UNDONE)
    assert standing((first, second)) == {"m1": second}
    assert standing((first, second, undone)) == {"m1": first}
    assert standing((first, undone, undone)) == {}


def test_a_second_review_of_a_story_is_kept_out(tmp_path):
    with held(tmp_path), pytest.raises(ReadingError, match="reviewed in another window"), held(tmp_path):
        pass
    with held(tmp_path):
        pass


def test_a_decision_stands_while_the_passage_is_the_same_and_no_longer():
    matter = matter_of(a_claim())
    decision = a_decision(matter.id, words=matter.words)
    assert decision.stands_for(matter)
    assert decision.stands_for(matter_of(a_claim(), nowhere))
    assert not decision.stands_for(matter_of(a_claim(), changed))


def test_the_id_of_a_claim_hangs_on_what_is_said_and_the_words_alone():
    one = a_claim("000.c01", says="One way.", value=some_names("adler", "brandt"))
    same = a_claim("000.c07", says="Another way.", value=some_names("brandt", "adler"))
    other = a_claim("000.c01", value=some_names("adler"))
    moved = a_claim("000.c01", value=one.value, evidence=[some_evidence(span=(50, 60))])
    assert claim_id(one) == claim_id(same)
    assert len({claim_id(one), claim_id(other), claim_id(moved)}) == 3


def test_one_more_article_on_a_side_of_a_disagreement_does_not_ask_again():
    sides = [a_claim("000.c01", value=a_quantity(14)), a_claim("001.c01", value=a_quantity(123))]
    more = a_claim("002.c01", value=a_quantity(123), evidence=[some_evidence("p9")])
    before = finding_matter(a_finding(*map(a_position, sides)), unchanged)
    after = finding_matter(a_finding(a_position(sides[0]), a_position(sides[1], more)), unchanged)
    assert a_decision(before.id, words=before.words).stands_for(after)
    assert not a_decision(after.id, words=after.words).stands_for(before)


def test_another_number_makes_it_another_disagreement():
    one = finding_matter(a_finding(), unchanged)
    sides = (
        a_position(a_claim("000.c01", value=a_quantity(14))),
        a_position(a_claim("001.c01", value=a_quantity(99))),
    )
    assert finding_matter(a_finding(*sides), unchanged).id != one.id


def test_agreement_and_silence_need_nobody():
    assert finding_matter(a_finding(severity=None), unchanged) is None
    assert finding_matter(a_finding(severity="coverage-gap"), unchanged) is None


def a_likeness():
    sides = (
        a_position(a_claim("000.c01", value=some_names("adler"))),
        a_position(a_claim("001.c01", value=some_names("r-adler"))),
    )
    items = ("Rosa Adler", "R. Adler")
    return a_finding(*sides, severity="vague-vs-exact", kind="identity", cause="possibly-same", items=items)


def test_two_persons_told_apart_are_not_possibly_one_any_more():
    findings = [a_finding(), a_likeness()]
    matter = finding_matter(findings[1], unchanged)
    apart = Decision(matter.id, matter.kind, Ruling.REJECTED, "2026-11-26T15:00:00+00:00", matter.words)
    one = replace(apart, ruling=Ruling.ACCEPTED)
    undone = replace(apart, ruling=Ruling.UNDONE)
    assert list(told_apart(findings, (apart,))) == findings[:1]
    assert list(told_apart(findings, (one,))) == findings
    assert list(told_apart(findings, (apart, undone))) == findings
    assert list(told_apart(findings, ())) == findings


def test_two_persons_told_apart_by_other_words_are_compared_again():
    matter = finding_matter(a_likeness(), unchanged)
    words = {"another": None}
    apart = Decision(matter.id, matter.kind, Ruling.REJECTED, "2026-11-26T15:00:00+00:00", words)
    assert list(told_apart([a_likeness()], (apart,))) == [a_likeness()]
