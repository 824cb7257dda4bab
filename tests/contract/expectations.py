"""Which operations may still answer 501, what every operation answered in a run, and whether that is enough."""

import json
import os
from pathlib import Path

LIST = Path(__file__).with_name("not-implemented.txt")
METHODS = ("get", "put", "post", "delete", "patch")


def not_implemented() -> set[str]:
    lines = (line.partition("#")[0].strip() for line in LIST.read_text().splitlines())
    return {line for line in lines if line}


def record(seen: dict[str, dict[int, int]]) -> None:
    Path(os.environ["CONTRACT_SEEN"]).write_text(json.dumps(seen))


def judge(document: dict, seen: dict[str, dict[str, int]]) -> tuple[list[str], list[str]]:
    """A line per operation with the statuses it answered, and a line per fault."""
    listed, lines, faults = not_implemented(), [], []
    operations = {
        f"{method.upper()} {path}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    }
    faults += [f"not-implemented.txt names {label}, which the document lacks" for label in sorted(listed - set(operations))]
    for label, operation in operations.items():
        answered = {int(status): count for status, count in seen.get(label, {}).items()}
        counts = "  ".join(f"{status}×{count}" for status, count in sorted(answered.items()))
        lines.append(f"{label:44} {counts}")
        good = {status for status in answered if 200 <= status < 400}
        if label in listed:
            if good or 501 not in answered:
                faults.append(f"{label} stands in not-implemented.txt, but answered {sorted(answered)}")
            continue
        promised = {int(status) for status in operation["responses"] if status[0] in "23"}
        if lacking := sorted(promised - good):
            faults.append(f"{label} never answered {lacking}")
    return lines, faults
