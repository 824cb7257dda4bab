"""Codes, token pairs and passwords of the contract run, got from the running service itself."""

import contextlib
import itertools
import os
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import authenticator
import requests
from provider import logout_token, saml_response
from mails import Mailbox, MailMissing
from schemathesis.generation.meta import TestPhase

# Users of scripts/contract; each has one purpose, so that what ends its sessions disturbs nothing else.
READER = "reader"
VISITOR = "visitor"
CHANGER = "changer"
LEAVER = "leaver"
MAILED = "mailed"
ENROLLER = "enroller"
KEEPER = "keeper"
FORGETFUL = "forgetful"
REGISTERED = "registered"
INACTIVE = "inactive"
USERS = {
    READER: "active",
    VISITOR: "active",
    CHANGER: "active",
    LEAVER: "active",
    MAILED: "active",
    ENROLLER: "active",
    # The one with an authenticator.
    KEEPER: "active",
    FORGETFUL: "active",
    REGISTERED: "registered",
    INACTIVE: "inactive",
}


# A client that has an address of its own, to which callbacks lead.
HOSTED_CLIENT = "hosted"

# A full code lives for 180 seconds.
CODE_KEPT = 150.0


@dataclass
class Login:
    """One that has begun at the provider."""

    state: str
    nonce: str
    cookie: str
    saml_response: str


def address(user: str) -> str:
    return f"{user}@example.com"


class Credentials:
    def __init__(self):
        self.url = os.environ["CONTRACT_URL"]
        self.client_id = os.environ.get("CONTRACT_CLIENT_ID", "")
        self.client_secret = os.environ.get("CONTRACT_CLIENT_SECRET", "")
        self.password = os.environ.get("CONTRACT_PASSWORD", "")
        # Of a deployment that is not a test's; otherwise the users above.
        self._username = os.environ.get("CONTRACT_USERNAME", "")
        # Whether there are mails to read, and providers that say what they are told.
        self.at_home = "CONTRACT_MAIL" in os.environ
        self.known = self.at_home or bool(self._username)
        # The two passwords that CHANGER changes between, the present one first.
        self._changing = [self.password, f"{self.password} again"]
        self._resetting = itertools.cycle([f"{self.password} reset", self.password])
        self._mailbox = Mailbox(Path(os.environ.get("CONTRACT_MAIL", "")))
        self._provider = Path(os.environ.get("CONTRACT_PROVIDER", ""))
        self._newcomers = itertools.count()
        self._full_code: tuple[str, float] = ("", -CODE_KEPT)
        self._bearer: str | None = None
        # Access tokens by the refresh token they came with, and the codes given out.
        self._pairs: dict[str, str] = {}
        self._codes: set[str] = set()

    def name(self, user: str) -> str:
        return self._username or user

    def client(self) -> dict:
        return {"client_id": self.client_id, "client_secret": self.client_secret}

    def bearer(self) -> str:
        if self._bearer is None:
            self._bearer, _ = self.pair(READER, self.password)
        return self._bearer

    def code(self, user: str = VISITOR) -> str:
        return self._post("/auth/login", user, self.password)["code"]

    def full_code(self) -> str:
        """A code of KEEPER, good for what does not use it up: an authenticator gives only one in 30 seconds."""
        code, since = self._full_code
        if time.monotonic() - since > CODE_KEPT:
            pending = self.code(KEEPER)
            body = {"key": pending, "otp": authenticator.code()}
            code = self._send("/auth/verify-otp", body).json()["code"]
            self._full_code = code, time.monotonic()
        return code

    def mailed_code(self) -> str:
        self._mailbox.forget(address(MAILED))
        self._send("/auth/send-otp", {**self.client(), "key": MAILED})
        return self._mailbox.code(address(MAILED))

    def reset_token(self) -> str:
        self._mailbox.forget(address(FORGETFUL))
        self._send("/auth/forget-password", {**self.client(), "username": FORGETFUL})
        return self._mailbox.token(address(FORGETFUL), "new password")

    def next_password(self) -> str:
        """Another one than the last."""
        return next(self._resetting)

    def invitation(self) -> tuple[str, str]:
        """A new address and the sign-up token that was mailed there."""
        newcomer = address(f"newcomer{next(self._newcomers)}.{os.getpid()}")
        self._send("/auth/sign-up/create-token", {"email": newcomer})
        return newcomer, self._mailbox.token(newcomer, "create your account")

    def own_page(self) -> dict[str, str]:
        """The headers by which the service knows its own pages."""
        answer = requests.get(f"{self.url}/web/context", timeout=10)
        context = answer.json()
        cookie = answer.headers["Set-Cookie"].partition(";")[0]
        return {"Origin": context["publicUrl"], "Cookie": cookie, "X-CSRF-Token": context["csrfToken"]}

    def login_at(self, callback: str, with_address: bool) -> Login:
        """A login whose browser is about to come back to `callback`."""
        name = callback.removeprefix("/auth/").partition("-")[0]
        path = "/auth/oauth-apple" if name == "apple" else f"/auth/{name}"
        client = HOSTED_CLIENT if with_address else self.client_id
        form = {"client_id": client, "client_secret": self.client_secret}
        answer = requests.post(f"{self.url}{path}", data=form, allow_redirects=False, timeout=10)
        if answer.status_code != 303:
            raise RuntimeError(f"{path} answered {answer.status_code}: {answer.text}")
        query = {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}
        request = query.get("SAMLRequest")
        response = saml_response(self._provider, request, f"{self.url}/auth/saml-auth-redirect") if request else ""
        return Login(
            state=query.get("state") or query["RelayState"],
            nonce=query.get("nonce", "code"),
            cookie=answer.headers["Set-Cookie"].partition(";")[0],
            saml_response=response,
        )

    def logout_token(self) -> str:
        """Of Keycloak, whose issuer stands in the address of a start."""
        form = {"client_id": self.client_id, "client_secret": self.client_secret}
        answer = requests.post(f"{self.url}/auth/keycloak", data=form, allow_redirects=False, timeout=10)
        return logout_token(self._provider, answer.headers["Location"].partition("/protocol/")[0])

    def answered_by_saml(self, login: Login) -> dict:
        """The query that the assertion consumer sends the browser on with."""
        form = {"SAMLResponse": login.saml_response, "RelayState": login.state}
        answer = requests.post(f"{self.url}/auth/saml-auth-redirect", data=form, allow_redirects=False, timeout=10)
        if answer.status_code != 303:
            raise RuntimeError(f"the assertion consumer answered {answer.status_code}: {answer.text}")
        return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}

    def pair(self, user: str, password: str) -> tuple[str, str]:
        """A fresh session's access and refresh token."""
        answer = self._post("/auth/login-token", user, password)
        return answer["accessToken"], answer["refreshToken"]

    def change(self) -> tuple[str, str, str, str]:
        """A fresh session of CHANGER, its password, and the one to change to."""
        present, other = self._changing
        return *self.pair(CHANGER, present), present, other

    def session(self, access: str) -> str:
        """The id of the session that the access token belongs to."""
        headers = {"Authorization": f"Bearer {access}"}
        sessions = requests.get(f"{self.url}/auth/sessions", headers=headers, timeout=10).json()
        return next(session["id"] for session in sessions if session["current"])

    def knows(self, authorization: str | None) -> bool:
        """Whether the header bears a token that an answer of this run gave."""
        return isinstance(authorization, str) and authorization.removeprefix("Bearer ") in self._pairs.values()

    def continues(self, case) -> bool:
        """Whether the request carries on from an answer, along a link."""
        token, code = self._linked(case)
        return bool(token or code) or self._answers_a_mail(case) or self.knows((case.headers or {}).get("Authorization"))

    def complete(self, case) -> None:
        """Adds what a link cannot name, or was not made to."""
        token, code = self._linked(case)
        if token:
            case.headers["Authorization"] = f"Bearer {self._pairs[token]}"
        elif code:
            case.body = {**case.body, "clientId": self.client_id}
        elif self._answers_a_mail(case):
            # The walk may have answered this mail before.
            with contextlib.suppress(MailMissing):
                case.body = {**case.body, "otp": self._mailbox.code(address(MAILED), within=1)}

    def _answers_a_mail(self, case) -> bool:
        """Whether this is the step after a code was mailed."""
        body = case.body if isinstance(case.body, dict) else {}
        is_step = case.operation.label == "POST /auth/verify-otp" and case.meta.phase.name == TestPhase.STATEFUL
        return is_step and body.get("key") == MAILED

    def _linked(self, case) -> tuple[str | None, str | None]:
        """The refresh token and the code in the body, as far as this run gave them."""
        body = case.body if isinstance(case.body, dict) else {}
        token, code = body.get("refreshToken"), body.get("code")
        return (
            token if isinstance(token, str) and token in self._pairs else None,
            code if isinstance(code, str) and code in self._codes else None,
        )

    def learn(self, case, response) -> None:
        """Remembers what an answer gave, and what it ended."""
        sent = (case.headers or {}).get("Authorization")
        if response.status_code == 401 and self._bearer and sent == f"Bearer {self._bearer}":
            self._forget_dead_bearer()
        if response.status_code != 200:
            return
        if case.operation.label == "PATCH /auth/change-password":
            self._changing.reverse()
        answer = json_object(response)
        if "refreshToken" in answer:
            self._pairs[answer["refreshToken"]] = answer["accessToken"]
        elif "code" in answer:
            self._codes.add(answer["code"])

    def _forget_dead_bearer(self) -> None:
        # 401 has many reasons; only me tells whether the session itself has ended.
        answer = requests.get(f"{self.url}/auth/me", headers={"Authorization": f"Bearer {self._bearer}"}, timeout=10)
        if answer.status_code != 200:
            self._bearer = None

    def _post(self, path: str, user: str, password: str) -> dict:
        body = {**self.client(), "username": self.name(user), "password": password}
        return self._send(path, body).json()

    def _send(self, path: str, body: dict) -> requests.Response:
        answer = requests.post(f"{self.url}{path}", json=body, timeout=10)
        if not answer.ok:
            raise RuntimeError(f"{path} answered {answer.status_code}: {answer.text}")
        return answer


def json_object(response) -> dict:
    try:
        answer = response.json()
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
