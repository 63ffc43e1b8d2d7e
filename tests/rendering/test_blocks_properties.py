"""Any answer becomes a valid message that names every source."""

import json

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.rendering.blocks import answer_message, check_message, limits
from bot.story.answers import Lead, LeadKind, Line, Notice, NoticeKind, Status
from bot.story.findings import Cause, Severity
from tests.builders import a_claim, a_finding, a_question, a_source, some_evidence
from tests.loopback.limits import problems
from tests.rendering.builders_rendering import (
    HOSTILE,
    a_check,
    a_count_position,
    a_part,
    a_topical_story,
    an_answer,
    shown_text,
    strings_of,
)

IDS = [f"{n:03}" for n in range(60)]
STORY = a_topical_story()
texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=40), st.integers(1, 300).map("word & <co> ".__mul__)
)
ids = st.sampled_from(IDS)
passages = st.lists(st.sampled_from(["p1", "p2", "q3", "t1.1", "l2.2", "h1", "d1"]), min_size=1, max_size=5)
counts = st.builds(
    lambda source, places, n: a_count_position(source, *places, exact=n), ids, passages, st.integers(0, 10**9)
)
questions = st.builds(
    lambda n, title: a_question(f"q-{n}", title=title, topic=f"Topic {n % 7}"), st.integers(0, 90), texts
)
findings = st.builds(
    lambda positions, severity, cause, items: a_finding(
        *positions, severity=severity, cause=cause, items=items
    ),
    st.lists(counts, min_size=1, max_size=15),
    st.sampled_from(Severity),
    st.sampled_from(Cause),
    st.lists(texts, max_size=3),
)

notices = st.builds(
    Notice, st.sampled_from([kind for kind in NoticeKind if kind != "checked"]), st.tuples(texts)
) | st.builds(lambda text: Notice(NoticeKind("checked"), (text, "supported")), texts)


@st.composite
def lines(draw):
    made = a_claim(f"{draw(ids)}.c1", says=draw(texts), evidence=[some_evidence(p) for p in draw(passages)])
    return Line(made.citations, (made,))


@st.composite
def answers(draw, depth=0):
    some_lines = draw(st.lists(lines(), max_size=60))
    found = draw(st.lists(findings, max_size=8))
    lead = Lead(draw(st.sampled_from(LeadKind)), tuple(some_lines[:3]), found[0] if found else None)
    return an_answer(
        *some_lines,
        query=draw(texts),
        status=draw(st.sampled_from(Status)),
        title=draw(texts),
        lead=draw(st.sampled_from([lead, None])),
        findings=found,
        sources=[a_source(each, title=draw(texts)) for each in draw(st.sets(ids, max_size=60))],
        more=draw(st.integers(0, 50)),
        near=tuple(draw(st.lists(lines(), max_size=5))),
        suggestions=tuple(draw(st.lists(questions, max_size=30))),
        notices=tuple(draw(st.lists(notices, max_size=6))),
        parts=tuple(draw(st.lists(answers(depth=1), max_size=8))) if depth == 0 else (),
    )


def assert_is_sound(message, sources):
    assert problems({"text": message.text, "blocks": message.blocks}) == []
    assert len(json.dumps(message.blocks, ensure_ascii=False)) <= limits.LAYOUT
    assert not any(mark in each for each in strings_of(message.blocks) for mark in ("<!", "<@", "<#"))
    assert all(strings_of(message.blocks))
    shown = shown_text(message.blocks)
    assert [each for each in sources if f"[{each}] " not in shown or f"\n[{each}] " not in message.text] == []
    assert "nothing else" in shown


relaxed = settings(
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking answers this large takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@relaxed
@given(answers())
def test_any_answer_is_a_valid_message_with_all_its_sources(answer):
    parts = answer.parts or (answer,)
    assert_is_sound(answer_message(answer, STORY), {s.id for part in (answer, *parts) for s in part.sources})


@relaxed
@given(
    st.lists(
        st.builds(
            a_part,
            texts,
            st.sampled_from(["supported", "disputed", "not-covered"]),
            supporting=st.lists(lines(), max_size=30).map(tuple),
            unknown=st.tuples(texts),
        ),
        min_size=1,
        max_size=12,
    ),
    texts,
)
def test_any_verdict_is_a_valid_message_with_all_its_sources(parts, statement):
    check = a_check(*parts, statement=statement or "?", sources=tuple(a_source(each) for each in IDS))
    assert_is_sound(check_message(check), IDS)
