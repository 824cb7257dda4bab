"""What every operation answered in a run, and whether that is enough."""

import json
import os
from collections import Counter, defaultdict
from pathlib import Path

# Steps that a walk along the links must have taken with success.
WALK = ("POST /auth/verify-otp", "POST /auth/token", "POST /auth/token-refresh", "GET /auth/me", "POST /logout")
# The seed gives these a 200 that nobody can see: what it describes comes at the callback, after the redirect.
STARTS = {f"/auth/{name}" for name in ("google", "facebook", "instagram", "azure", "cognito", "keycloak", "oauth-apple", "saml")}
METHODS = ("get", "put", "post", "delete", "patch")


def record(seen: dict[str, dict[int, int]], walked: dict[str, int]) -> None:
    """Adds a line to the run's file, for `recorded`."""
    with Path(os.environ["CONTRACT_SEEN"]).open("a") as file:
        file.write(json.dumps({"seen": seen, "walked": walked}) + "\n")


def recorded(file: Path) -> tuple[dict[str, Counter], Counter]:
    """Statuses by operation, and successful steps of walks by operation, over all parts of the run."""
    seen: dict[str, Counter] = defaultdict(Counter)
    walked = Counter()
    for part in map(json.loads, file.read_text().splitlines()):
        walked.update(part["walked"])
        for label, statuses in part["seen"].items():
            seen[label].update({int(status): count for status, count in statuses.items()})
    return seen, walked


def judge(document: dict, seen: dict[str, Counter], walked: Counter) -> tuple[list[str], list[str]]:
    """A line per operation with the statuses it answered, and a line per fault."""
    lines = []
    faults = [f"no walk along the links took {label} with success" for label in WALK if not walked[label]]
    operations = {
        f"{method.upper()} {path}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    }
    for label, operation in operations.items():
        answered = seen[label]
        counts = "  ".join(f"{status}×{count}" for status, count in sorted(answered.items()))
        lines.append(f"{label:44} {counts}" + (f"  along links: {walked[label]}" if walked[label] else ""))
        good = {status for status in answered if 200 <= status < 400}
        promised = {int(status) for status in operation["responses"] if status[0] in "23"}
        if label.partition(" ")[2] in STARTS:
            promised.discard(200)
        if lacking := sorted(promised - good):
            faults.append(f"{label} never answered {lacking}")
    return lines, faults
