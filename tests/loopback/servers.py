"""What stands around auth-service here: Redis, a PostgreSQL database, programs of Node."""

import contextlib
import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import requests

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts/lib"))

from service import Process, free_port  # noqa: E402

HERE = Path(__file__).resolve().parent
ESBUILD = ROOT / "scripts/node/node_modules/.bin/esbuild"
# Who reads revocations in Redis sees a logout within this many seconds.
AT_ONCE = 5
DECORATORS = '{"compilerOptions":{"experimentalDecorators":true}}'


def check(truth: bool, what: str) -> None:
    """`assert`, also under -O."""
    if not truth:
        raise AssertionError(what)


class Redis(Process):
    def __init__(self, home: Path):
        port = free_port()
        command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(home)]
        super().__init__(command, port, home / "redis.log", dict(os.environ), home)
        self.url = f"redis://127.0.0.1:{port}"

    def _answers(self, path: str) -> bool:
        """It speaks no HTTP."""
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 5) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(64).startswith(b"+PONG")
        return False


class Database:
    """A new database of its own: the Node service's migrations know no schema but `main`."""

    def __init__(self, server: str, name: str):
        self.server, self.url = server, urlsplit(server)._replace(path=f"/{name}").geturl()
        self._psql(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._psql(server, f"CREATE DATABASE {name}")

    def run(self, sql: str) -> str:
        """All statements; gives what the last ones select, a row a line."""
        return self._psql(self.url, sql)

    @staticmethod
    def _psql(url: str, sql: str) -> str:
        program = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin/psql"))), "psql")
        command = [program, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", url]
        done = subprocess.run(command, input=sql, capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise SystemExit(f"psql: {done.stderr.strip()}")
        return done.stdout.strip()


def build(program: str, home: Path) -> None:
    """Makes JavaScript of one of the TypeScript programs of this folder."""
    command = [ESBUILD, HERE / f"{program}.ts", "--format=cjs", "--platform=node", "--log-level=warning"]
    command += [f"--tsconfig-raw={DECORATORS}", f"--outfile={home / program}.js"]
    subprocess.run(command, check=True, timeout=60)


class Node(Process):
    """A built program, with the packages of `packages`, a folder beside this file."""

    def __init__(self, program: str, packages: str, home: Path, **settings: str):
        port = free_port()
        env = {"PATH": os.environ["PATH"], "PORT": str(port), "NODE_PATH": str(HERE / packages / "node_modules"), **settings}
        log = home / f"{program}.{packages}.{port}.log"
        super().__init__(["node", "--no-deprecation", f"{home / program}.js"], port, log, env, home)

    def start(self, path: str, within: float = 120.0) -> float:
        """It loads some thousand files, which takes its time on a busy machine."""
        return super().start(path, within)


def told(answer: requests.Response) -> str:
    """The message of an error. The core package nests what is thrown as an object."""
    message = answer.json()["error"]["message"]
    return message["message"] if isinstance(message, dict) else message


def bearer(tokens: dict) -> dict:
    return {"Authorization": f"Bearer {tokens['accessToken']}"}
