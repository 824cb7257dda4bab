"""What `scripts/lib/profiled` has an instrumented build do: the load of `make bench`, briefly, on SQLite and on the PostgreSQL of
TEST_POSTGRES_URL.

usage: train.py AUTH_SERVICE
BENCH_SECONDS (5) is how long each kind of request is sent.
"""

import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "scripts/lib"))

import openid  # noqa: E402
from bench import LOGIN_CONNECTIONS, ME_CONNECTIONS, REFRESH_CHAINS, USERS  # noqa: E402
from load import Load, log_in, login_body  # noqa: E402
from service import Service, sqlite_url  # noqa: E402
from table import Table  # noqa: E402


def main() -> None:
    auth_service = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="auth-train-") as folder:
        on_sqlite, on_postgres = Path(folder, "sqlite"), Path(folder, "postgres")
        on_sqlite.mkdir()
        load(Service(auth_service, on_sqlite, sqlite_url(on_sqlite)), on_sqlite)
        on_postgres.mkdir()
        url, schema = os.environ["TEST_POSTGRES_URL"], f"train_{os.getpid()}"
        load(Service(auth_service, on_postgres, url, DB_SCHEMA=schema), on_postgres)


def load(service: Service, home: Path) -> None:
    service.seed(USERS)
    service.start("/health/live")
    try:
        sender, table, users = Load(service, home), Table(1, 1), list(USERS)
        sessions = log_in(service, users, 4 * REFRESH_CHAINS)
        tokens = [access for access, _ in sessions]
        table.row("me", sender.me(sender.file("tokens", tokens), ME_CONNECTIONS))
        openid.introspection(table, sender, tokens, "a database")
        pairs = [" ".join(pair) for pair in sessions[:REFRESH_CHAINS]]
        table.row("token-refresh", sender.refresh(sender.file("pairs", pairs), REFRESH_CHAINS))
        logins = sender.file("logins", [login_body(user) for user in users])
        table.row("login-token", sender.post("/auth/login-token", logins, LOGIN_CONNECTIONS))
        openid.code_flow(table, service, sender, users[:LOGIN_CONNECTIONS])
        if table.failed:
            raise SystemExit(f"{table.failed} requests failed, which are not what is to be fast")
    finally:
        # The counts are written when it ends.
        service.stop()


if __name__ == "__main__":
    main()
