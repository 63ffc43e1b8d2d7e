"""Whoever is not Slack runs nothing and breaks nothing; nor does what Slack sent before, or sends amiss."""

from tests.loopback.doors import over_http
from tests.loopback.forgeries import Forgery, forgeries, not_refused, originals, statuses

SEED = 20261126


async def test_forgeries_run_nothing_and_break_nothing(access, app, responder, slack):
    async with over_http(access, app) as client:
        genuine = originals(SEED, 12)
        first = await statuses(client.address, [Forgery("genuine", sent) for sent in genuine])
        asked, posted = len(responder.asked), len(slack.messages)
        found = await statuses(client.address, forgeries(SEED, 400, genuine))
    assert first == {"genuine": {200: 12}}
    assert asked == 12
    assert not_refused(found) == {}
    assert sum(told.total() for told in found.values()) == 400
    assert (len(responder.asked), len(slack.messages)) == (asked, posted)
