"""What was asked before a message."""

import pytest

from bot.slack.mentions import Mention
from bot.slack.threads import Past, Threads
from bot.story.workspaces import Workspace
from tests.loopback.memory import MemoryTopics

HERE = Workspace("", "T1")


@pytest.fixture
def threads():
    return Threads(MemoryTopics())


def a_mention(thread="1", **fields):
    return Mention("C", thread, "U1", "and when", "message C 2", **{"is_first": False, **fields})


async def test_the_last_question_about_each_story_of_a_thread_is_known(threads):
    for story, topic in (("belarus", "who"), ("belarus", "when"), ("strait", "tolls")):
        await threads.remember(HERE, "C", "1", story, topic)
    past = await threads.before(HERE, a_mention())
    assert past == Past("strait", {"belarus": "when", "strait": "tolls"})


async def test_threads_are_told_apart(threads):
    await threads.remember(HERE, "C", "1", "belarus", "who")
    assert await threads.before(HERE, a_mention("2")) == Past()


async def test_what_opens_a_thread_has_nothing_before_it(threads):
    await threads.remember(HERE, "C", "1", "belarus", "who")
    assert await threads.before(HERE, a_mention(is_first=True)) == Past()


async def test_who_just_writes_on_in_a_direct_message_is_understood(threads):
    await threads.remember(HERE, "C", "1", "belarus", "who", is_direct=True)
    past = await threads.before(HERE, a_mention("2", is_first=True, is_direct=True))
    assert past == Past("belarus", {"belarus": "who"})


async def test_another_thread_of_a_direct_message_keeps_to_the_story_alone(threads):
    await threads.remember(HERE, "C", "1", "belarus", "who", is_direct=True)
    assert await threads.before(HERE, a_mention("2", is_direct=True)) == Past("belarus")


async def test_without_a_database_a_question_is_understood_alone(threads):
    threads.topics.is_down = True
    await threads.remember(HERE, "C", "1", "belarus", "who")
    assert await threads.before(HERE, a_mention()) == Past()
