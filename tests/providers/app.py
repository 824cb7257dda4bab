"""auth-service as an application meets it, with one or more providers configured."""

import sys
from pathlib import Path

import requests

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts/lib"))

from service import CLIENT_ID, CLIENT_SECRET, Service, sqlite_url  # noqa: E402

from browser import Browser, hidden, target  # noqa: E402

CLIENT = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}


def check(truth: bool, what: str) -> None:
    """`assert`, also under -O."""
    if not truth:
        raise AssertionError(what)


class App:
    def __init__(self, binary: Path, home: Path):
        home.mkdir()
        # Who comes gets an account.
        settings = {"SOCIAL_SIGNUP": "create", "SIGNUP_TENANT": "acme", "SIGNUP_ROLE": "editor", "LOG_LEVEL": "debug"}
        self.service = Service(binary, home, sqlite_url(home), **settings)
        self.url = self.service.url
        self.service.env["PUBLIC_URL"] = self.url
        self.service.seed({})

    def start(self, **settings: str) -> None:
        self.service.env.update(settings)
        self.service.start("/health/ready")

    def restart(self, **settings: str) -> None:
        self.service.stop()
        self.start(**settings)

    def begin(self, browser: Browser, provider: str) -> requests.Response:
        """The answer that leads to the provider."""
        answer = browser.post(f"{self.url}/auth/{provider}", CLIENT)
        check(answer.status_code == 303, f"/auth/{provider} answered {answer.status_code}: {answer.text}")
        return answer

    def end(self, browser: Browser, callback: str) -> dict:
        """Tokens from the callback's address."""
        answer = browser.get(callback)
        check(answer.status_code == 200, f"the callback answered {answer.status_code}: {answer.text}\n{self.service.tail()}")
        return answer.json()

    def end_by_post(self, browser: Browser, page: requests.Response) -> dict:
        """Tokens by a form that a provider's page submits to us, and the GET it leads to."""
        (_, fields) = ("", {name: hidden(page, name) for name in ("SAMLResponse", "RelayState")})
        posted = self.consume(browser, fields)
        check(posted.status_code == 303, f"the consumer answered {posted.status_code}: {posted.text}\n{self.service.tail()}")
        return self.end(browser, target(posted))

    def consume(self, browser: Browser, fields: dict) -> requests.Response:
        return browser.post(f"{self.url}/auth/saml-auth-redirect", fields)

    def me(self, tokens: dict) -> dict:
        headers = {"Authorization": f"Bearer {tokens['accessToken']}"}
        answer = requests.get(f"{self.url}/auth/me", headers=headers, timeout=10)
        check(answer.status_code == 200, f"me answered {answer.status_code}: {answer.text}")
        return answer.json()

    def refreshed(self, tokens: dict) -> dict:
        return self._with(tokens, "/auth/token-refresh")

    def keycloak_logout(self, tokens: dict) -> dict:
        return self._with(tokens, "/keycloak/logout")

    def _with(self, tokens: dict, path: str) -> dict:
        headers = {"Authorization": f"Bearer {tokens['accessToken']}"}
        body = {"refreshToken": tokens["refreshToken"]}
        answer = requests.post(f"{self.url}{path}", json=body, headers=headers, timeout=10)
        check(answer.status_code == 200, f"{path} answered {answer.status_code}: {answer.text}")
        return answer.json()
