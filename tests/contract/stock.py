"""Runs schemathesis as somebody does who meets the service for the first time: as installed, no configuration of its own, a
bearer token, nothing configured here. Every operation must live up to the published document in that state too.

usage: stock.py AUTH_SERVICE
"""

import json
import re
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "scripts/lib"))

from service import Service, sqlite_url  # noqa: E402

LIMIT_SECONDS = 900
# For each operation; the hundred of the tool would take longer than all other checks of a pull request together.
EXAMPLES = 25
# 400 for a client that is unknown, or an address that is not registered for it (RFC 6749 section 4.1.2.1): no schema can tell these
# from others, and the tool, as installed, takes every 400 to a request that fits the schema for a fault.
LEFT_OUT = "^/oauth2/(authorize|logout)$"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="auth-stock-") as folder:
        home = Path(folder)
        service = Service(Path(sys.argv[1]).resolve(), home, sqlite_url(home))
        service.command.remove("--no-bootstrap")
        service.start("/health/ready")
        try:
            bearer = f"Authorization: Bearer {access_token(service)}"
            tool = Path(sys.executable).with_name("schemathesis")
            command = [
                tool, "--no-color", "run", f"{service.url}/openapi.json", "-H", bearer,
                "--exclude-path-regex", LEFT_OUT, "--max-examples", str(EXAMPLES),
            ]  # fmt: skip
            code = subprocess.run(command, cwd=home, timeout=LIMIT_SECONDS).returncode
        finally:
            service.stop()
        if code != 0:
            raise SystemExit(f"the stock run failed; end of the service's log:\n{service.tail(20)}")
    print("stock run: every check passed")


def access_token(service: Service) -> str:
    """Of the user and the client that the first start has made; it printed their secrets."""
    printed = re.findall(r"^(client_id|client_secret|username|password)=(.+)$", service.log.read_text(), re.MULTILINE)
    request = urllib.request.Request(
        f"{service.url}/auth/login-token", json.dumps(dict(printed)).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["accessToken"]


if __name__ == "__main__":
    main()
