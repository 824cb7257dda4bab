"""An authenticator app (RFC 6238), and a user who has one."""

import base64
import hmac
import sqlite3
import struct
import subprocess
import time
from pathlib import Path

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(secret: str = SECRET) -> str:
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def give(database: str, schema: str, username: str) -> None:
    """Stores the secret in base32, as the Node service does: such a one counts as confirmed."""
    statement = (
        f"UPDATE user_credentials SET secret_key = '{SECRET}' "
        f"WHERE user_id = (SELECT id FROM users WHERE username = '{username}')"
    )
    if database.startswith("sqlite:"):
        with sqlite3.connect(database.removeprefix("sqlite://").partition("?")[0]) as connection:
            connection.execute(statement)
        return
    psql = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin/psql"))), "psql")
    command = [psql, "-q", "-v", "ON_ERROR_STOP=1", "-c", f"SET search_path TO {schema}; {statement}", database]
    subprocess.run(command, check=True, timeout=60)
