"""Two PostgreSQL servers, of which one follows the other synchronously. Of Debian's binaries, like scripts/postgres."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from service import free_port

BINARIES = Path(max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)))
# Commits are on the disks of both before they are acknowledged.
PRIMARY = "-c synchronous_commit=on -c synchronous_standby_names=* -c wal_level=replica"


class Replicas:
    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="auth-replicas.", dir="/tmp"))
        if os.geteuid() == 0:
            # The server refuses to run as root.
            shutil.chown(self.home, "postgres")
        self.ports = {"one": free_port(), "two": free_port()}

    def start(self) -> None:
        self._run("initdb", "-D", self.home / "one", "-U", "auth", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        # Alone at first: with no follower each commit would wait for one.
        self._start("one", "")
        self._run("createdb", "-h", "127.0.0.1", "-p", self.ports["one"], "-U", "auth", "auth")
        self._run("pg_basebackup", "-h", "127.0.0.1", "-p", self.ports["one"], "-U", "auth", "-D", self.home / "two", "-R", "-X", "stream")
        self._start("two", "")
        self._run("pg_ctl", "-D", self.home / "one", "-m", "fast", "-w", "stop")
        self._start("one", PRIMARY)
        while self.query("one", "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") != "1":
            time.sleep(0.1)

    def crash_the_primary(self) -> None:
        """As a power failure does: without a word to its clients or its follower."""
        for pid in self._processes("one"):
            # All of them may have gone with the first.
            subprocess.run(["kill", "-KILL", pid], stderr=subprocess.DEVNULL)

    def promote(self) -> None:
        self._run("pg_ctl", "-D", self.home / "two", "-w", "promote")

    def query(self, name: str, sql: str) -> str:
        url = f"postgres://auth@127.0.0.1:{self.ports[name]}/auth"
        return subprocess.check_output([BINARIES / "psql", url, "-qAtXc", sql], text=True).strip()

    def stop(self) -> None:
        for name in self.ports:
            if (self.home / name / "postmaster.pid").exists():
                subprocess.run(self._command("pg_ctl", "-D", self.home / name, "-m", "immediate", "stop"), capture_output=True, cwd="/")
        shutil.rmtree(self.home, ignore_errors=True)

    def _start(self, name: str, more: str) -> None:
        options = f"-p {self.ports[name]} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.home} -c max_connections=100 {more}"
        self._run("pg_ctl", "-D", self.home / name, "-l", self.home / f"{name}.log", "-o", options, "-w", "start")

    def _processes(self, name: str) -> list[str]:
        postmaster = (self.home / name / "postmaster.pid").read_text().split()[0]
        children = subprocess.run(["pgrep", "-P", postmaster], capture_output=True, text=True).stdout.split()
        return [postmaster, *children]

    def _run(self, program: str, *arguments: object) -> None:
        # A server keeps the output of its starter open: not a pipe, whose end would never come.
        with (self.home / "commands.log").open("a") as log:
            subprocess.run(self._command(program, *arguments), check=True, stdout=log, stderr=log, cwd="/")

    def _command(self, program: str, *arguments: object) -> list[str]:
        as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        return [*as_postgres, str(BINARIES / program), *map(str, arguments)]
