"""Fillers for the operations of the OpenID provider: what an application and a browser would send."""

import itertools
from urllib.parse import parse_qs, urlsplit

import requests
from credentials import LEAVER, VISITOR, Credentials

# A client of the provider, whose users are asked for a consent, and one whose users are not.
ASKING_CLIENT = "asking"
TRUSTED_CLIENT = "trusted"
REDIRECT_URI = "https://app.example/openid"
GRANTS = ("authorization_code", "refresh_token", "client_credentials", "device_code")

MODES = itertools.cycle(["query", "form_post"])


def client(credentials: Credentials) -> dict[str, str]:
    return {"client_id": TRUSTED_CLIENT, "client_secret": credentials.client_secret}


def request(client_id: str, **more: str) -> dict[str, str]:
    return {"response_type": "code", "client_id": client_id, "redirect_uri": REDIRECT_URI, "scope": "openid profile", **more}


def browser(credentials: Credentials, user: str = VISITOR) -> dict[str, str]:
    """The headers of a page in a browser to which the user has just signed in."""
    page = credentials.own_page()
    body = {"clientId": credentials.client_id, "username": user, "password": credentials.password}
    answer = requests.post(f"{credentials.url}/web/login", json=body, headers=page, timeout=10)
    session = answer.headers["Set-Cookie"].partition(";")[0]
    return {**page, "Cookie": f"{page['Cookie']}; {session}"}


def led_to(credentials: Credentials, headers: dict[str, str], query: dict[str, str]) -> dict[str, str]:
    """The parameters of the address to which an authorization request leads."""
    answer = requests.get(f"{credentials.url}/oauth2/authorize", params=query, headers=headers, allow_redirects=False, timeout=10)
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


def access_token(credentials: Credentials) -> str:
    code = led_to(credentials, browser(credentials), request(TRUSTED_CLIENT))["code"]
    form = {**client(credentials), "grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT_URI}
    return requests.post(f"{credentials.url}/oauth2/token", data=form, timeout=10).json()["access_token"]


def own_token(credentials: Credentials) -> str:
    form = {**client(credentials), "grant_type": "client_credentials"}
    return requests.post(f"{credentials.url}/oauth2/token", data=form, timeout=10).json()["access_token"]


def authorize(case, credentials: Credentials, draw: int) -> None:
    case.query = request(TRUSTED_CLIENT, response_mode=next(MODES))
    case.headers["Cookie"] = browser(credentials)["Cookie"]


def authorize_by_post(case, credentials: Credentials, draw: int) -> None:
    case.body = request(TRUSTED_CLIENT, response_mode=next(MODES))
    case.headers["Cookie"] = browser(credentials)["Cookie"]


def push(case, credentials: Credentials, draw: int) -> None:
    case.body = {**request(TRUSTED_CLIENT), **client(credentials)}
    case.headers.pop("Authorization", None)


def token(case, credentials: Credentials, draw: int) -> None:
    case.body = {**client(credentials), "grant_type": "client_credentials"}
    case.headers.pop("Authorization", None)


def user_info(case, credentials: Credentials, draw: int) -> None:
    case.headers["Authorization"] = f"Bearer {access_token(credentials)}"
    if case.operation.method.upper() == "POST":
        case.body = {}


def about_token(case, credentials: Credentials, draw: int) -> None:
    case.body = {**client(credentials), "token": own_token(credentials)}
    case.headers.pop("Authorization", None)


def authorize_device(case, credentials: Credentials, draw: int) -> None:
    case.body = client(credentials)
    case.headers.pop("Authorization", None)


def log_out(case, credentials: Credentials, draw: int) -> None:
    case.query = {"client_id": TRUSTED_CLIENT}


def log_out_by_post(case, credentials: Credentials, draw: int) -> None:
    case.body = {"client_id": TRUSTED_CLIENT}


def shown_authorization(case, credentials: Credentials, draw: int) -> None:
    case.query = {"resume": led_to(credentials, {}, request(ASKING_CLIENT))["resume"]}


def consent(case, credentials: Credentials, draw: int) -> None:
    headers = browser(credentials)
    resume = led_to(credentials, {}, request(ASKING_CLIENT))["resume"]
    case.body = {"resume": resume, "username": VISITOR, "allow": True}
    case.headers.update(headers)


def sign_out(case, credentials: Credentials, draw: int) -> None:
    case.body = {}
    case.headers.update(browser(credentials))


def device(case, credentials: Credentials, draw: int) -> None:
    started = requests.post(f"{credentials.url}/oauth2/device_authorization", data=client(credentials), timeout=10).json()
    case.body = {"userCode": started["user_code"]}
    case.headers.update(browser(credentials))


def withdraw(case, credentials: Credentials, draw: int) -> None:
    headers = browser(credentials, LEAVER)
    resume = led_to(credentials, {}, request(ASKING_CLIENT))["resume"]
    body = {"resume": resume, "username": LEAVER, "allow": True}
    requests.post(f"{credentials.url}/web/consent", json=body, headers=headers, timeout=10)
    case.path_parameters = {"clientId": ASKING_CLIENT}
    case.headers["Authorization"] = f"Bearer {credentials.pair(LEAVER, credentials.password)[0]}"


FILLERS = {
    "GET /oauth2/authorize": authorize,
    "POST /oauth2/authorize": authorize_by_post,
    "POST /oauth2/par": push,
    "POST /oauth2/token": token,
    "GET /oauth2/userinfo": user_info,
    "POST /oauth2/userinfo": user_info,
    "POST /oauth2/introspect": about_token,
    "POST /oauth2/revoke": about_token,
    "POST /oauth2/device_authorization": authorize_device,
    "GET /oauth2/logout": log_out,
    "POST /oauth2/logout": log_out_by_post,
    "GET /web/authorization": shown_authorization,
    "POST /web/consent": consent,
    "POST /web/sign-out": sign_out,
    "POST /web/device": device,
    "DELETE /auth/consents/{clientId}": withdraw,
}
