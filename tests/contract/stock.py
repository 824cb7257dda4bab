"""Runs schemathesis as somebody does who meets the service for the first time: as installed, with the
configuration that openapi/README.md recommends, a bearer token, nothing configured in the service. Every operation must live
up to the published document in that state too.

usage: stock.py AUTH_SERVICE
"""

import json
import re
import sys
import tempfile
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "scripts/lib"))

from service import Service, sqlite_url  # noqa: E402

from tool import SCHEMATHESIS, failures_of  # noqa: E402

GUIDE = HERE.parents[1] / "openapi/README.md"
# For each operation; the hundred of the tool would take longer than all other checks of a pull request together.
EXAMPLES = 25


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="auth-stock-") as folder:
        home = Path(folder)
        service = Service(Path(sys.argv[1]).resolve(), home, sqlite_url(home))
        service.command.remove("--no-bootstrap")
        service.start("/health/ready")
        try:
            bearer = f"Authorization: Bearer {access_token(service)}"
            (home / "schemathesis.toml").write_text(recommended_configuration())
            # The same cases each time: random ones have, now and then, an address of more than 64 KB, which hyper answers with an
            # empty 414 of its own.
            options = ["-H", bearer, "--max-examples", str(EXAMPLES), "--generation-deterministic"]
            command = [SCHEMATHESIS, "--no-color", "run", f"{service.url}/openapi.json", *options]
            failures = failures_of(command, None, home)
        finally:
            service.stop()
        if failures:
            print(f"end of the service's log:\n{service.tail(20)}\n{failures}", flush=True)
            raise SystemExit("the stock run failed")
    print("stock run: every check passed")


def recommended_configuration() -> str:
    """The block of openapi/README.md."""
    (block,) = re.findall(r"^```toml\n(.*?)^```$", GUIDE.read_text(), re.MULTILINE | re.DOTALL)
    return block


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
