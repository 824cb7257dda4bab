"""Drives wrk against one server and makes the sessions that it needs."""

import contextlib
import http.client
import json
import os
import resource
import statistics
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

from service import CLIENT_ID, CLIENT_SECRET, PASSWORD, Process, cpu_seconds

SECONDS = int(os.environ.get("BENCH_SECONDS", "5"))
HERE = Path(__file__).parent


class Load:
    """Measurements of `server`; each gives rate (1/s), p50 and p99 (ms), failed, and the CPU time (µs per request, or None)
    of service, database and client."""

    def __init__(self, server: Process, home: Path, on_postgres: bool = False):
        self.server, self.home, self.on_postgres = server, home, on_postgres

    def me(self, tokens: Path, connections: int, pause_ms: int | None = None, cpu: bool = True) -> dict:
        pause = [str(pause_ms)] if pause_ms else []
        # One thread of wrk would be a ceiling for bare hyper, and so flatter the ratio.
        threads = 1 if pause_ms else 2
        command = self._wrk("me.lua", "/auth/me", [str(tokens), *pause], connections, threads, SECONDS)
        return self._measure(command, cpu)

    def post(self, path: str, bodies: Path, connections: int, seconds: int = SECONDS, cpu: bool = True) -> dict:
        return self._measure(self._wrk("post.lua", path, [str(bodies)], connections, 1, seconds), cpu)

    def post_forms(self, path: str, forms: Path, connections: int) -> dict:
        arguments = [str(forms), "application/x-www-form-urlencoded"]
        return self._measure(self._wrk("post.lua", path, arguments, connections, 1, SECONDS))

    def code_flow(self, flows: Path, connections: int) -> dict:
        """Of whole flows; each is three requests, so there are no percentiles."""
        requests = self._measure(self._wrk("code_flow.lua", "/", [str(flows)], connections, connections, SECONDS))
        cpu = {name: requests[name] * 3 for name in ("service", "database", "client")}
        return {**requests, **cpu, "rate": requests["rate"] / 3, "p50": None, "p99": None}

    def refresh(self, pairs: Path, chains: int) -> dict:
        return self._measure(self._wrk("refresh.lua", "/auth/token-refresh", [str(pairs)], chains, chains, SECONDS))

    @contextlib.contextmanager
    def in_background(self, measure: Callable[[], dict]) -> Iterator[SimpleNamespace]:
        """Measures during the block; `.result` is there after it. Its CPU time is that of everything that ran meanwhile."""
        holder = SimpleNamespace(result=None)
        with ThreadPoolExecutor(1) as background:
            running = background.submit(measure)
            yield holder
            holder.result = running.result()

    def get(self, path: str, token: str) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
        response = connection.getresponse()
        body = response.read().decode()
        if response.status != 200:
            raise SystemExit(f"GET {path} answered {response.status}: {body}")
        return body

    def file(self, name: str, lines: list[str]) -> Path:
        path = self.home / name
        # No newline after the last, so that a file of one line is that line and nothing more.
        path.write_text("\n".join(lines))
        return path

    def _wrk(self, script: str, path: str, arguments: list[str], connections: int, threads: int, seconds: int) -> list[str]:
        return [
            "wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "-s", str(HERE / script),
            self.server.url + path, "--", *arguments,
        ]  # fmt: skip

    def _measure(self, command: list[str], cpu: bool = True) -> dict:
        before = self._cpu_seconds()
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "BENCH_LUA": str(HERE)})
        spent = {name: seconds - before[name] for name, seconds in self._cpu_seconds().items()}
        line = next((line for line in done.stdout.splitlines() if line.startswith("RESULT ")), None)
        if done.returncode != 0 or line is None:
            raise SystemExit(f"wrk failed: {done.stderr}{done.stdout}\nthe server's log:\n{self.server.tail()}")
        raw = json.loads(line.removeprefix("RESULT "))
        if raw["requests"] == 0:
            raise SystemExit(f"no request was answered: {done.stdout}")
        return {
            "rate": raw["requests"] / raw["seconds"],
            "p50": raw["p50"] / 1000,
            "p99": raw["p99"] / 1000,
            **{name: seconds / raw["requests"] * 1e6 if cpu else None for name, seconds in spent.items()},
            "failed": raw["failed"],
        }

    def _cpu_seconds(self) -> dict[str, float]:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return {
            "service": self.server.cpu_seconds(),
            "database": postgres_cpu_seconds() if self.on_postgres else 0,
            "client": children.ru_utime + children.ru_stime,
        }


def postgres_cpu_seconds() -> float:
    """Of all PostgreSQL processes of this machine that are running. Few end during a measurement."""
    total = 0.0
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (process / "comm").read_text() == "postgres\n":
                total += cpu_seconds(process)
    return total


def percentiles(rounds: list[dict]) -> dict:
    """The median of each number over several rounds; failures add up."""
    middle = {key: statistics.median(one[key] for one in rounds) for key in rounds[0] if key != "failed"}
    return {**middle, "failed": sum(one["failed"] for one in rounds)}


def say(what: str) -> None:
    print(f"   {what}", flush=True)


def login_body(user: str) -> str:
    return json.dumps({"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "username": user, "password": PASSWORD})


def log_in(server: Process, users: list[str], sessions: int) -> list[tuple[str, str]]:
    """Makes that many sessions, of the users in turn, and gives their (access token, refresh token)."""

    def one(number: int) -> tuple[str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        body = login_body(users[number % len(users)])
        connection.request("POST", "/auth/login-token", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        answer = response.read().decode()
        connection.close()
        if response.status != 200:
            raise SystemExit(f"login {number} answered {response.status}: {answer}")
        pair = json.loads(answer)
        return pair["accessToken"], pair["refreshToken"]

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(one, range(sessions)))
