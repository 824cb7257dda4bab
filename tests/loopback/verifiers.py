"""A LoopBack service and a LoopBack facade check our tokens, as the core package has them do it."""

import base64
import json
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

from servers import AT_ONCE, ROOT, Database, Node, Redis, bearer, build, check, told
from service import CLIENT_ID, CLIENT_SECRET, PASSWORD, Process, Service

KEYS = ROOT / "tests/fixtures/keys"
SECRET = "only this test signs with this secret"
# The Node service's migration of November 2024.
JWT_KEYS = """
CREATE SCHEMA main;
CREATE TABLE main.jwt_keys (
  id SERIAL PRIMARY KEY, key_id VARCHAR(100) UNIQUE NOT NULL, public_key TEXT NOT NULL, private_key TEXT NOT NULL,
  created_on TIMESTAMP DEFAULT CURRENT_TIMESTAMP
)"""
PASSPHRASE = "open sesame"
SIGNING = {
    "symmetric": {"JWT_SECRET": SECRET},
    "asymmetric": {"JWT_PRIVATE_KEY": (KEYS / "rsa.pem").read_text()},
    # With a key that the Node service has left, encrypted, in its table.
    "taken_over": {"JWT_ALGORITHM": "RS256", "JWT_PRIVATE_KEY_PASSPHRASE": PASSPHRASE},
    # With a key of our own, which is generated and published.
    "generated": {"JWT_ALGORITHM": "RS256"},
}
# A client whose access tokens end while the test waits.
SHORT, SECONDS = "short", "6"


# The id of the key that the Node service has left.
LEFT = "left"


def kid(tokens: dict) -> str:
    head = tokens["accessToken"].split(".")[0]
    return json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))["kid"]


class Setting:
    """One of the verifiers of one version of the core package, at a service that signs as it expects."""

    def __init__(self, signing: str, kind: str, packages: str, service: Service, around: dict[str, str], home: Path):
        self.name, self.kind = f"{packages} core package, {kind}, {signing}", kind
        self.signing = signing
        verifying = {"JWT_SECRET": SECRET, "SYMMETRIC": "yes"} if signing == "symmetric" else {}
        # The older one reads the public key from a file, the newest by its id: services in the database, facades in Redis.
        verifying["JWT_PUBLIC_KEY"] = str(KEYS / "rsa-public.pem") if packages == "older" else ""
        self.node = Node("service", packages, home, TYPE=kind, JWT_ISSUER=service.url, **verifying, **around)
        self.service = service

    def walk(self) -> None:
        self.node.start("/ping")
        tokens = self.tokens(CLIENT_ID)
        if self.signing == "taken_over":
            check(kid(tokens) == LEFT, f"{self.name}: signed with {kid(tokens)}")
        seen = self.ask("/todos", tokens)
        self.expect(seen, 200)
        user = seen.json()
        known = (user["username"], user["role"], user["permissions"])
        check(known == ("ann", "editor", ["ViewTodo", "CreateTodo"]), f"{self.name}: {seen.text}")
        check(user["tenantId"] == user["defaultTenantId"], f"{self.name}: {seen.text}")
        expiring = self.tokens(SHORT)
        self.expect(self.ask("/todos", expiring), 200)
        self.expect(self.ask("/todos/deleted", tokens), 403, "NotAllowedAccess")
        head, payload, signature = tokens["accessToken"].split(".")
        other = f"{head}.{payload}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}"
        self.expect(self.ask("/todos", {"accessToken": other}), 401, "TokenExpired")
        self.log_out(tokens)
        time.sleep(max(0.0, expiring["expires"] / 1000 - time.time()) + 0.1)
        self.expect(self.ask("/todos", expiring), 401, "TokenExpired")
        print(f"{self.name}: allowed, forbidden, forged, logged out, expired", flush=True)

    def log_out(self, tokens: dict) -> None:
        answer = requests.post(
            f"{self.service.url}/logout", json={"refreshToken": tokens["refreshToken"]}, headers=bearer(tokens), timeout=10
        )
        check(answer.status_code == 200, f"logout: {answer.status_code} {answer.text}")
        if self.kind == "service":
            # It stands behind a facade, which asks for revocations, and does not ask itself.
            self.expect(self.ask("/todos", tokens), 200)
            return
        until = time.monotonic() + AT_ONCE
        while (seen := self.ask("/todos", tokens)).status_code == 200 and time.monotonic() < until:
            time.sleep(0.05)
        self.expect(seen, 401, "TokenRevoked")

    def tokens(self, client: str) -> dict:
        body = {"client_id": client, "client_secret": CLIENT_SECRET, "username": "ann", "password": PASSWORD}
        answer = requests.post(f"{self.service.url}/auth/login-token", json=body, timeout=20)
        check(answer.status_code == 200, f"login: {answer.status_code} {answer.text}")
        return answer.json()

    def ask(self, path: str, tokens: dict) -> requests.Response:
        return requests.get(f"{self.node.url}{path}", headers=bearer(tokens), timeout=20)

    def expect(self, answer: requests.Response, status: int, message: str = "") -> None:
        right = answer.status_code == status and (not message or told(answer) == message)
        check(right, f"{self.name}: {answer.status_code} {answer.text}, not {status} {message}\n{self.node.tail()}")


def leave_key(database: Database) -> None:
    """As the Node service does."""
    encrypt = ["openssl", "pkcs8", "-topk8", "-v2", "aes-256-cbc", "-passout", f"pass:{PASSPHRASE}", "-in", KEYS / "rsa.pem"]
    private = subprocess.run(encrypt, check=True, capture_output=True, text=True).stdout
    public = (KEYS / "rsa-public.pem").read_text()
    database.run(f"INSERT INTO main.jwt_keys (key_id, public_key, private_key) VALUES ('{LEFT}', '{public}', '{private}')")


def signing_service(binary: Path, home: Path, database: Database, redis: Redis, signing: str) -> Service:
    home.mkdir()
    service = Service(binary, home, database.url, REDIS_URL=redis.url, **SIGNING[signing])
    service.env["PUBLIC_URL"] = service.url
    service.seed({"ann": "active"})
    short = ["--client-id", SHORT, "--client-secret", CLIENT_SECRET, "--access-token-expiration", SECONDS]
    service.run("admin", "client", "create", *short)
    service.run("admin", "user", "update", "--username", "ann", "--client", CLIENT_ID, "--client", SHORT)
    return service


def run(binary: Path, home: Path, server: str) -> None:
    build("service", home)
    redis = Redis(home)
    started: list[Process] = [redis]
    try:
        redis.start("")
        for signing in SIGNING:
            database = Database(server, f"loopback_{signing}")
            database.run(JWT_KEYS)
            if signing == "taken_over":
                leave_key(database)
            service = signing_service(binary, home / signing, database, redis, signing)
            started.append(service)
            service.start("/health/ready")
            around = {"REDIS_URL": redis.url, "POSTGRES_URL": database.url, "SCHEMA": "main"}
            # The older one reads its key from a file, which holds one that was generated nowhere.
            versions = ("newest",) if signing == "generated" else ("newest", "older")
            kinds = [(kind, packages) for packages in versions for kind in ("service", "facade")]
            settings = [Setting(signing, kind, packages, service, around, home) for kind, packages in kinds]
            started += [setting.node for setting in settings]
            with ThreadPoolExecutor() as threads:
                for _ in threads.map(Setting.walk, settings):
                    pass
    finally:
        for process in reversed(started):
            process.stop()
