"""npm oidc-provider: as certified, and dressed as Apple, as Facebook and as Instagram."""

import json
import os
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import requests

from app import App, check
from browser import Browser, Forms, query, target
from service import Process, free_port

HERE = Path(__file__).resolve().parent
CLIENT, SECRET, KEY_ID, TEAM = "auth-service", "our-secret-at-oidc-provider-which-is-long", "key-1", "team-1"
USER = "ola"


class OidcProvider:
    def __init__(self, app: App, home: Path, dress: str, callback: str, *more: str):
        self.port = free_port()
        command = ["node", str(HERE / "oidc_provider.mjs"), str(self.port), dress, f"{app.url}{callback}", *more]
        self.process = Process(command, self.port, home / f"{dress}.log", dict(os.environ), home)
        self.url = self.process.url
        self.process.start("/.well-known/openid-configuration")

    def log_in(self, browser: Browser, started: requests.Response, ours: str) -> requests.Response:
        """Through its login and its consent, to a redirect to us or a page with a form for us."""
        page = browser.follow(started, ours)
        page = browser.follow(browser.submit(page, login=USER, password="x"), ours)
        return browser.follow(browser.submit(page, prompt="consent"), ours)


def assert_refused_afterwards(app: App, browser: Browser, callback: str) -> None:
    check(browser.get(callback).status_code == 401, "a callback works once")


def by_redirect(app: App, provider: OidcProvider, name: str) -> dict:
    browser = Browser()
    back = target(provider.log_in(browser, app.begin(browser, name), app.url))
    check("code=" in back, f"the way back is {back}")
    me = app.me(app.end(browser, back))
    assert_refused_afterwards(app, browser, back)
    # A code that the provider did not give.
    other = Browser()
    started = target(app.begin(other, name))
    made_up = urlencode({"code": "made-up", "state": query(started)["state"]})
    answer = other.get(f"{back.partition('?')[0]}?{made_up}")
    check(answer.status_code == 401, f"a made-up code is 401, not {answer.status_code}")
    return me


def by_form(app: App, provider: OidcProvider) -> dict:
    browser = Browser()
    page = provider.log_in(browser, app.begin(browser, "oauth-apple"), app.url)
    ((action, fields),) = Forms(page.text).forms
    check(action == f"{app.url}/auth/apple-oauth-redirect", f"the form goes to {action}")
    # Apple tells the name here, the first time only.
    user = json.dumps({"name": {"firstName": "Ola", "lastName": "Nord"}, "email": "somebody@example.com"})
    # A cross-site POST brings no cookie along.
    posted = requests.post(action, data={**fields, "user": user}, allow_redirects=False, timeout=10)
    check(posted.status_code == 303, f"the form was answered with {posted.status_code}: {posted.text}")
    back = target(posted)
    stranger = Browser()
    me = app.me(app.end(browser, back))
    assert_refused_afterwards(app, stranger, back)
    return me


def run(binary: Path, home: Path, _: Path) -> None:
    app = App(binary, home / "app")
    key, public = home / "apple.p8", home / "apple.pub"
    curve = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
    subprocess.run(["openssl", "genpkey", *curve, "-out", key], check=True, capture_output=True, timeout=60)
    subprocess.run(["openssl", "pkey", "-in", key, "-pubout", "-out", public], check=True, timeout=60)
    plain = OidcProvider(app, home, "plain", "/auth/google-auth-redirect")
    apple = OidcProvider(app, home, "apple", "/auth/apple-oauth-redirect", str(public))
    facebook = OidcProvider(app, home, "facebook", "/auth/facebook-auth-redirect")
    instagram = OidcProvider(app, home, "instagram", "/auth/instagram-auth-redirect")
    try:
        app.start(
            GOOGLE_AUTH_CLIENT_ID=CLIENT, GOOGLE_AUTH_CLIENT_SECRET=SECRET, GOOGLE_AUTH_URL=f"{plain.url}/auth",
            GOOGLE_AUTH_TOKEN_URL=f"{plain.url}/token", GOOGLE_USERINFO_URL=f"{plain.url}/me",
            GOOGLE_JWKS_URL=f"{plain.url}/jwks", GOOGLE_ISSUER=plain.url,
            APPLE_AUTH_CLIENT_ID=CLIENT, APPLE_AUTH_TEAM_ID=TEAM, APPLE_AUTH_KEY_ID=KEY_ID,
            APPLE_AUTH_PRIVATE_KEY_LOCATION=str(key), APPLE_AUTH_URL=f"{apple.url}/auth",
            APPLE_AUTH_TOKEN_URL=f"{apple.url}/token", APPLE_JWKS_URL=f"{apple.url}/jwks", APPLE_ISSUER=apple.url,
            FACEBOOK_AUTH_CLIENT_ID=CLIENT, FACEBOOK_AUTH_CLIENT_SECRET=SECRET, FACEBOOK_AUTH_URL=f"{facebook.url}/auth",
            FACEBOOK_AUTH_TOKEN_URL=f"{facebook.url}/token", FACEBOOK_USERINFO_URL=f"{facebook.url}/me",
            INSTAGRAM_AUTH_CLIENT_ID=CLIENT, INSTAGRAM_AUTH_CLIENT_SECRET=SECRET,
            INSTAGRAM_AUTH_URL=f"{instagram.url}/auth", INSTAGRAM_AUTH_TOKEN_URL=f"{instagram.url}/token",
            INSTAGRAM_USERINFO_URL=f"{instagram.url}/me",
        )  # fmt: skip
        me = by_redirect(app, plain, "google")
        check((me["username"], me["firstName"]) == ("ola@example.com", "Ola"), f"me is {me}")
        print("  google: PKCE and nonce, claims from userinfo", flush=True)
        # The same verified address: the same account.
        through_apple = by_form(app, apple)
        check(through_apple["id"] == me["id"], f"me is {through_apple}")
        print("  apple: form_post, ES256 assertion, linked by the address", flush=True)
        me = by_redirect(app, facebook, "facebook")
        check((me["username"], me["lastName"], me["email"]) == (f"facebook|{USER}", "Nord", None), f"me is {me}")
        print("  facebook: graph endpoint with proof, no address", flush=True)
        me = by_redirect(app, instagram, "instagram")
        check(me["username"] == "instagram|17841405309211844", f"me is {me}")
        print("  instagram: wrapped answers, a number as id", flush=True)
    finally:
        app.service.stop()
        for provider in (plain, apple, facebook, instagram):
            provider.process.stop()
