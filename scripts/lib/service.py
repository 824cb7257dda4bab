"""Starts a built auth-service on a database of its own and looks at its process. Standard library only."""

import base64
import contextlib
import os
import secrets
import socket
import statistics
import subprocess
import time
from pathlib import Path

CLIENT_ID = "web"
CLIENT_SECRET = "client-secret-of-the-tests"
PASSWORD = "correct horse battery staple"
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def sqlite_url(home: Path) -> str:
    return f"sqlite://{home}/auth.db?mode=rwc"


def cpu_seconds(process: Path) -> float:
    """User and system time of a folder of /proc."""
    # The name of the process, in parentheses, may hold spaces: count the fields after it.
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND


def memory_mib(process: Path, field: str) -> float:
    lines = (process / "status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(field)).split()[1]) / 1024


class Process:
    """A server process on 127.0.0.1, its output in a log file."""

    def __init__(self, command: list[str], port: int, log: Path, env: dict[str, str], cwd: Path):
        self.command, self.port, self.log, self.env, self.cwd = command, port, log, env, cwd
        self.url = f"http://127.0.0.1:{port}"
        self._child: subprocess.Popen | None = None

    def start(self, path: str, within: float = 30.0) -> float:
        """Starts it and gives the seconds until `path` first answered 200."""
        with self.log.open("ab") as log:
            begin = time.perf_counter()
            self._child = subprocess.Popen(self.command, env=self.env, cwd=self.cwd, stdout=log, stderr=log)
        while not self._answers(path):
            if self._child.poll() is not None or time.perf_counter() - begin > within:
                self.stop()
                raise SystemExit(f"{' '.join(self.command)} did not answer {path}; its log:\n{self.tail()}")
            time.sleep(0.0005)
        return time.perf_counter() - begin

    def stop(self) -> int | None:
        """Asks it to end, as an orchestrator would, and gives its exit code."""
        if self._child is None:
            return None
        child, self._child = self._child, None
        child.terminate()
        try:
            return child.wait(15)
        except subprocess.TimeoutExpired:
            child.kill()
            raise SystemExit(f"{self.command[0]} did not end within 15 s of SIGTERM") from None

    def tail(self, lines: int = 30) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def cpu_seconds(self) -> float:
        return cpu_seconds(Path(f"/proc/{self._child.pid}"))

    def memory_mib(self, field: str) -> float:
        """`VmRSS` is the memory in use now, `VmHWM` the most there ever was."""
        return memory_mib(Path(f"/proc/{self._child.pid}"), field)

    def _answers(self, path: str) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 5) as connection:
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
            return connection.recv(64).startswith(b"HTTP/1.1 200")
        return False


class Service(Process):
    """auth-service in `home`, where it finds no `.env` and keeps its files. No setting is inherited."""

    def __init__(self, binary: Path, home: Path, database_url: str, **settings: str):
        port = free_port()
        env = {
            "PATH": os.environ["PATH"],
            "HOST": "127.0.0.1",
            "PORT": str(port),
            "DATABASE_URL": database_url,
            "SECRET_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
            "MAIL_DIR": str(home / "mail"),
            "RATE_LIMIT": "off",
            "LOG_LEVEL": "warn",
            # Where a debug build writes what it has answered.
            "AUTH_SERVICE_ANSWERS": os.environ.get("AUTH_SERVICE_ANSWERS", ""),
            **settings,
        }
        super().__init__([str(binary), "serve", "--no-bootstrap"], port, home / "service.log", env, home)

    def first_answer(self, times: int = 5) -> float:
        """Median seconds from process start to the first 200 of GET /health/live."""
        seconds = []
        for _ in range(times):
            seconds.append(self.start("/health/live"))
            self.stop()
        return statistics.median(seconds)

    def run(self, *arguments: str) -> str:
        """Runs one of the binary's other commands on the same database."""
        done = subprocess.run(
            [self.command[0], *arguments], env=self.env, cwd=self.cwd, capture_output=True, text=True, timeout=60
        )
        if done.returncode != 0:
            raise SystemExit(f"auth-service {' '.join(arguments[:3])} failed: {done.stderr.strip()}")
        return done.stdout

    def cost_of(self, *arguments: str) -> tuple[float, float]:
        """Seconds and peak memory (MiB) of one of the binary's other commands, its output thrown away."""
        begin, peak = time.perf_counter(), 0.0
        child = subprocess.Popen([self.command[0], *arguments], env=self.env, cwd=self.cwd, stdout=subprocess.DEVNULL)
        # Not the resource usage of the ended child, whose peak includes that of this process, which it was forked from.
        while child.poll() is None:
            with contextlib.suppress(OSError, StopIteration):
                peak = memory_mib(Path(f"/proc/{child.pid}"), "VmHWM")
            time.sleep(0.005)
        if child.returncode != 0:
            raise SystemExit(f"auth-service {' '.join(arguments)} failed")
        return time.perf_counter() - begin, peak

    def seed(self, users: dict[str, str], access_token_expiration: int = 3600) -> None:
        """Migrates, then makes a tenant, a role, a client and `users` (name to status), all with PASSWORD."""
        self.run("migrate", "up")
        self.run("admin", "tenant", "create", "--key", "acme", "--name", "Acme")
        self.run("admin", "role", "create", "--name", "editor", "--permissions", "ViewTodo,CreateTodo")
        self.run(
            "admin", "client", "create", "--client-id", CLIENT_ID, "--client-secret", CLIENT_SECRET,
            "--access-token-expiration", str(access_token_expiration),
        )  # fmt: skip
        for name, status in users.items():
            self.run(
                "admin", "user", "create", "--username", name, "--email", f"{name}@example.com", "--first-name", "Ann",
                "--password", PASSWORD, "--tenant", "acme", "--role", "editor", "--client", CLIENT_ID,
                "--status", status,
            )  # fmt: skip
