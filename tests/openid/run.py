"""Logs people in by the client libraries of OpenID Connect, in Chromium, against a running auth-service.

usage: run.py AUTH_SERVICE WORK_FOLDER GO OAUTH2_PROXY SPRING_JARS [LIBRARY]...      (all when left out)
openid_client   npm openid-client: code with PKCE, refresh, introspection, revocation, logout, PAR, DPoP, private_key_jwt, device flow
oidc_client_ts  npm oidc-client-ts: a single-page application
go              coreos/go-oidc with golang.org/x/oauth2: a web application with back-channel logout, a command line tool
authlib         PyPI Authlib
spring          Spring Security's client and resource server
oauth2_proxy    oauth2-proxy before one application, Spring beside it as the second: single sign-on and logout
authjs          Auth.js
The clients and configurations of impl/docs/openid.md are taken from that page.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "scripts/lib"))

from service import CLIENT_ID, PASSWORD, Service, free_port, sqlite_url  # noqa: E402

from applications import Applications  # noqa: E402
from page import Page  # noqa: E402

ALL = ["openid_client", "oidc_client_ts", "go", "authlib", "spring", "oauth2_proxy", "authjs"]
# What the page calls https://NAME.example, and what only the tests have.
ON_THE_PAGE = ["wiki", "shop", "blog", "board"]
OF_THE_TESTS = ["node", "go", "authlib", "wiki_behind"]


def clients(page: Page, addresses: dict[str, str], jwks: Path) -> dict[str, list[str]]:
    """The arguments of `admin client create` for each client."""

    def client(name: str, *more: str) -> list[str]:
        return ["--client-id", name, *more]

    node, go, authlib = (addresses[name] for name in ("node", "go", "authlib"))
    callback = ["--redirect-uri", f"{node}/callback"]
    own = [
        client("node-web", *callback, "--post-logout-redirect-uri", f"{node}/signed-out", "--require-pkce"),
        client("node-jwt", "--trusted", *callback, "--id-token-alg", "ES256", "--jwks", str(jwks),
               "--require-par", "--require-pkce", "--require-dpop"),
        client("node-machine", "--grant", "client_credentials"),
        client("node-device", "--type", "public", "--trusted", "--grant", "device_code", "--grant", "refresh_token"),
        client("go", "--trusted", "--redirect-uri", f"{go}/callback", "--post-logout-redirect-uri", f"{go}/",
               "--backchannel-logout-uri", f"{go}/signed-out-elsewhere"),
        client("authlib", "--trusted", "--redirect-uri", f"{authlib}/callback"),
    ]  # fmt: skip
    return {**{arguments[1]: arguments for arguments in own}, **page.clients()}


class Ours:
    """auth-service on a fresh database."""

    consents = True

    def __init__(self, binary: Path, home: Path):
        self.service = Service(binary, home, sqlite_url(home), LOG_LEVEL="debug")
        self.url = self.service.url
        self.service.env["PUBLIC_URL"] = self.url

    def start(self, clients: dict[str, list[str]]) -> dict[str, str]:
        """Gives the clients' secrets."""
        self.service.seed({"ann": "active"})
        secrets = {}
        for name, arguments in clients.items():
            created = json.loads(self.service.run("admin", "client", "create", *arguments, "--json"))
            secrets[name] = created.get("clientSecret", "")
        allowed = [part for name in (CLIENT_ID, *clients) for part in ("--client", name)]
        self.service.run("admin", "user", "update", "--username", "ann", *allowed)
        self.service.start("/health/ready")
        return secrets

    def stop(self) -> None:
        self.service.stop()

    def tail(self) -> str:
        return self.service.tail(60)


def walk(provider, work: Path, tools: dict[str, Path], libraries: list[str]) -> None:
    started = time.monotonic()
    addresses = {name: f"http://localhost:{free_port()}" for name in ON_THE_PAGE}
    addresses |= {name: f"http://127.0.0.1:{free_port()}" for name in OF_THE_TESTS}
    page = Page({"id": provider.url, **{name: addresses[name] for name in ON_THE_PAGE}})
    key = ec.generate_private_key(ec.SECP256R1())
    jwk = {**ECAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": "client-1", "alg": "ES256", "use": "sig"}
    jwks = work / "jwks.json"
    jwks.write_text(json.dumps({"keys": [jwk]}))
    secrets = provider.start(clients(page, addresses, jwks))
    applications = Applications(work, tools, provider.url, addresses, secrets, page)
    try:
        applications.start(libraries)
        if set(libraries) == set(ALL):
            page.check_all_used()
        print(f"applications built and started, {time.monotonic() - started:.0f} s", flush=True)
        world = {
            "issuer": provider.url,
            "username": "ann",
            "password": PASSWORD,
            "apps": addresses,
            "secrets": secrets,
            "clientKey": pem(key),
            "consents": provider.consents,
            "programs": applications.programs,
            "logs": applications.logs,
        }
        env = {**os.environ, "OPENID_WORLD": json.dumps(world)}
        done = subprocess.run(["node", HERE / "walk.mjs", work / "pictures", *libraries], env=env, timeout=600)
        if done.returncode != 0:
            raise SystemExit(f"{applications.tails()}\n-- the service\n{provider.tail()}")
    finally:
        applications.stop()
        provider.stop()
    print(f"openid: {time.monotonic() - started:.0f} s", flush=True)


def pem(key: ec.EllipticCurvePrivateKey) -> str:
    encoded = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return encoded.decode()


def main() -> None:
    binary, work, go, oauth2_proxy, spring = (Path(path).resolve() for path in sys.argv[1:6])
    work.mkdir(parents=True, exist_ok=True)
    tools = {"go": go, "oauth2_proxy": oauth2_proxy, "spring": spring}
    with tempfile.TemporaryDirectory(prefix="auth-openid-") as home:
        walk(Ours(binary, Path(home)), work, tools, sys.argv[6:] or ALL)


if __name__ == "__main__":
    main()
