"""What people said of answers, and who was met."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from bot.storage.ratings import Rating, Ratings
from bot.storage.schema import people
from bot.story.workspaces import Workspace

HERE = Workspace("E1", "T1")


def a_rating(person="U1", question="Who?", digest="v1", helpful=True, whose=HERE, **fields):
    return Rating(person, "belarus", question, digest, helpful, whose=whose, **fields)


async def test_a_rating_is_kept_with_its_moment(database):
    book = Ratings(database)
    await book.keep(a_rating(helpful=False, reason="wrong", note="no"))
    [kept] = await book.all()
    assert abs(datetime.now(UTC) - kept.given) < timedelta(minutes=1)
    assert kept == a_rating(helpful=False, reason="wrong", note="no", given=kept.given)


async def test_a_later_word_of_the_same_person_on_the_same_answer_replaces_the_earlier(database):
    book = Ratings(database)
    await book.keep(a_rating())
    await book.keep(a_rating(helpful=False, reason="wrong", note="no"))
    assert [(each.helpful, each.reason, each.note) for each in await book.all()] == [(False, "wrong", "no")]


@pytest.mark.parametrize(
    "other", [{"person": "U2"}, {"question": "When?"}, {"digest": "v2"}, {"whose": Workspace("E1", "T2")}]
)
async def test_another_person_question_digest_or_workspace_is_another_rating(database, other):
    book = Ratings(database)
    await book.keep(a_rating())
    await book.keep(a_rating(**other))
    assert len(await book.all()) == 2


async def test_a_person_is_met_once_in_each_workspace(database):
    book = Ratings(database)
    met = [await book.meet(HERE, person) for person in ("U1", "U1", "U2")]
    assert met == [True, False, True]
    assert await book.meet(Workspace("E1", "T2"), "U1")


async def test_whoever_was_met_before_workspaces_were_told_apart_is_known(database):
    async with database.writing() as connection:
        await connection.execute(insert(people).values(person="U1", met=0.0))
    assert not await Ratings(database).meet(HERE, "U1")
