"""Fills a database with users who are copies of one user, each with a session."""

import hashlib
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

# In the order of their references, with the condition for the rows of the user who is copied.
TABLES = {
    "users": "username = '{user}'",
    "user_credentials": "user_id = (SELECT id FROM users WHERE username = '{user}')",
    "user_tenants": "user_id = (SELECT id FROM users WHERE username = '{user}')",
    "sessions": "user_id = (SELECT id FROM users WHERE username = '{user}')",
}


def on_sqlite(database: Path, user: str, users: int) -> None:
    """`user` must have one session. Not while the service runs."""
    with sqlite3.connect(database) as connection:
        for table, condition in TABLES.items():
            rows = connection.execute(f"SELECT * FROM {table} WHERE {condition.format(user=user)}")
            columns, row = [column[0] for column in rows.description], rows.fetchone()
            marks = ", ".join("?" * len(columns))
            copies = copies_of(table, columns, row, users, bytes)
            connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", copies)
    connection.close()


def on_postgres(url: str, schema: str, user: str, users: int) -> None:
    """`user` must have one session."""

    def psql(command: str, rows: Iterator[str] | None = None) -> str:
        options = ["psql", url, "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", f"SET search_path TO {schema}", "-c", command]
        with subprocess.Popen(options, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            for row in rows or ():
                process.stdin.write(row)
            process.stdin.close()
            answer = process.stdout.read()
        if process.returncode != 0:
            raise SystemExit(f"psql failed: {command}")
        return answer

    def as_text(value: bytes) -> str:
        return value.hex() if len(value) == 16 else rf"\\x{value.hex()}"

    for table, condition in TABLES.items():
        text = psql(f"COPY (SELECT * FROM {table} WHERE {condition.format(user=user)}) TO STDOUT WITH (HEADER)")
        columns, row = [line.split("\t") for line in text.splitlines()]
        copies = ("\t".join(copy) + "\n" for copy in copies_of(table, columns, row, users, as_text))
        psql(f"COPY {table} ({', '.join(columns)}) FROM STDIN", copies)
    psql("ANALYZE")


def copies_of(table: str, columns: list[str], row: list, users: int, form: Callable[[bytes], object]) -> Iterator[list]:
    """Rows like `row`, one for each user. `form` gives identifiers the form that the database takes."""
    for number in range(users):
        fresh = {
            "id": form(identifier(table, number)),
            "username": f"grown{number}",
            "email": f"grown{number}@example.com",
            "user_id": form(identifier("users", number)),
            "refresh_hash": form(identifier("refresh tokens", number, 32)),
        }
        yield [fresh.get(column, value) for column, value in zip(columns, row)]


def identifier(table: str, number: int, size: int = 16) -> bytes:
    """Spread like random identifiers, so that indexes grow as they would."""
    return hashlib.blake2b(f"{table} {number}".encode(), digest_size=size).digest()
