"""Runs schemathesis over the published document of a fresh auth-service on one database, or of a deployment.

usage: run.py RESULT AUTH_SERVICE sqlite|POSTGRES_URL
       run.py RESULT DEPLOYMENT_URL
Writes what happened to RESULT, for report.py. Fails when a check fails and, on a fresh service, when an operation's success
status never occurred: a run of refusals proves nothing.

A deployment's document is taken as it publishes it. CONTRACT_CLIENT_ID, CONTRACT_CLIENT_SECRET, CONTRACT_USERNAME and
CONTRACT_PASSWORD, where they are set, let the run log in there; whatever else needs what only a test can have stays refused.
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
from credentials import HOSTED_CLIENT, KEEPER, LEAVER, USERS, VISITOR  # noqa: E402
from expectations import judge, recorded, untaken  # noqa: E402
from openid import ASKING_CLIENT, GRANTS, REDIRECT_URI, TRUSTED_CLIENT  # noqa: E402
from provider import Provider  # noqa: E402
from tool import SCHEMATHESIS, failures_of  # noqa: E402

CONFIG = HERE / "schemathesis.toml"
# The stateful walks start afresh: led by answers remembered from the other phases they end after a few.
PARTS = ("coverage,fuzzing", "examples,stateful")
# Which steps the walks take hangs on the tokens that they get: now and then all of them miss one, so they are repeated then.
MORE_WALKS = 3


def main() -> None:
    result, place = Path(sys.argv[1]).resolve(), sys.argv[2]
    result.unlink(missing_ok=True)
    if place.startswith(("http://", "https://")):
        run_at(place.rstrip("/"), result)
    else:
        run_fresh(Path(place).resolve(), sys.argv[3], result)


def run_at(url: str, result: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="auth-contract-") as folder:
        home = Path(folder)
        report = measure(url, home, {}, name=url)
    # Nobody can promise that a foreign deployment offers everything.
    report["faults"] = []
    conclude(report, result, log="")


def run_fresh(binary: Path, database: str, result: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="auth-contract-") as folder:
        home = Path(folder)
        url, settings = (sqlite_url(home), {}) if database == "sqlite" else (database, {"DB_SCHEMA": f"contract_{os.getpid()}"})
        # Where new people land: the tenant and the role of `seed`, at both clients.
        settings |= {"SIGNUP_TENANT": "acme", "SIGNUP_ROLE": "editor", "SIGNUP_CLIENTS": f"{CLIENT_ID},{HOSTED_CLIENT}"}
        provider = Provider(home)
        service = Service(binary, home, url, **settings, **provider.settings())
        service.env["PUBLIC_URL"] = service.url
        service.seed(USERS)
        address = ["--redirect-url", "https://app.example/in"]
        service.run("admin", "client", "create", "--client-id", HOSTED_CLIENT, "--client-secret", CLIENT_SECRET, *address)
        service.run("admin", "role", "update", "--name", "editor", "--permissions", "ViewTodo,CreateTodo,ViewLoginActivity")
        for name in (ASKING_CLIENT, TRUSTED_CLIENT):
            grants = [word for grant in GRANTS for word in ("--grant", grant)]
            trusted = ["--trusted"] if name == TRUSTED_CLIENT else []
            secret = ["--client-secret", CLIENT_SECRET, "--redirect-uri", REDIRECT_URI]
            service.run("admin", "client", "create", "--client-id", name, *secret, *grants, *trusted)
        clients = [word for name in (CLIENT_ID, ASKING_CLIENT, TRUSTED_CLIENT) for word in ("--client", name)]
        for name in (VISITOR, LEAVER):
            service.run("admin", "user", "update", "--username", name, *clients)
        authenticator.give(url, settings.get("DB_SCHEMA", ""), KEEPER)
        service.start("/health/ready")
        credentials = {
            "CONTRACT_CLIENT_ID": CLIENT_ID,
            "CONTRACT_CLIENT_SECRET": CLIENT_SECRET,
            "CONTRACT_PASSWORD": PASSWORD,
            "CONTRACT_USERNAME": "",
            "CONTRACT_MAIL": str(home / "mail"),
            "CONTRACT_PROVIDER": str(home),
        }
        try:
            report = measure(service.url, home, credentials, name="SQLite" if database == "sqlite" else "PostgreSQL")
        finally:
            service.stop()
        conclude(report, result, log=service.tail(20))


def measure(url: str, home: Path, credentials: dict[str, str], name: str) -> dict:
    """Runs all parts in `home`."""
    started = time.monotonic()
    with urllib.request.urlopen(f"{url}/openapi.json", timeout=10) as answer:
        document = json.load(answer)
    # Given the address of the document, schemathesis would leave out the operation at that address.
    file, published = home / "openapi.json", home / "published.json"
    published.write_text(json.dumps(document))
    overlay = ["node", HERE.parents[1] / "scripts/node/overlay.mjs", published, HERE / "links.yaml", file]
    subprocess.run(overlay, check=True, timeout=60)
    env = {
        **os.environ,
        "SCHEMATHESIS_HOOKS": "hooks",
        "PYTHONPATH": str(HERE),
        "CONTRACT_URL": url,
        "CONTRACT_SEEN": str(home / "seen"),
        **credentials,
    }
    command = [SCHEMATHESIS, "--config-file", CONFIG, "--no-color", "run", file, "--url", url, "--phases"]
    failures = [found for phases in PARTS if (found := failures_of([*command, phases], env, home))]
    seen = recorded(home / "seen")
    for _ in range(MORE_WALKS):
        if failures or not untaken(seen):
            break
        failures += filter(None, [failures_of([*command, "stateful"], env, home)])
        seen = recorded(home / "seen")
    lines, faults = judge(document, seen)
    return {
        "name": name,
        "seconds": round(time.monotonic() - started),
        "failures": failures,
        "faults": faults,
        "lines": lines,
        "operations": {label: operation.as_json() for label, operation in seen.items()},
    }


def conclude(report: dict, result: Path, log: str) -> None:
    result.write_text(json.dumps(report))
    print("\n".join(["statuses seen per operation:", *report["lines"], ""]))
    if report["failures"] or report["faults"]:
        # What failed comes last: where only the end of an output is kept, that is what one needs.
        print("\n".join([*(["end of the service's log:", log] if log else []), *report["failures"], *report["faults"]]), flush=True)
        raise SystemExit("the contract run failed")
    print(f"contract: every check passed, {report['seconds']} s")


if __name__ == "__main__":
    main()
