"""Installing in a browser: what is let through once, and what never is."""

import re

import pytest

from bot.slack.installing import flow
from bot.slack.installing.browsers import COOKIE
from tests.loopback.browsing import Browser
from tests.loopback.oauth import CLIENT_ID, Grant
from tests.loopback.payloads import a_command, a_mention
from tests.loopback.slack import Failure

BACK = "/slack/oauth_redirect"


async def test_a_workspace_installs_and_is_answered_with_its_own_token(many, slack):
    page = await Browser(many).install(slack, Grant(name="Acme"))
    assert (page.status, "Acme" in page.text) == (200, True)
    assert (await many.event(a_mention())).status == 200
    [token] = slack.workspace.grants.live
    assert [call.token for call in slack.called("chat.postMessage")] == [token]


async def test_an_organisation_installs_once_for_all_its_workspaces(many, slack):
    await Browser(many).install(slack, Grant(enterprise="E1", is_org=True, name="Acme Group"))
    for team in ("T1", "T2"):
        command = a_command("who", team_id=team, enterprise_id="E1", is_enterprise_install="true")
        assert (await many.command(command)).payload["text"] == "belarus: who"
    other = a_command("who", team_id="T3", enterprise_id="E2", is_enterprise_install="true")
    assert (await many.command(other)).payload["text"] == "not-installed"


async def test_the_browser_is_sent_to_slack_with_what_the_app_needs(many, slack):
    response = await Browser(many).get("/slack/install")
    assert response.headers["location"].startswith(
        f"{slack.address}/oauth/v2/authorize?client_id={CLIENT_ID}"
    )
    assert "scope=app_mentions%3Aread%2C" in response.headers["location"]
    assert "redirect_uri=https%3A%2F%2Fhost%2Fslack%2Foauth_redirect" in response.headers["location"]


async def test_the_cookie_is_for_this_host_alone_and_hidden_from_scripts(many):
    cookie = (await Browser(many).get("/slack/install")).headers["set-cookie"]
    assert re.fullmatch(rf"{COOKIE}=[\w-]{{43}}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600", cookie)


async def test_a_code_is_good_once(many, slack):
    code = slack.workspace.grants.consent(Grant())
    pages = [
        await browser.get(BACK, code=code, state=await browser.begin()) for browser in (Browser(many),) * 2
    ]
    assert [page.status for page in pages] == [200, 400]
    assert "did not accept" in pages[1].text
    assert (await many.command(a_command("who"))).payload["text"] == "belarus: who"


async def test_a_state_is_good_once(many, slack):
    browser = Browser(many)
    state = await browser.begin()
    codes = [slack.workspace.grants.consent(Grant(team=team)) for team in ("T1", "T2")]
    cookie = dict(browser.cookies)
    statuses = []
    for code in codes:
        browser.cookies = dict(cookie)
        statuses.append((await browser.get(BACK, code=code, state=state)).status)
    assert statuses == [200, 400]
    assert len(slack.called("oauth.v2.access")) == 1


@pytest.mark.parametrize(
    "state",
    ["", "zz", "A" * 43, "A" * 44, "../" * 15, "..%2f" * 9, "%00" * 15, "<script>" * 6, "ä" * 43, "a" * 9000],
)  # fmt: skip
async def test_a_forged_state_asks_slack_nothing_and_shows_nothing(many, slack, state):
    browser = Browser(many)
    await browser.begin()
    page = await browser.get(BACK, code=slack.workspace.grants.consent(Grant()), state=state)
    assert page.status == 400
    assert slack.called("oauth.v2.access") == []
    assert not state or state not in page.text


@pytest.mark.parametrize("asked", [{}, {"code": "1.2.x"}, {"state": "A" * 43}, {"error": "access_denied"}])
async def test_what_is_missing_is_refused(many, slack, asked):
    assert (await Browser(many).get(BACK, **asked)).status == 400
    assert slack.called("oauth.v2.access") == []


@pytest.mark.parametrize(
    "query", ["state={0}&state={0}&code=x", "code=x&code={1}&state={0}", "%ff=1&state={0}"]
)
async def test_what_is_said_twice_or_unreadable_is_refused(many, slack, query):
    browser = Browser(many)
    asked = query.format(await browser.begin(), slack.workspace.grants.consent(Grant()))
    assert (await browser.get(f"{BACK}?{asked}")).status == 400
    assert slack.called("oauth.v2.access") == []


async def test_a_state_of_another_browser_is_refused_and_stays_good_for_its_own(many, slack):
    """Else somebody could have a person install into a workspace that is not theirs."""
    mine, theirs = Browser(many), Browser(many)
    state = await mine.begin()
    await theirs.begin()
    code = slack.workspace.grants.consent(Grant())
    assert (await theirs.get(BACK, code=code, state=state)).status == 400
    theirs.cookies.clear()
    assert (await theirs.get(BACK, code=code, state=state)).status == 400
    assert (await mine.get(BACK, code=code, state=state)).status == 200


@pytest.mark.parametrize("cookie", ["", "x", "A" * 44, "{0}; __Host-crosscheck-install={0}"])
async def test_an_odd_cookie_is_none(many, slack, cookie):
    browser = Browser(many)
    state = await browser.begin()
    browser.cookies[COOKIE] = cookie.format(browser.cookies[COOKIE])
    assert (await browser.get(BACK, code=slack.workspace.grants.consent(Grant()), state=state)).status == 400


async def test_two_tabs_of_a_browser_do_not_disturb_each_other(many, slack):
    browser = Browser(many)
    states = [await browser.begin(), await browser.begin()]
    cookies = dict(browser.cookies)
    for state, team in zip(states, ("T1", "T2"), strict=True):
        browser.cookies = dict(cookies)
        code = slack.workspace.grants.consent(Grant(team=team))
        assert (await browser.get(BACK, code=code, state=state)).status == 200


async def test_a_state_is_good_for_ten_minutes(many, slack, monkeypatch):
    monkeypatch.setattr(flow, "LIFETIME", -1)
    browser = Browser(many)
    state = await browser.begin()
    browser.cookies = {COOKIE: browser.cookies[COOKIE]}
    page = await browser.get(BACK, code=slack.workspace.grants.consent(Grant()), state=state)
    assert (page.status, "ten minutes" in page.text) == (400, True)


async def test_a_person_who_cancels_is_told_that_nothing_happened(many, slack):
    browser = Browser(many)
    page = await browser.get(BACK, error="access_denied", state=await browser.begin())
    assert (page.status, "Nothing was installed" in page.text) == (400, True)
    assert slack.called("oauth.v2.access") == []


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (Failure(is_dropped=True), 503),
        (Failure(status=503), 503),
        (Failure(error="invalid_code"), 400),
        (Failure(error="bad_redirect_uri"), 400),
    ],
)
async def test_what_slack_says_is_told_plainly_and_nothing_is_kept(many, slack, failure, status):
    slack.fail("oauth.v2.access", failure, failure)
    page = await Browser(many).install(slack, Grant())
    assert (page.status, "/slack/install" in page.text) == (status, True)
    assert (await many.command(a_command("who"))).payload["text"] == "not-installed"


@pytest.mark.parametrize(
    "answer", [{}, {"team": None}, {"access_token": "xoxp-1-a-person"}, {"access_token": 7}]
)
async def test_an_answer_without_a_bots_token_is_refused(many, slack, answer):
    grants = slack.workspace.grants
    genuine = grants.access
    grants.access = lambda arguments: {**genuine(arguments), **answer} if answer else {"app_id": "A"}
    assert (await Browser(many).install(slack, Grant())).status == 400


async def test_the_name_of_a_workspace_is_shown_as_it_is_written(many, slack):
    page = await Browser(many).install(slack, Grant(name='<script>alert(1)</script>"&'))
    assert "<script" not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;" in page.text


@pytest.mark.parametrize("path", [BACK, f"{BACK}?error=access_denied", "/slack/install"])
async def test_a_page_loads_nothing_is_framed_nowhere_and_is_not_kept(many, path):
    headers = (await Browser(many).get(path)).headers
    if path != "/slack/install":
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("method", ["POST", "HEAD", "PUT"])
async def test_pages_are_looked_at_and_nothing_else(many, method):
    assert (await many.send(method, "/slack/install", b"", {})).status == 405


async def test_the_cookie_goes_when_all_is_done(many, slack):
    browser = Browser(many)
    await browser.install(slack, Grant())
    assert browser.cookies[COOKIE] == ""
