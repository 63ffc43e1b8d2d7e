"""What was asked last in each conversation."""

import asyncio

from bot.storage.topics import Topics
from bot.story.workspaces import Workspace

HERE = Workspace("", "T1")


async def test_a_topic_is_recalled(database):
    topics = Topics(database)
    await topics.remember(HERE, "C1", "1.0", "belarus", "Who?")
    assert await topics.recall(HERE, "C1", "1.0") == {"belarus": "Who?"}


async def test_the_last_question_replaces_the_one_before(database):
    topics = Topics(database)
    await topics.remember(HERE, "C1", "1.0", "belarus", "Who?")
    await topics.remember(HERE, "C1", "1.0", "belarus", "When?")
    assert await topics.recall(HERE, "C1", "1.0") == {"belarus": "When?"}


async def test_the_story_asked_last_comes_last(database):
    topics = Topics(database)
    for story in ("belarus", "strait", "belarus"):
        await topics.remember(HERE, "C1", "1.0", story, "Who?")
        await asyncio.sleep(0.005)
    assert list(await topics.recall(HERE, "C1", "1.0")) == ["strait", "belarus"]


async def test_conversations_are_apart(database):
    topics = Topics(database)
    await topics.remember(HERE, "C1", "1.0", "belarus", "Who?")
    assert await topics.recall(HERE, "C1", "") == {}
    assert await topics.recall(HERE, "C2", "1.0") == {}
    assert await topics.recall(Workspace("", "T2"), "C1", "1.0") == {}


async def test_a_topic_is_not_recalled_after_its_time(database):
    topics = Topics(database, lifetime=0.05)
    await topics.remember(HERE, "C1", "1.0", "belarus", "Who?")
    await asyncio.sleep(0.1)
    assert await topics.recall(HERE, "C1", "1.0") == {}
