"""Runs schemathesis over the published document of a fresh auth-service on one database.

usage: run.py AUTH_SERVICE sqlite|POSTGRES_URL
Fails when a check fails, and when an operation's success status never occurred: a run of refusals proves nothing.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "scripts/lib"))

from service import CLIENT_ID, CLIENT_SECRET, PASSWORD, Service, sqlite_url  # noqa: E402

import authenticator  # noqa: E402
from credentials import HOSTED_CLIENT, KEEPER, USERS  # noqa: E402
from expectations import judge, recorded  # noqa: E402
from provider import Provider  # noqa: E402

LIMIT_SECONDS = 600
# The stateful walks start afresh: led by answers remembered from the other phases they end after a few.
PARTS = ("coverage,fuzzing", "examples,stateful")


def main() -> None:
    binary, database = Path(sys.argv[1]).resolve(), sys.argv[2]
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="auth-contract-") as folder:
        home = Path(folder)
        url, settings = (sqlite_url(home), {}) if database == "sqlite" else (database, {"DB_SCHEMA": f"contract_{os.getpid()}"})
        # Where people who sign up land: the tenant and the role of `seed`.
        settings |= {"SIGNUP_TENANT": "acme", "SIGNUP_ROLE": "editor"}
        provider = Provider(home)
        service = Service(binary, home, url, **settings, **provider.settings())
        service.env["PUBLIC_URL"] = service.url
        service.seed(USERS)
        address = ["--redirect-url", "https://app.example/in"]
        service.run("admin", "client", "create", "--client-id", HOSTED_CLIENT, "--client-secret", CLIENT_SECRET, *address)
        authenticator.give(url, settings.get("DB_SCHEMA", ""), KEEPER)
        service.start("/health/ready")
        try:
            document = published_document(service.url)
            failed = schemathesis(service.url, document, home)
        finally:
            service.stop()
        seen, walked = recorded(home / "seen")
        log = service.tail(20)
    lines, faults = judge(document, seen, walked)
    print("\n".join(["statuses seen per operation:", *lines, ""]))
    if failed or faults:
        print("\n".join([*faults, "end of the service's log:", log]))
        raise SystemExit("the contract run failed")
    print(f"contract: every check passed, every success status occurred, {time.monotonic() - started:.0f} s")


def published_document(url: str) -> dict:
    with urllib.request.urlopen(f"{url}/openapi.json", timeout=10) as answer:
        return json.load(answer)


def schemathesis(url: str, document: dict, home: Path) -> bool:
    """Runs it in `home`, its output on ours; gives whether it found a failure."""
    # Given the address of the document, it would leave out the operation at that address.
    file = home / "openapi.json"
    file.write_text(json.dumps(document))
    env = {
        **os.environ,
        "SCHEMATHESIS_HOOKS": "hooks",
        "PYTHONPATH": str(HERE),
        "CONTRACT_URL": url,
        "CONTRACT_CLIENT_ID": CLIENT_ID,
        "CONTRACT_CLIENT_SECRET": CLIENT_SECRET,
        "CONTRACT_PASSWORD": PASSWORD,
        "CONTRACT_SEEN": str(home / "seen"),
        "CONTRACT_MAIL": str(home / "mail"),
        "CONTRACT_PROVIDER": str(home),
    }
    tool = Path(sys.executable).with_name("schemathesis")
    command = [tool, "--config-file", HERE / "schemathesis.toml", "--no-color", "run", file, "--url", url, "--phases"]
    results = [subprocess.run([*command, phases], env=env, cwd=home, timeout=LIMIT_SECONDS) for phases in PARTS]
    return any(result.returncode != 0 for result in results)


if __name__ == "__main__":
    main()
