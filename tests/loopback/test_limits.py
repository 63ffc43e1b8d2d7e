import pytest

from tests.loopback.limits import problems, view_problems


def a_section(text="text", **more):
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def a_button(label="label", **more):
    return {"type": "button", "text": {"type": "plain_text", "text": label}, **more}


def refused(*blocks, text="text"):
    return [str(problem) for problem in problems({"text": text, "blocks": list(blocks)})]


def test_a_plain_message_is_accepted():
    assert refused() == []


@pytest.mark.parametrize(
    "block",
    [
        a_section("x" * 3000),
        {"type": "divider"},
        {"type": "header", "text": {"type": "plain_text", "text": "x" * 150}},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "x"}] * 10},
        {"type": "actions", "elements": [a_button("x" * 75)]},
        {"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2000}] * 10},
        {"type": "markdown", "text": "x" * 12_000},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 20] * 100},
    ],
)
def test_a_block_at_its_limit_is_accepted(block):
    assert refused(block) == []


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (a_section("x" * 3001), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
        (a_section(" "), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        ({"type": "section"}, "missing required field: text [json-pointer:/blocks/0/text]"),
        (
            {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}},
            "must be less than 151 characters",
        ),
        ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "unsupported type: mrkdwn"),
        (
            {"type": "context", "elements": [{"type": "mrkdwn", "text": "x"}] * 11},
            "no more than 10 items allowed",
        ),
        ({"type": "context", "elements": []}, "no less than 1 items allowed"),
        ({"type": "actions", "elements": [a_button("x" * 76)]}, "must be less than 76 characters"),
        ({"type": "actions", "elements": [a_button(action_id="a")] * 2}, "action_id 'a' already exists"),
        ({"type": "marquee"}, "unsupported type: marquee [json-pointer:/blocks/0/type]"),
        ({"type": "markdown", "text": "x" * 12_001}, "must be less than 12001 characters"),
        ({"type": "table", "rows": [[]] * 101}, "no more than 100 items allowed"),
        (a_section(block_id="x" * 256), "must be less than 256 characters"),
        ("text", "must provide an object"),
    ],
)
def test_a_block_past_its_limit_is_refused_in_slacks_words(block, said):
    assert any(said in sentence for sentence in refused(block))


def test_more_than_fifty_blocks_are_refused():
    assert refused(*[a_section()] * 51) == ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"]


def test_a_repeated_block_id_is_refused():
    assert len(refused(a_section(block_id="a"), a_section(block_id="a"))) == 1


def test_two_tables_are_refused():
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}
    assert refused(table, table) == ["[ERROR] only one table is allowed [json-pointer:/blocks]"]


@pytest.mark.parametrize(
    ("text", "code"), [("", "no_text"), (" \n", "no_text"), ("x" * 40_001, "msg_too_long")]
)
def test_a_message_needs_a_text_of_fitting_length(text, code):
    assert [problem.code for problem in problems({"text": text})] == [code]


def a_modal(*blocks, title="title", **more):
    title = {"type": "plain_text", "text": title}
    return {"type": "modal", "title": title, "blocks": list(blocks), **more}


def a_rating(text="Helpful", value="+"):
    return {"text": {"type": "plain_text", "text": text}, "value": value}


def feedback(**more):
    buttons = {
        "type": "feedback_buttons",
        "positive_button": a_rating(),
        "negative_button": a_rating(),
        **more,
    }
    return {"type": "context_actions", "elements": [buttons]}


def an_input(**element):
    label = {"type": "plain_text", "text": "label"}
    return {"type": "input", "label": label, "element": {"type": "plain_text_input", **element}}


SUBMIT = {"type": "plain_text", "text": "Send"}


def test_feedback_belongs_into_messages():
    assert refused(feedback()) == []
    assert [problem.reason for problem in view_problems(a_modal(feedback()))] == [
        "unsupported type: context_actions"
    ]


def test_inputs_belong_into_windows_that_can_be_sent():
    assert view_problems(a_modal(an_input(), submit=SUBMIT)) == []
    assert [str(problem) for problem in view_problems(a_modal(an_input()))] == [
        "[ERROR] missing required field: submit [json-pointer:/view/submit]"
    ]
    assert refused(an_input()) == ["[ERROR] unsupported type: input [json-pointer:/blocks/0/type]"]


@pytest.mark.parametrize(
    "block",
    [
        feedback(positive_button=a_rating(value="")),
        feedback(positive_button=a_rating("x" * 76)),
        feedback(negative_button=None),
        {"type": "rich_text", "elements": []},
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text"}]}]},
        {"type": "rich_text", "elements": [{"type": "rich_text_marquee", "elements": []}]},
        {"type": "table", "rows": [[{"type": "raw_text", "text": ""}]]},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "x" * 5_001}] * 2]},
        {"type": "actions", "elements": [{"type": "slider"}]},
    ],
    ids=range(9),
)
def test_what_the_newer_kinds_may_not_hold_is_refused(block):
    assert refused(block)


@pytest.mark.parametrize(
    "view",
    [
        a_modal(title="x" * 25),
        a_modal(private_metadata="x" * 3_001),
        a_modal(callback_id="x" * 256),
        a_modal(*[a_section()] * 101),
        {"type": "window", "blocks": []},
    ],
    ids=["title", "metadata", "callback", "blocks", "type"],
)
def test_a_view_past_its_limit_is_refused(view):
    assert view_problems(view)


@pytest.mark.parametrize("text", ["<!channel> wake up", "<https://evil.example|bank>", "<!subteam^S1>"])
def test_unescaped_control_sequences_are_refused(text):
    assert refused(text=text)
    assert refused(a_section(text))
