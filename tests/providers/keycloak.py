"""Keycloak's own distribution as OpenID provider, as SAML identity provider, and for logout."""

import base64
import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import requests

from app import App, check
from browser import Browser, hidden, target
from service import Process, free_port

REALM, USER, PASSWORD = "acme", "kim", "a password at Keycloak"
SECRET = "our-secret-at-keycloak"
ENTITY = "urn:example:auth-service"


def certificate(home: Path) -> tuple[Path, Path, str]:
    """A key, its certificate, and the certificate in bare base64."""
    key, cert = home / "saml.key.pem", home / "saml.cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-subj", "/CN=sp"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return key, cert, "".join(line for line in cert.read_text().splitlines() if "-----" not in line)


def realm(app: App, own_certificate: str) -> dict:
    saml = {
        "protocol": "saml",
        "redirectUris": [f"{app.url}/*"],
        "frontchannelLogout": False,
        "attributes": {
            "saml.assertion.signature": "true",
            "saml.signature.algorithm": "RSA_SHA256",
            "saml.authnstatement": "true",
            "saml_name_id_format": "persistent",
            "saml_force_name_id_format": "true",
        },
        "protocolMappers": [
            {
                "name": "email",
                "protocol": "saml",
                "protocolMapper": "saml-user-property-mapper",
                "config": {"user.attribute": "email", "attribute.name": "email", "attribute.nameformat": "Basic"},
            }
        ],
    }
    strict = {
        **saml["attributes"],
        # The response as a whole signed too, our requests' signatures demanded, the assertion encrypted for us.
        "saml.server.signature": "true",
        "saml.client.signature": "true",
        "saml.signing.certificate": own_certificate,
        "saml.encrypt": "true",
        "saml.encryption.certificate": own_certificate,
    }
    return {
        "realm": REALM,
        "enabled": True,
        "sslRequired": "none",
        "users": [
            {
                "username": USER,
                "enabled": True,
                "email": "kim@example.com",
                "emailVerified": True,
                "firstName": "Kim",
                "lastName": "Lee",
                "credentials": [{"type": "password", "value": PASSWORD, "temporary": False}],
            }
        ],
        "clients": [
            {
                "clientId": "auth-service",
                "secret": SECRET,
                "redirectUris": [f"{app.url}/auth/keycloak-auth-redirect"],
                "attributes": {"pkce.code.challenge.method": "S256"},
            },
            {"clientId": ENTITY, **saml, "attributes": {**saml["attributes"], "saml.client.signature": "false"}},
            {"clientId": f"{ENTITY}:strict", **saml, "attributes": strict},
        ],
    }


class Keycloak:
    def __init__(self, distribution: Path, home: Path, description: dict):
        self.home = home / "keycloak"
        # It writes into its own folder, so each run has one.
        shutil.copytree(distribution, self.home)
        (self.home / "data/import").mkdir(parents=True)
        (self.home / "data/import/realm.json").write_text(json.dumps(description))
        port = free_port()
        env = {**os.environ, "KC_BOOTSTRAP_ADMIN_USERNAME": "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD": "admin"}
        command = [str(self.home / "bin/kc.sh"), "start-dev", "--import-realm", "--http-host=127.0.0.1", f"--http-port={port}"]
        # One process instead of a build and a server beside each other.
        self.process = Process(["bash", *command], port, home / "keycloak.log", env, self.home)
        self.url = self.process.url

    def start(self) -> float:
        return self.process.start(f"/realms/{REALM}", within=300)

    def stop(self) -> None:
        self.process.stop()

    def sessions(self) -> int:
        """How many sessions the user has."""
        grant = {"grant_type": "password", "client_id": "admin-cli", "username": "admin", "password": "admin"}
        token = requests.post(f"{self.url}/realms/master/protocol/openid-connect/token", data=grant, timeout=30)
        headers = {"Authorization": f"Bearer {token.json()['access_token']}"}
        users = f"{self.url}/admin/realms/{REALM}/users"
        (user,) = requests.get(users, params={"username": USER}, headers=headers, timeout=30).json()
        return len(requests.get(f"{users}/{user['id']}/sessions", headers=headers, timeout=30).json())

    def log_in(self, browser: Browser, started: requests.Response, ours: str) -> requests.Response:
        """From our redirect through Keycloak's login page to what leads back to us."""
        page = browser.follow(started, ours)
        done = browser.submit(page, username=USER, password=PASSWORD)
        return browser.follow(done, ours)


def openid(app: App, keycloak: Keycloak) -> None:
    browser = Browser()
    back = keycloak.log_in(browser, app.begin(browser, "keycloak"), app.url)
    tokens = app.end(browser, target(back))
    me = app.me(tokens)
    check((me["username"], me["firstName"], me["lastName"]) == ("kim@example.com", "Kim", "Lee"), f"me is {me}")
    check(browser.get(target(back)).status_code == 401, "a callback works once")

    check(keycloak.sessions() == 1, "Keycloak has a session")
    tokens = app.refreshed(tokens)
    check(app.keycloak_logout(tokens)["success"], "logout")
    for _ in range(100):
        if keycloak.sessions() == 0:
            break
        time.sleep(0.1)
    check(keycloak.sessions() == 0, "Keycloak's session has ended too")

    again = Browser()
    back = keycloak.log_in(again, app.begin(again, "keycloak"), app.url)
    check(app.me(app.end(again, target(back)))["id"] == me["id"], "the same person is the same user")

    refused = Browser()
    page = refused.follow(app.begin(refused, "keycloak"), app.url)
    check("state=" in page.url, "Keycloak's login page")
    state = re.search(r"state=([A-Za-z0-9_-]+)", page.url)[1]
    denied = refused.get(f"{app.url}/auth/keycloak-auth-redirect", params={"error": "access_denied", "state": state})
    check(denied.status_code == 401, f"a refusal is 401, not {denied.status_code}")


def saml(app: App, keycloak: Keycloak) -> dict:
    browser = Browser()
    page = keycloak.log_in(browser, app.begin(browser, "saml"), app.url)
    fields = {name: hidden(page, name) for name in ("SAMLResponse", "RelayState")}
    me = app.me(app.end_by_post(browser, page))
    replay = app.consume(browser, fields)
    check(replay.status_code == 401, f"a replay is 401, not {replay.status_code}")
    return me


def spoilt(app: App, keycloak: Keycloak) -> None:
    """Mutations of what Keycloak really answers; the same login's own answer is accepted in `saml`."""

    def assertion(xml: str) -> str:
        return re.search(r"<saml:Assertion.*</saml:Assertion>", xml, re.DOTALL)[0]

    def signature(xml: str) -> str:
        return re.search(r"<dsig:Signature.*?</dsig:Signature>", assertion(xml), re.DOTALL)[0]

    def forged(xml: str) -> str:
        bare = assertion(xml).replace(signature(xml), "")
        return re.sub(r' ID="[^"]+"', ' ID="_forged"', bare, count=1).replace("kim@", "admin@")

    mutations = {
        "tampered": lambda xml: xml.replace("kim@example.com", "admin@example.com"),
        "stripped": lambda xml: xml.replace(signature(xml), ""),
        "doctype": lambda xml: "<!DOCTYPE x>" + xml.split("?>")[-1],
        "comment": lambda xml: re.sub(r"(<saml:NameID[^>]*>)", r"\1<!-- x -->", xml),
        "twice": lambda xml: xml.replace(assertion(xml), forged(xml) + assertion(xml)),
        "wrapped": lambda xml: xml.replace(assertion(xml), forged(xml).replace("<saml:Subject>", assertion(xml) + "<saml:Subject>")),
    }
    for name, mutate in mutations.items():
        browser = Browser()
        page = keycloak.log_in(browser, app.begin(browser, "saml"), app.url)
        xml = base64.b64decode(hidden(page, "SAMLResponse")).decode()
        changed = mutate(xml)
        check(changed != xml, f"{name} changes nothing in {xml}")
        fields = {"SAMLResponse": base64.b64encode(changed.encode()), "RelayState": hidden(page, "RelayState")}
        answer = app.consume(browser, fields)
        check(answer.status_code == 401, f"{name} is 401, not {answer.status_code}")


def run(binary: Path, home: Path, distribution: Path) -> None:
    app = App(binary, home / "app")
    key, cert, bare = certificate(home)
    keycloak = Keycloak(distribution, home, realm(app, bare))
    print(f"  Keycloak answers after {keycloak.start():.0f} s", flush=True)
    try:
        app.start(
            KEYCLOAK_CLIENT_ID="auth-service",
            KEYCLOAK_CLIENT_SECRET=SECRET,
            KEYCLOAK_HOST=keycloak.url,
            KEYCLOAK_REALM=REALM,
            SAML_CLIENT_ID=ENTITY,
            SAML_IDP_METADATA=f"{keycloak.url}/realms/{REALM}/protocol/saml/descriptor",
        )
        openid(app, keycloak)
        print("  keycloak: login, userinfo, refresh, logout at both, refused consent", flush=True)
        first = saml(app, keycloak)
        check(first["username"] == "kim@example.com", f"me is {first}")
        check(saml(app, keycloak)["id"] == first["id"], "the same person is the same user")
        spoilt(app, keycloak)
        print("  saml: signed assertion; replay and six mutations refused", flush=True)
        app.restart(SAML_CLIENT_ID=f"{ENTITY}:strict", SAML_PRIVATE_KEY=str(key), SAML_CERT=str(cert))
        strict = saml(app, keycloak)
        check(strict["username"] == "kim@example.com", f"me is {strict}")
        print("  saml: signed request, signed response, signed and encrypted assertion", flush=True)
    finally:
        app.service.stop()
        keycloak.stop()
