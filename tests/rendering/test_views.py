"""Windows and the bot's own page: valid for any answer, digest and text, with nothing lost between pages."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.asked import Asked
from bot.rendering.blocks import limits, views
from bot.rendering.blocks.controls import Offer
from bot.rendering.blocks.evidence import passage_blocks
from bot.rendering.blocks.home import home_view
from bot.rendering.blocks.messages import answer_message, check_message
from bot.rendering.pages import outline_of
from bot.rendering.verdicts import outline_of_check
from bot.story.quotations import Lack, Quotation
from tests.builders import a_digest, a_question, a_source, a_story
from tests.loopback.limits import problems, view_problems
from tests.rendering.builders_rendering import (
    HOSTILE,
    a_check,
    a_line,
    a_part,
    an_answer,
    shown_text,
    some_sources,
)
from tests.rendering.test_blocks_properties import STORY, answers, assert_is_sound, relaxed, texts

SOURCES = {f"{n:03}": a_source(f"{n:03}") for n in range(60)}
quotations = st.one_of(
    st.sampled_from([Quotation(lack=Lack.ABSENT), Quotation(lack=Lack.CHANGED)]),
    texts.filter(bool).map(Quotation),
)


def all_pages(make):
    """Every page of a window, each of them valid."""
    shown, page = [], 0
    while True:
        view = make(page)
        assert view_problems(view) == []
        shown.append(view)
        if "page:next" not in str(view["blocks"][-1]):
            return shown
        page += 1


@relaxed
@given(answers(), texts, st.booleans())
def test_any_answer_with_its_buttons_is_a_valid_message(answer, text, private):
    offer = Offer(Asked("belarus", text, text), "disagreements", private, shared_by="" if private else "U1")
    message = answer_message(answer, STORY, offer)
    assert problems({"text": message.text, "blocks": message.blocks}) == []
    parts = answer.parts or (answer,)
    if private:
        assert_is_sound(message, {s.id for part in (answer, *parts) for s in part.sources})


@relaxed
@given(answers(depth=1))
def test_any_answer_is_a_window_with_all_its_rows(answer):
    outline = outline_of(answer, STORY)
    pages = all_pages(lambda page: views.outline_window("whole", "Whole", outline, asked="b x", page=page))
    shown = shown_text([block for view in pages for block in view["blocks"]])
    assert all(f"[{source.id}] " in shown for source in outline.sources)
    assert "more line" not in shown


@relaxed
@given(answers(depth=1), quotations)
def test_the_passages_of_any_answer_are_valid_windows(answer, quotation):
    blocks = passage_blocks(answer, SOURCES, lambda _source, _evidence: quotation)
    for page in views.pages_of(blocks):
        assert view_problems(views.window("passages", "Passages", page, asked="b x")) == []


@relaxed
@given(st.lists(st.builds(a_part, texts, st.sampled_from(["supported", "disputed"])), min_size=1), texts)
def test_any_verdict_is_a_valid_window_and_message(parts, statement):
    check = a_check(*parts, statement=statement or "?")
    outline = outline_of_check(check)
    all_pages(
        lambda page: views.outline_window("check", "Check", outline, asked="b x", page=page, submit="Post")
    )
    message = check_message(check, "U1")
    assert problems({"text": message.text, "blocks": message.blocks}) == []


@relaxed
@given(st.lists(st.tuples(texts, st.lists(texts, max_size=12)), max_size=12))
def test_any_digests_make_a_valid_page(stories):
    digests = [
        a_digest(
            story=a_story(
                f"s{n}",
                title=title,
                questions=[a_question(f"q{i}", title=text) for i, text in enumerate(questions)],
            ),
            sources=[a_source(title=title)],
        )
        for n, (title, questions) in enumerate(stories)
    ]
    assert view_problems(home_view(digests)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_carried_and_quoted_literally(text):
    asked = Asked("belarus", text, text)
    for view in (views.export_window(asked), views.reason_window(asked)):
        assert view_problems(view) == []
    blocks = passage_blocks(an_answer(a_line(text)), SOURCES, lambda *_: Quotation(text))
    assert view_problems(views.paged_window("passages", "P", blocks, asked="b", page=0)) == []


def test_a_page_past_the_last_is_the_last():
    outline = outline_of(an_answer(a_line()), STORY)
    assert views.outline_window("whole", "Whole", outline, asked="b", page=99) == views.outline_window(
        "whole", "Whole", outline, asked="b", page=0
    )


def test_what_did_not_fit_is_reached_by_a_button():
    lines = [a_line(f"Line {n}. {'word ' * 60}") for n in range(100)]
    offer = Offer(Asked("belarus", "x"))
    short = answer_message(an_answer(*lines[:3]), STORY, offer)
    long = answer_message(an_answer(*lines), STORY, offer)
    assert "Show all lines" not in shown_text(short.blocks)
    assert "Show all lines" in shown_text(long.blocks)


def test_a_quotation_stands_below_its_place():
    blocks = passage_blocks(an_answer(a_line()), SOURCES, lambda *_: Quotation("Exactly this."))
    [claim] = [block for block in blocks if block["type"] == "rich_text"]
    assert [each["type"] for each in claim["elements"]] == [
        "rich_text_section",
        "rich_text_section",
        "rich_text_list",
        "rich_text_quote",
    ]
    assert claim["elements"][-1]["elements"] == [{"type": "text", "text": "Exactly this."}]


def test_articles_without_quotations_are_named_once():
    blocks = passage_blocks(
        an_answer(a_line(), a_line("So.", source="001")), SOURCES, lambda *_: Quotation(lack=Lack.ABSENT)
    )
    assert shown_text(blocks).count("No quotations from [001] and [003]") == 1


def test_a_menu_has_no_passages():
    answer = replace(an_answer(sources=some_sources()), lines=(), lead=None)
    assert passage_blocks(answer, SOURCES, lambda *_: Quotation(lack=Lack.ABSENT))[0]["type"] == "context"


def test_many_stories_stay_within_the_limit_of_a_page():
    digests = [a_digest(story=a_story(f"s{n}")) for n in range(60)]
    view = home_view(digests)
    assert len(view["blocks"]) <= limits.VIEW_BLOCKS
    assert "How to use" in shown_text(view["blocks"])
