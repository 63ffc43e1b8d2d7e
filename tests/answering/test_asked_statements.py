"""Statements put as questions, against the Belarus story as it is committed."""

import pytest

from bot.story.answers import NoticeKind


@pytest.mark.parametrize(
    "text",
    [
        "Draft says Washington moved only once the prisoners were out. Can that sentence stand?",
        "is it true that the relief covers potash?",
    ],
)
def test_answer_tells_every_source_for_and_against_it(belarus, text):
    answer = belarus.answer(text)
    [notice] = [notice for notice in answer.notices if notice.kind is NoticeKind.CHECKED]
    check = belarus.check(notice.words[0])
    heard = {
        c.source
        for part in check.parts
        for line in (*part.supporting, *part.opposing)
        for c in line.citations
    }
    assert heard
    assert heard <= {c.source for line in answer.lines for c in line.citations}
