"""What an answer is made of, on a made-up story of goods held up in a port and on the ferry strike."""

import pytest

from bot.story.answers import Answer, LeadKind
from bot.story.questions import Question
from tests.answering.builders_answering import (
    FERRY_ANSWERER,
    a_ferry_digest,
    an_answerer,
    ask,
    every_line,
    notices_in,
    said,
    slug_of,
)
from tests.answering.ferries import QUESTIONS, a_note
from tests.builders import Aspect, Concept, a_claim, a_quantity, a_question, a_story, an_entity

GOODS = a_question(
    "goods",
    title="Which goods are held up?",
    topic="Goods",
    gathers=["goods:held", "goods/grain:status", "goods/timber:status", "goods/fish:status"],
    also=["goods/wine:status"],
    wordings=["goods held up", "which goods", "cargo"],
)
CARRIERS = a_question(
    "carriers",
    title="Which ships carry the freight?",
    topic="Ships",
    gathers=["ships:names"],
    wordings=["freight"],
)
OWNERS = a_question(
    "owners", title="Who owns the freight?", topic="Ships", gathers=["ships:owner"], wordings=["freight"]
)
OTHERS = tuple(
    a_question(slug, title=f"What of {slug}?", topic="Others", gathers=[f"{slug}:note"])
    for slug in ("tides", "lights", "pilots", "tolls", "cranes")
)
PORT_STORY = a_story(
    "port",
    questions=[GOODS, CARRIERS, OWNERS, *OTHERS],
    entities=[
        an_entity("marlow", kind="body", label="Marlow"),
        an_entity("gull", kind="goods", label="Gull"),
    ],
    aspects=[Aspect(name, "note", name) for name in ("held", "status", "names", "owner", "note")],
    subjects={"goods": "goods", "goods/grain": "grain", "goods/timber": "timber"}
    | {"goods/fish": "fish", "goods/wine": "wine", "ships": "the ships"},
    concepts=[
        Concept(name, {"en": (name,)}) for name in ("goods", "grain", "timber", "fish", "wine", "freight")
    ],
)
PORT = an_answerer(
    a_ferry_digest(
        a_note("a1.c01", "goods", "held", "Goods are held up."),
        a_note("a1.c02", "goods/grain", "status", "Grain waits."),
        a_note("a2.c01", "goods/timber", "status", "Timber waits."),
        a_note("a2.c02", "goods/fish", "status", "Fish rots."),
        a_note("a3.c01", "goods/wine", "status", "Wine waits."),
        a_note("a1.c03", "ships", "names", "The Gull carries it."),
        a_note("a2.c03", "ships", "owner", "Marlow owns it."),
        story=PORT_STORY,
    )
)

MORE = tuple(
    a_question(slug, title=f"What of {slug}?", topic="Others", gathers=[f"{slug}:note"])
    for slug in ("ropes", "nets", "sails", "anchors", "lamps", "oars", "bells")
)
PILOTS_AND_PORTERS = a_question(
    "views",
    title="What do those in the harbour say?",
    topic="Harbour",
    gathers=["says/pilots:note", "says/porters:note", "says/cooks:note"],
    wordings=["harbour view", "views of the harbour"],
)
DUES = a_question(
    "dues",
    title="What dues are there?",
    topic="Harbour",
    gathers=["dues/*:rate", "dues/*:payer"],
    wordings=["dues", "who pays dues", "quay dues"],
)
HARBOUR_STORY = a_story(
    "harbour",
    questions=[PILOTS_AND_PORTERS, DUES, *OTHERS, *MORE],
    entities=[an_entity(name, kind="body", label=name) for name in ("pilots", "porters", "cooks")],
    aspects=[Aspect(name, "note", name) for name in ("note", "rate", "payer")],
    subjects={f"says/{name}": name for name in ("pilots", "porters", "cooks")}
    | {"dues/quay": "quay dues", "dues/crane": "crane dues"},
    concepts=[
        Concept(name, {"en": (name,)}) for name in ("harbour", "dues", "quay", "crane", "pays", "view")
    ],
)
HARBOUR = an_answerer(
    a_ferry_digest(
        a_note("a1.c01", "says/pilots", "note", "A harbour view: it silts up."),
        a_note("a1.c02", "says/porters", "note", "All is well in the harbour."),
        a_note("a2.c01", "says/cooks", "note", "The harbour smells."),
        a_note("a2.c02", "dues/quay", "rate", "Nine marks a day at the quay."),
        a_note("a2.c03", "dues/quay", "payer", "The master pays."),
        a_note("a2.c04", "dues/crane", "rate", "Two marks an hour."),
        a_note("a2.c05", "dues/crane", "payer", "The merchant pays."),
        story=HARBOUR_STORY,
    )
)

QUERIES = (
    "how many of the crew are on strike",
    "why are they on strike",
    "who leads the strike",
    "when did the strike begin",
    "what happens to fares",
    "who is Maja Lind",
    "when will the strike end",
    "who pays the insurance",
    "what about walruses",
    "wages",
    "timeline",
)


def is_open(question: Question) -> bool:
    return not FERRY_ANSWERER.index.gathered(question.gathers)


class TestLines:
    @pytest.mark.parametrize("query", QUERIES)
    def test_every_line_is_cited_with_its_claims_own_evidence(self, query):
        for line in every_line(ask(query)):
            assert line.citations == tuple(c for claim in line.claims for c in claim.citations)

    def test_the_lead_is_the_disagreement_on_what_was_asked(self):
        lead = ask("how many of the crew are on strike").lead
        assert (lead.kind, lead.finding.aspect) == (LeadKind.DIFFER, "count")

    def test_the_lead_is_no_difference_where_sources_agree(self):
        assert ask("when did the strike begin").lead.kind is not LeadKind.DIFFER

    def test_the_lead_is_the_claim_of_the_only_source(self):
        lead = ask("why are they on strike").lead
        assert (lead.kind, said(lead.lines)) == (LeadKind.SINGLE, ["a1.c02"])

    def test_lines_follow_what_the_question_gathers_first(self):
        assert said(ask("beginning").lines) == ["a2.c03", "a3.c01", "a2.c05"]

    def test_what_the_query_does_not_speak_of_is_left_out(self):
        assert said(ask("when did the strike begin").lines) == ["a2.c03", "a3.c01"]


class TestSources:
    def test_sources_that_say_nothing_are_silent(self):
        assert [source.id for source in ask("how many of the crew are on strike").silent] == ["a3"]

    def test_a_silent_source_is_not_among_those_cited(self):
        answer = ask("how many of the crew are on strike")
        assert [source.id for source in answer.sources] == ["a1", "a2"]

    @pytest.mark.parametrize("query", QUERIES)
    def test_all_sources_are_counted(self, query):
        assert ask(query).of_sources == 3

    @pytest.mark.parametrize("query", QUERIES)
    def test_every_source_that_is_cited_is_listed(self, query):
        answer = ask(query)
        cited = {citation.source for line in every_line(answer) for citation in line.citations}
        assert cited <= {source.id for source in answer.sources}


class TestChosenSources:
    TIDES = a_ferry_digest(
        a_claim("a1.c01", subject="strike", value=a_quantity(40, of="crew"), says="40 are on strike."),
        a_claim("a1.c02", subject="strike", value=a_quantity(45, of="crew"), says="45 are on strike."),
        a_claim("a2.c01", subject="strike", value=a_quantity(60, of="crew"), says="60 are on strike."),
    )

    def asked(self, query: str) -> list[tuple[str, ...]]:
        answer = an_answerer(self.TIDES).answer(query)
        return [finding.sources for finding in answer.findings]

    def test_all_are_compared_where_none_is_chosen(self):
        assert ("a1", "a2") in self.asked("how many of the crew are on strike")

    def test_of_one_only_what_differs_within_it_is_told(self):
        assert self.asked("how many of the crew are on strike, according to a1") == [("a1",)]

    def test_one_that_does_not_differ_with_itself_differs_with_nobody(self):
        assert self.asked("how many of the crew are on strike, according to a2") == []


class TestJudging:
    @pytest.mark.parametrize(
        "query", ["who is right", "which article is right", "who leads them, who is right"]
    )
    def test_who_is_right_is_not_decided(self, query):
        answer = ask(query)
        assert ("unjudged" in notices_in(answer), bool(answer.findings)) == (True, True)

    def test_nothing_is_said_of_it_where_nobody_asks(self):
        assert "unjudged" not in notices_in(ask("who leads the strike"))

    def test_nor_where_nothing_is_told(self):
        answer = ask("who is right, when will the strike end")
        assert (answer.status, "unjudged" in notices_in(answer)) == ("not-covered", False)


class TestNarrowing:
    @pytest.mark.parametrize(
        ("query", "claims"),
        [
            ("the cargo", ["a1.c01", "a1.c02", "a2.c01", "a2.c02"]),
            ("the cargo, timber", ["a2.c01"]),
            ("the cargo, grain and fish", ["a1.c02", "a2.c02"]),
        ],
        ids=["nothing in particular", "one subject", "two subjects"],
    )
    def test_an_answer_keeps_what_the_query_names_and_nothing_that_does_not_speak_of_it(self, query, claims):
        assert said(PORT.answer(query).lines) == claims

    def test_what_a_query_asks_beyond_the_question_is_what_is_told(self):
        assert said(PORT.answer("cargo: the wine").lines) == ["a3.c01"]

    def test_what_a_question_adds_is_told_only_when_it_is_named(self):
        assert "a3.c01" in said(PORT.answer("the cargo, wine").lines)
        assert "a3.c01" not in said(PORT.answer("the cargo").lines)

    def test_a_slug_is_answered_in_full(self):
        assert said(PORT.answer("goods").lines) == ["a1.c01", "a1.c02", "a2.c01", "a2.c02"]

    def test_only_what_all_agree_on_is_told_when_only_that_is_asked_for(self):
        assert said(ask("when did the strike begin, what all agree on").lines) == ["a2.c03", "a3.c01"]

    def test_only_what_is_disputed_is_told_when_only_that_is_asked_for(self):
        answer = ask("who leads the strike, only where they differ")
        assert said(answer.lines) == ["a1.c03", "a2.c02"]


class TestSides:
    def test_all_whom_a_query_names_are_told_of(self):
        assert set(said(HARBOUR.answer("harbour view: pilots and porters").lines)) == {"a1.c01", "a1.c02"}

    def test_of_one_only_that_is_told(self):
        assert said(HARBOUR.answer("harbour view: pilots").lines) == ["a1.c01"]


class TestRows:
    def test_the_row_of_a_table_that_is_asked_first_is_told_whole(self):
        assert said(HARBOUR.answer("quay dues, nine marks").lines) == ["a2.c02", "a2.c03"]


class TestRivals:
    def test_a_question_that_fits_as_well_has_its_claims_told_too(self):
        assert said(PORT.answer("the freight").lines) == ["a1.c03", "a2.c03"]

    def test_the_first_of_equals_gives_the_title(self):
        assert slug_of(PORT.answer("the freight")) == "carriers"

    def test_a_question_that_fits_less_is_not_told(self):
        assert said(PORT.answer("which ships carry the freight").lines) == ["a1.c03"]


class TestRefusals:
    def test_an_open_question_is_refused_by_its_name(self):
        answer = ask("when will the strike end")
        assert (answer.status, slug_of(answer), answer.lines) == ("not-covered", "end", ())

    def test_a_refusal_gives_what_the_articles_say_instead(self):
        assert said(ask("when will the strike end").near) == ["a2.c03", "a3.c01"]

    def test_near_lines_are_cited(self):
        assert all(line.citations for line in ask("when will the strike end").near)

    def test_a_refusal_lists_the_sources_of_its_near_lines(self):
        assert [source.id for source in ask("when will the strike end").sources] == ["a2", "a3"]

    def test_every_source_is_silent_in_a_refusal(self):
        assert [source.id for source in ask("who pays the insurance").silent] == ["a1", "a2", "a3"]

    def test_a_refusal_names_the_words_nobody_knows(self):
        assert notices_in(ask("why do walruses sing"))["unknown-words"] == ("walruses", "sing")

    def test_a_refusal_has_no_lead(self):
        assert ask("when will the strike end").lead is None

    def test_a_person_of_whom_nothing_is_said_is_refused_by_name(self):
        answer = ask("who is Zofia Kowalska")
        assert (answer.status, answer.title) == ("not-covered", "Who is Zofia Kowalska?")

    def test_what_is_said_of_someone_with_a_name_like_it_is_near(self):
        assert said(ask("who is Okafroa").near) == ["a2.c04"]


class TestDetails:
    def test_claims_answer_where_no_question_fits(self):
        answer = ask("wages")
        assert (answer.status, slug_of(answer), said(answer.lines)) == ("answered", None, ["a1.c02"])

    def test_its_title_says_what_the_claims_are_about(self):
        assert ask("wages").title == "the walkout: reason"


class TestSuggestions:
    @pytest.mark.parametrize("query", QUERIES)
    def test_an_open_question_is_never_suggested(self, query):
        answer = ask(query)
        assert not [q.slug for q in answer.suggestions if q.each or is_open(q)]

    @pytest.mark.parametrize("question", [q for q in QUESTIONS if q.each is None], ids=lambda q: q.slug)
    def test_a_question_is_not_suggested_after_itself(self, question):
        assert question not in ask(question.slug).suggestions

    def test_questions_on_the_same_topic_are_suggested(self):
        assert {"why", "leaders", "beginning"} <= {q.slug for q in ask("how-many").suggestions}

    def test_the_menu_fills_up_what_is_missing(self):
        assert [q.slug for q in ask("fares").suggestions] == ["how-many", "why"]


def test_a_language_other_than_english_is_noticed():
    assert notices_in(ask("warum ist der Streik"))["language"] == ("German",)


def test_an_answer_bears_the_digest_s_stamp():
    answer: Answer = ask("fares")
    assert (answer.stamp.story, answer.stamp.built) == ("ferries", "2026-11-22")
