"""nanoidp as Azure AD (by discovery), as Google (by explicit endpoints), and as SAML identity provider."""

import os
import sys
from pathlib import Path

import requests

from app import App, check
from browser import Browser, hidden, target
from service import Process, free_port

CLIENT, SECRET, USER, PASSWORD = "auth-service", "our-secret-at-nanoidp", "nan", "a password at nanoidp"
ENTITY = "urn:example:auth-service"

SETTINGS = """
config_version: 1
server: {{host: "127.0.0.1", port: {port}}}
oauth:
  issuer: "http://127.0.0.1:{port}"
  audience: "auth-service"
  clients:
    - client_id: "{client}"
      client_secret: "{secret}"
      token_endpoint_auth_method: "client_secret_post"
      redirect_uris: ["{app}/auth/azure-oauth-redirect", "{app}/auth/google-auth-redirect"]
saml:
  default_acs_url: "{app}/auth/saml-auth-redirect"
"""
USERS = """
config_version: 1
users:
  {user}: {{password: "{password}", email: "nan@example.com", tenant: "default"}}
"""


class NanoIdp:
    def __init__(self, app: App, home: Path):
        port = free_port()
        config = home / "nanoidp"
        config.mkdir()
        known = {"port": port, "client": CLIENT, "secret": SECRET, "app": app.url, "user": USER, "password": PASSWORD}
        (config / "settings.yaml").write_text(SETTINGS.format(**known))
        (config / "users.yaml").write_text(USERS.format(**known))
        command = [sys.executable, "-m", "nanoidp", "--config", str(config)]
        self.process = Process(command, port, home / "nanoidp.log", dict(os.environ), home)
        self.url = self.process.url

    def log_in(self, browser: Browser, started: requests.Response, ours: str) -> requests.Response:
        page = browser.follow(started, ours)
        return browser.follow(browser.submit(page, username=USER, password=PASSWORD), ours)


def openid(app: App, nanoidp: NanoIdp, provider: str) -> str:
    browser = Browser()
    back = target(nanoidp.log_in(browser, app.begin(browser, provider), app.url))
    me = app.me(app.end(browser, back))
    check(browser.get(back).status_code == 401, "a callback works once")
    return me["username"]


def saml(app: App, nanoidp: NanoIdp) -> None:
    browser = Browser()
    page = nanoidp.log_in(browser, app.begin(browser, "saml"), app.url)
    fields = {name: hidden(page, name) for name in ("SAMLResponse", "RelayState")}
    me = app.me(app.end_by_post(browser, page))
    check(me["username"] == "nan@example.com", f"me is {me}")
    check(app.consume(browser, fields).status_code == 401, "a replay is refused")


def run(binary: Path, home: Path, _: Path) -> None:
    app = App(binary, home / "app")
    nanoidp = NanoIdp(app, home)
    nanoidp.process.start("/.well-known/openid-configuration")
    try:
        document = requests.get(f"{nanoidp.url}/.well-known/openid-configuration", timeout=10).json()
        app.start(
            AZURE_AUTH_CLIENT_ID=CLIENT,
            AZURE_AUTH_CLIENT_SECRET=SECRET,
            AZURE_IDENTITY_METADATA=f"{nanoidp.url}/.well-known/openid-configuration",
            GOOGLE_AUTH_CLIENT_ID=CLIENT,
            GOOGLE_AUTH_CLIENT_SECRET=SECRET,
            GOOGLE_AUTH_URL=document["authorization_endpoint"],
            GOOGLE_AUTH_TOKEN_URL=document["token_endpoint"],
            GOOGLE_USERINFO_URL=document["userinfo_endpoint"],
            GOOGLE_JWKS_URL=document["jwks_uri"],
            GOOGLE_ISSUER=document["issuer"],
            SAML_CLIENT_ID=ENTITY,
            SAML_IDP_METADATA=f"{nanoidp.url}/saml/metadata",
        )
        for provider in ("azure", "google"):
            name = openid(app, nanoidp, provider)
            check(name in ("nan@example.com", f"{provider}|{USER}"), f"the user is called {name}")
            print(f"  {provider}: login as {name}", flush=True)
        saml(app, nanoidp)
        print("  saml: login; replay refused", flush=True)
    finally:
        app.service.stop()
        nanoidp.process.stop()
