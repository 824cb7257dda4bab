"""Runs schemathesis as somebody does who meets the service for the first time: as installed, no configuration of its own, a
bearer token, nothing configured here. Every operation must live up to the published document in that state too.

usage: stock.py AUTH_SERVICE
"""

import json
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "scripts/lib"))

from service import CLIENT_ID, CLIENT_SECRET, PASSWORD, Service, sqlite_url  # noqa: E402

LIMIT_SECONDS = 600


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="auth-stock-") as folder:
        home = Path(folder)
        service = Service(Path(sys.argv[1]).resolve(), home, sqlite_url(home))
        service.seed({"ann": "active"})
        service.start("/health/ready")
        try:
            bearer = f"Authorization: Bearer {access_token(service.url)}"
            tool = Path(sys.executable).with_name("schemathesis")
            command = [tool, "--no-color", "run", f"{service.url}/openapi.json", "-H", bearer]
            code = subprocess.run(command, cwd=home, timeout=LIMIT_SECONDS).returncode
        finally:
            service.stop()
        if code != 0:
            raise SystemExit(f"the stock run failed; end of the service's log:\n{service.tail(20)}")
    print("stock run: every check passed")


def access_token(url: str) -> str:
    body = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "username": "ann", "password": PASSWORD}
    request = urllib.request.Request(
        f"{url}/auth/login-token", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["accessToken"]


if __name__ == "__main__":
    main()
