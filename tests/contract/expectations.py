"""What every operation answered in a run, and whether that is enough."""

import json
import os
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

# Steps that a walk along the links must have taken with success.
WALK = ("POST /auth/verify-otp", "POST /auth/token", "POST /auth/token-refresh", "GET /auth/me", "POST /logout")
# The seed gives these a 200 that nobody can see: what it describes comes at the callback, after the redirect.
STARTS = {f"/auth/{name}" for name in ("google", "facebook", "instagram", "azure", "cognito", "keycloak", "oauth-apple", "saml")}
METHODS = ("get", "put", "post", "delete", "patch")


@dataclass
class Seen:
    """Of one operation."""

    statuses: Counter = field(default_factory=Counter)
    # By name of the check.
    checks: Counter = field(default_factory=Counter)
    failures: Counter = field(default_factory=Counter)
    # Successful steps of walks along links.
    walked: int = 0

    def as_json(self) -> dict:
        return {"statuses": self.statuses, "checks": self.checks, "failures": self.failures, "walked": self.walked}

    def add(self, other: dict) -> None:
        self.statuses.update({int(status): count for status, count in other["statuses"].items()})
        self.checks.update(other["checks"])
        self.failures.update(other["failures"])
        self.walked += other["walked"]


def record(seen: dict[str, Seen]) -> None:
    """Adds a line to the run's file, for `recorded`."""
    with Path(os.environ["CONTRACT_SEEN"]).open("a") as file:
        file.write(json.dumps({label: operation.as_json() for label, operation in seen.items()}) + "\n")


def recorded(file: Path) -> dict[str, Seen]:
    """By operation, over all parts of the run."""
    seen: dict[str, Seen] = defaultdict(Seen)
    for part in map(json.loads, file.read_text().splitlines()):
        for label, operation in part.items():
            seen[label].add(operation)
    return seen


def operations_of(document: dict) -> dict[str, dict]:
    """Operations by method and path."""
    return {
        f"{method.upper()} {path}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    }


def untaken(seen: dict[str, Seen]) -> list[str]:
    """The steps of WALK that no walk took with success."""
    return [label for label in WALK if not seen[label].walked]


def judge(document: dict, seen: dict[str, Seen]) -> tuple[list[str], list[str]]:
    """A line per operation with the statuses it answered, and a line per fault."""
    lines = []
    faults = [f"no walk along the links took {label} with success" for label in untaken(seen)]
    for label, operation in operations_of(document).items():
        answered, walked = seen[label].statuses, seen[label].walked
        counts = "  ".join(f"{status}×{count}" for status, count in sorted(answered.items()))
        lines.append(f"{label:44} {counts}" + (f"  along links: {walked}" if walked else ""))
        good = {status for status in answered if 200 <= status < 400}
        promised = {int(status) for status in operation["responses"] if status[0] in "23"}
        if label.partition(" ")[2] in STARTS:
            promised.discard(200)
        if lacking := sorted(promised - good):
            faults.append(f"{label} never answered {lacking}")
    return lines, faults
