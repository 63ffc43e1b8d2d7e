"""From claims to lines."""

import pytest

from bot.answering.groups import Group
from bot.answering.lines import lead_of, line_of, lines_of, source_line
from bot.story.answers import LeadKind
from bot.story.values import Note
from tests.answering.builders_answering import said
from tests.builders import a_claim, a_finding, a_passage, a_position, a_quantity, a_source, some_evidence

HERE = some_evidence("p1")
THERE = some_evidence("p2")


def a_count(id: str, number: float, *evidence):  # noqa: A002  # as in tests.builders
    return a_claim(id, value=a_quantity(number), evidence=evidence or (HERE,))


def a_group(*claims, aspect: str = "count") -> Group:
    return Group("release", aspect, claims, frozenset())


def test_a_line_cites_all_evidence_of_its_claims_once():
    line = line_of(a_count("a.c01", 4, HERE, THERE), a_count("a.c02", 4, THERE))
    assert [citation.passage for citation in line.citations] == ["p1", "p2"]


def test_a_source_is_presented_with_its_first_passage():
    line = source_line(a_source("a", passages=[a_passage("h1"), a_passage("p1")]))
    assert (line.source.id, line.citations[0].passage) == ("a", "h1")


def test_what_a_source_says_twice_is_one_line():
    assert len(lines_of([a_count("a.c01", 4), a_count("a.c02", 4, THERE)])) == 1


def test_what_two_sources_say_is_two_lines():
    assert len(lines_of([a_count("a.c01", 4), a_count("b.c01", 4)])) == 2


def test_what_a_source_contradicts_itself_in_is_two_lines():
    assert len(lines_of([a_count("a.c01", 4), a_count("a.c02", 5)])) == 2


@pytest.mark.parametrize(("other", "lines"), [("It rains.", 1), ("It snows.", 2)])
def test_remarks_are_the_same_when_their_words_are(other, lines):
    remarks = [
        a_claim("a.c01", aspect="note", value=Note(), says="It rains."),
        a_claim("a.c02", aspect="note", value=Note(), says=other),
    ]
    assert len(lines_of(remarks)) == lines


def test_lines_keep_the_order_of_their_claims():
    assert said(lines_of([a_count("b.c01", 4), a_count("a.c01", 5)])) == ["b.c01", "a.c01"]


class TestLead:
    def test_nothing_told_has_no_lead(self):
        assert lead_of((), (), ()) is None

    def test_claims_outside_every_group_have_no_lead(self):
        assert lead_of((a_group(a_count("a.c01", 4), aspect="fines"),), (a_count("b.c01", 4),), ()) is None

    def test_one_source_leads_alone(self):
        claim = a_count("a.c01", 4)
        assert lead_of((a_group(claim),), (claim,), ()).kind is LeadKind.SINGLE

    def test_several_sources_that_are_not_compared_lead_together(self):
        claims = (a_count("a.c01", 4), a_count("b.c01", 4))
        assert lead_of((a_group(*claims),), claims, ()).kind is LeadKind.SEVERAL

    def test_agreement_leads(self):
        claims = (a_count("a.c01", 4), a_count("b.c01", 4))
        finding = a_finding(a_position(*claims), severity=None, cause="agree")
        assert lead_of((a_group(*claims),), claims, (finding,)).kind is LeadKind.AGREE

    def test_disagreement_leads_with_a_line_a_position(self):
        claims = (a_count("a.c01", 4), a_count("b.c01", 5))
        finding = a_finding(*map(a_position, claims))
        lead = lead_of((a_group(*claims),), claims, (finding,))
        assert (lead.kind, said(lead.lines), lead.finding) == (LeadKind.DIFFER, ["a.c01", "b.c01"], finding)

    def test_a_difference_of_scope_does_not_lead(self):
        claims = (a_count("a.c01", 4), a_count("b.c01", 5))
        finding = a_finding(*map(a_position, claims), cause="wider-scope")
        assert lead_of((a_group(*claims),), claims, (finding,)).kind is LeadKind.SEVERAL

    def test_a_disagreement_on_something_else_does_not_lead(self):
        claim = a_count("a.c01", 4)
        assert lead_of((a_group(claim),), (claim,), (a_finding(subject="other"),)).kind is LeadKind.SINGLE
