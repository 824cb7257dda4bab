"""Several instances on one database, and requests to one of them."""

import contextlib
import http.client
import json
import os
import re
import secrets
import socket
import sys
from pathlib import Path

from service import Process, Service, free_port

HERE = Path(__file__).parent


class Balancer(Process):
    """balancer.py in a process of its own."""

    def __init__(self, home: Path, name: str, targets: list[str]):
        port = free_port()
        self.file = home / name
        self.point_at(targets)
        command = [sys.executable, str(HERE / "balancer.py"), str(port), str(self.file)]
        super().__init__(command, port, home / f"{name}.log", dict(os.environ), home)

    def _answers(self, path: str) -> bool:
        """Without a path, for what does not speak HTTP: whether it accepts connections."""
        if path:
            return super()._answers(path)
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 5):
            return True
        return False

    def point_at(self, targets: list[str]) -> None:
        # Replaced at once: it is read for each connection.
        fresh = self.file.with_suffix(".new")
        fresh.write_text("\n".join(targets))
        fresh.replace(self.file)


class Fleet:
    """`count` instances with the same settings on a schema of their own."""

    def __init__(self, binary: Path, home: Path, url: str, count: int, users: list[str], **settings: str):
        home.mkdir()
        self.home, self.users = home, users
        self.schema = f"fleet_{secrets.token_hex(4)}"
        self.instances: list[Service] = []
        for number in range(count):
            place = home / f"instance{number}"
            place.mkdir()
            instance = Service(binary, place, url, DB_SCHEMA=self.schema, PUBLIC_URL="http://localhost:3000", **settings)
            if self.instances:
                instance.env["SECRET_KEY"] = self.instances[0].env["SECRET_KEY"]
            self.instances.append(instance)
        self.balancer = Balancer(home, "instances", [f"127.0.0.1:{instance.port}" for instance in self.instances])

    def __enter__(self) -> "Fleet":
        self.instances[0].seed({user: "active" for user in self.users})
        for process in [*self.instances, self.balancer]:
            process.start("/health/ready")
        return self

    def __exit__(self, *_: object) -> None:
        for process in [self.balancer, *self.instances]:
            process.stop()

    def requests(self, instance: Service) -> int:
        _, text = call(instance, "GET", "/metrics")
        counts = re.findall(r'^http_requests_total\{[^}]*Login[^}]*\} (\d+)', text, re.MULTILINE)
        return sum(map(int, counts))


def call(server: Process, method: str, path: str, access: str | None = None, body: dict | None = None) -> tuple[int, str]:
    """Status and body, on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    headers = {"Content-Type": "application/json"} if body is not None else {}
    if access:
        headers["Authorization"] = f"Bearer {access}"
    try:
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def refresh(server: Process, pair: tuple[str, str]) -> tuple[int, tuple[str, str] | None]:
    status, text = call(server, "POST", "/auth/token-refresh", pair[0], {"refreshToken": pair[1]})
    if status != 200:
        return status, None
    answer = json.loads(text)
    return status, (answer["accessToken"], answer["refreshToken"])
