"""What people said of answers, as `crosscheck feedback` lists it."""

import asyncio

from bot.service import list_feedback
from bot.storage.database import Database
from bot.storage.migrating import migrate
from bot.storage.ratings import Rating, Ratings


async def keep(url, *ratings):
    database = Database.at(url)
    await migrate(database)
    for rating in ratings:
        await Ratings(database).keep(rating)
    await database.close()


def test_the_list_names_question_reason_and_note(tmp_path):
    url = f"sqlite:///{tmp_path}/book.sqlite3"
    bad = Rating("U1", "belarus", "Who?", "v1", helpful=False, reason="outdated", note="see the news")
    asyncio.run(keep(url, bad, Rating("U2", "belarus", "Who?", "v1", helpful=True)))
    counted, line, another = list_feedback(url)
    assert counted == "2 ratings, 1 helpful"
    assert "not helpful: outdated  belarus: Who? (digest v1)  U1 “see the news”" in line
    assert "  helpful  belarus: Who? (digest v1)  U2" in another


def test_a_list_without_a_file_makes_none(tmp_path):
    assert list_feedback(f"sqlite:///{tmp_path}/none.sqlite3") == ("no feedback yet",)
    assert list(tmp_path.iterdir()) == []
