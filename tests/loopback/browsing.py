"""A browser that installs the app: keeps its cookies, and follows no redirect by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.loopback.oauth import Grant
from tests.loopback.signed import Response, SignedClient
from tests.loopback.slack import Slack


@dataclass
class Browser:
    """One browser of one person."""

    client: SignedClient
    cookies: dict[str, str] = field(default_factory=dict)

    async def get(self, path: str, **asked: str) -> Response:
        """Look at a page, with this browser's cookies."""
        address = f"{self.client.address}{path}" + (f"?{urlencode(asked)}" if asked else "")
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookie} if cookie else {}
        async with self.client.session.get(address, headers=headers, allow_redirects=False) as answer:
            for written in answer.headers.getall("set-cookie", []):
                for name, morsel in SimpleCookie(written).items():
                    self.cookies[name] = morsel.value
            found = {name.lower(): value for name, value in answer.headers.items()}
            return Response(answer.status, await answer.text(), found)

    async def begin(self) -> str:
        """Begin an installation; the state that goes to Slack."""
        response = await self.get("/slack/install")
        assert response.status == 302, response
        return parse_qs(urlsplit(response.headers["location"]).query)["state"][0]

    async def install(self, slack: Slack, grant: Grant) -> Response:
        """Install for a workspace or an organisation, from beginning to end."""
        state = await self.begin()
        return await self.get(
            "/slack/oauth_redirect", code=slack.workspace.grants.consent(grant), state=state
        )
