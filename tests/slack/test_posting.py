"""Whatever Slack does to messages: each is there once, in its channel's order, at the allowed pace."""

import random
from collections import defaultdict
from dataclasses import dataclass, field

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.operations.metrics import Metrics
from bot.operations.pacing import FullError, Pace
from bot.slack.claims import Claim
from bot.slack.failures import TakenError, UndeliveredError
from bot.slack.lookup import marked
from bot.slack.ports import Reply
from bot.slack.posting import Posting
from bot.story.workspaces import Workspace
from tests.loopback.memory import MemoryLedger
from tests.loopback.timeline import Timeline

HERE = Workspace("", "T1")
DIRECT, CHANNEL = "D0ANNA", "C0GENERAL"


class Answer:
    def __init__(self, error, status=200, **headers):
        self.data = {"ok": False, "error": error}
        self.status_code, self.headers = status, headers


def refused(error, status=200, **headers):
    return SlackApiError("refused", Answer(error, status, **headers))


def unreachable():
    return aiohttp.ClientConnectorError(connection_key=None, os_error=OSError(111, "refused"))


@dataclass
class Slack:
    """A client and the Slack behind it: `trouble` says what befalls each post, `outage` from when to when."""

    timeline: Timeline
    trouble: list = field(default_factory=list)
    outage: tuple[float, float] = (0.0, 0.0)
    may_read: bool = True
    token: str = "xoxb-1"
    messages: list = field(default_factory=list)
    attempts: list = field(default_factory=list)
    reads: int = 0

    async def chat_postMessage(self, **message):  # noqa: N802 - the SDK's name
        await self.timeline.sleep(0.02)
        self._reach()
        at = self.timeline.now
        self.attempts.append((message["channel"], at))
        befalls = self.trouble.pop(0) if self.trouble else None
        is_carried_out = befalls is None or (isinstance(befalls, tuple) and befalls[0] == "lost")
        if is_carried_out:
            self.messages.append((at, message))
        if befalls is not None:
            raise befalls[1] if isinstance(befalls, tuple) else befalls
        return {"ok": True}

    async def conversations_replies(self, *, channel, ts, **_):
        await self.timeline.sleep(0.02)
        self.reads += 1
        self._reach()
        if not self.may_read and not channel.startswith("D"):
            raise refused("missing_scope")
        found = [m for _, m in self.messages if (m["channel"], m["thread_ts"]) == (channel, ts)]
        return {"messages": found}

    async def conversations_history(self, *, channel, **_):
        return await self.conversations_replies(channel=channel, ts=None)

    def _reach(self):
        if self.outage[0] <= self.timeline.now < self.outage[1]:
            raise unreachable()

    def texts(self, channel=CHANNEL):
        return [message["text"] for _, message in self.messages if message["channel"] == channel]


@pytest.fixture
def timeline():
    return Timeline()


@pytest.fixture
def slack(timeline):
    return Slack(timeline)


@pytest.fixture
def metrics():
    return Metrics()


@pytest.fixture
def posting(timeline, metrics):
    pace = Pace(clock=timeline.clock, sleep=timeline.sleep, on_change=metrics.waiting)
    return Posting(pace, metrics)


@pytest.fixture
def send(timeline, slack, posting):
    async def send(*texts, channel=CHANNEL, thread="1.1"):
        work = (posting.reply(slack, Reply(text), channel=channel, thread=thread) for text in texts)
        return await timeline.run(*work)

    return send


def counted(metrics, outcome):
    return metrics.registry.get_sample_value("crosscheck_posts_total", {"outcome": outcome}) or 0


SAFE = {
    "rate limit": refused("ratelimited", 429, **{"Retry-After": "7"}),
    "rate limit without a time": refused("ratelimited", 429),
    "server error": refused("", 500),
    "bad gateway": refused("", 502),
    "own fault": refused("internal_error"),
    "no connection": unreachable(),
}


@pytest.mark.parametrize("error", SAFE.values(), ids=SAFE)
async def test_what_may_be_sent_again_is(send, slack, metrics, error):
    slack.trouble = [error, error]
    assert await send("a") == [True]
    assert slack.texts() == ["a"]
    assert counted(metrics, "sent") == 1


async def test_slack_is_given_the_time_it_asks_for(send, slack):
    slack.trouble = [refused("ratelimited", 429, **{"Retry-After": "7"})]
    await send("a")
    (_, first), (_, second) = slack.attempts
    assert second - first >= 7


async def test_a_rate_limit_holds_the_whole_workspace(timeline, slack, posting):
    slack.trouble = [refused("ratelimited", 429, **{"Retry-After": "7"})]

    async def later():
        await timeline.sleep(1)
        await posting.reply(slack, Reply("b"), channel="C2")

    await timeline.run(posting.reply(slack, Reply("a"), channel="C1"), later())
    assert [at >= 7 for at, _ in slack.messages] == [True, True]


LOST = {
    "dropped": aiohttp.ServerDisconnectedError(),
    "reset": aiohttp.ClientOSError(104, "reset"),
    "timed out": TimeoutError(),
    "cut short": aiohttp.ClientPayloadError(),
}


@pytest.mark.parametrize("error", LOST.values(), ids=LOST)
@pytest.mark.parametrize("thread", ["1.1", None])
async def test_a_message_whose_answer_was_lost_is_found_and_not_sent_again(
    send, slack, metrics, error, thread
):
    slack.trouble = [("lost", error)]
    assert await send("a", thread=thread) == [True]
    assert slack.texts() == ["a"]
    assert counted(metrics, "found") == 1


@pytest.mark.parametrize("error", LOST.values(), ids=LOST)
async def test_a_message_that_is_not_there_is_sent_again(send, slack, error):
    slack.trouble = [error]
    await send("a")
    assert slack.texts() == ["a"]


@pytest.mark.parametrize("befalls", [("lost", TimeoutError()), TimeoutError()], ids=["carried out", "not"])
async def test_what_cannot_be_known_is_not_sent_again(send, slack, metrics, caplog, befalls):
    slack.trouble, slack.may_read = [befalls], False
    assert await send("a") == [False]
    assert len(slack.attempts) == 1
    assert counted(metrics, "unknown") == 1
    assert "answer to a message was lost" in caplog.text


async def test_a_server_error_after_all_was_done_does_not_double(send, slack):
    slack.trouble = [("lost", refused("", 504))]
    await send("a")
    assert slack.texts() == ["a"]


async def test_looking_it_up_waits_for_slack_to_come_back(send, slack):
    slack.trouble, slack.outage = [("lost", TimeoutError())], (0.5, 30)
    await send("a")
    assert slack.texts() == ["a"]


async def test_an_outage_of_a_minute_is_waited_out_in_order(send, slack, timeline):
    slack.outage = (0.0, 60.0)
    assert await send(*"abcdef") == [True] * 6
    assert slack.texts() == list("abcdef")
    assert timeline.now < 80


async def test_an_outage_without_an_end_is_told(send, slack, metrics):
    slack.outage = (0.0, 10_000.0)
    [outcome] = await send("a")
    assert isinstance(outcome, UndeliveredError)
    assert counted(metrics, "given-up") == 1


async def test_a_pause_longer_than_patience_is_told_at_once(send, slack, timeline):
    slack.trouble = [refused("ratelimited", 429, **{"Retry-After": "900"})]
    [outcome] = await send("a")
    assert isinstance(outcome, UndeliveredError)
    assert timeline.now < 1


@pytest.mark.parametrize("error", ["not_in_channel", "invalid_auth", "msg_too_long", "missing_scope"])
async def test_a_refusal_is_told_at_once(send, slack, metrics, error):
    slack.trouble = [refused(error)]
    [outcome] = await send("a")
    assert isinstance(outcome, SlackApiError)
    assert (len(slack.attempts), counted(metrics, "refused")) == (1, 1)


async def test_too_many_waiting_are_refused(timeline, slack, metrics):
    posting = Posting(Pace(most=3, clock=timeline.clock, sleep=timeline.sleep), metrics)
    work = (posting.reply(slack, Reply(text), channel=CHANNEL) for text in "abcde")
    outcomes = await timeline.run(*work)
    assert [type(outcome) for outcome in outcomes].count(FullError) == 2
    assert (slack.texts(), counted(metrics, "full")) == (list("abc"), 2)


async def test_a_queue_tells_its_length(send, metrics):
    await send(*"abc")
    assert metrics.registry.get_sample_value("crosscheck_posts_waiting") == 0


def a_storm(chance, number):
    """What befalls one post after the other: four in ten go wrong, one in ten after it was carried out."""
    kinds = [None] * 6 + [
        refused("ratelimited", 429, **{"Retry-After": str(chance.randint(1, 5))}),
        refused("", chance.choice([500, 502, 503])),
        chance.choice([aiohttp.ServerDisconnectedError(), TimeoutError()]),
        ("lost", chance.choice([aiohttp.ServerDisconnectedError(), TimeoutError(), refused("", 504)])),
    ]
    return [chance.choice(kinds) for _ in range(number)]


@pytest.mark.parametrize("seed", range(5))
async def test_through_a_storm_and_an_outage_each_arrives_once_in_order_at_the_pace(timeline, slack, seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    slack.trouble, slack.outage = a_storm(chance, 400), (20.0, 80.0)
    pace = Pace(clock=timeline.clock, sleep=timeline.sleep)
    posting, channels = Posting(pace, patience=600), [f"C{number}" for number in range(8)]

    async def ask(number):
        await timeline.sleep(number * 0.1)
        await posting.reply(slack, Reply(f"{number:03}"), channel=channels[number % 8], thread="1.1")

    outcomes = await timeline.run(*map(ask, range(200)))
    assert set(outcomes) == {None}
    by_channel, times = defaultdict(list), defaultdict(list)
    for channel, at in slack.attempts:
        times[channel].append(at)
    for _, message in slack.messages:
        by_channel[message["channel"]].append(message["text"])
    for number, channel in enumerate(channels):
        assert by_channel[channel] == [f"{each:03}" for each in range(number, 200, 8)]
        gaps = [later - earlier for earlier, later in zip(times[channel], times[channel][1:], strict=False)]
        assert min(gaps) >= 0.999


@pytest.fixture
def ledger():
    return MemoryLedger()


@pytest.fixture
async def claim(ledger):
    """A claim on what somebody had begun to post who is gone."""
    await ledger.claim(HERE, "a", "gone", 0)
    await ledger.announce(HERE, "a", "gone")
    assert await ledger.claim(HERE, "a", "one", 60) == "doubtful"
    return Claim(ledger, HERE, "a", is_doubtful=True, owner="one")


async def test_what_another_process_posted_before_it_was_gone_is_not_posted_again(
    timeline, slack, posting, claim
):
    slack.messages.append((0.0, {"channel": CHANNEL, "thread_ts": "1.1", "metadata": marked(claim.mark)}))
    work = posting.reply(slack, Reply("a"), channel=CHANNEL, thread="1.1", claim=claim)
    assert await timeline.run(work) == [True]
    assert slack.attempts == []


async def test_what_another_process_did_not_come_to_post_is_posted(timeline, slack, posting, claim):
    slack.messages.append((0.0, {"channel": CHANNEL, "thread_ts": "1.1", "metadata": marked("another")}))
    work = posting.reply(slack, Reply("a"), channel=CHANNEL, thread="1.1", claim=claim)
    assert await timeline.run(work) == [True]
    assert len(slack.attempts) == 1


async def test_what_another_process_may_have_posted_is_not_posted_where_nobody_can_look(
    timeline, slack, posting, claim
):
    slack.may_read = False
    work = posting.reply(slack, Reply("a"), channel=CHANNEL, thread="1.1", claim=claim)
    assert await timeline.run(work) == [False]
    assert slack.attempts == []


async def test_whoever_lost_the_claim_does_not_post(timeline, slack, posting, ledger):
    await ledger.claim(HERE, "a", "another", 60)
    lost = Claim(ledger, HERE, "a", owner="one")
    [outcome] = await timeline.run(posting.reply(slack, Reply("a"), channel=CHANNEL, claim=lost))
    assert isinstance(outcome, TakenError)
    assert slack.attempts == []


async def test_the_ledger_knows_before_slack_does(timeline, slack, posting, ledger):
    await ledger.claim(HERE, "a", "one", 60)
    slack.trouble = [refused("", 500)]
    mine = Claim(ledger, HERE, "a", owner="one")
    await timeline.run(posting.reply(slack, Reply("a"), channel=CHANNEL, claim=mine))
    assert ledger.entries[HERE, "a"].stage == "posting"
