"""Which documented answers no test has produced: each is named in unseen-answers.txt with a reason, and nothing else is.

usage: answers.py DOCUMENT ANSWERS
ANSWERS has a line `OPERATION STATUS` for each answer; debug builds write it where AUTH_SERVICE_ANSWERS says.
"""

import json
import sys
from pathlib import Path

from expectations import operations_of

LIST = Path(__file__).with_name("unseen-answers.txt")


def accounted_for() -> dict[tuple[str, str], str]:
    """The reasons by operation, or `*` for all, and status."""
    reasons = {}
    for line in LIST.read_text().splitlines():
        if line and not line.startswith("#"):
            operation, status, reason = line.split(maxsplit=2)
            reasons[operation, status] = reason
    return reasons


def main() -> None:
    document, seen = json.loads(Path(sys.argv[1]).read_text()), set()
    for line in Path(sys.argv[2]).read_text().splitlines():
        operation, status = line.split()
        seen.add((operation, status))
    documented = {
        (operation["operationId"], status) for operation in operations_of(document).values() for status in operation["responses"]
    }
    reasons = accounted_for()
    unseen = documented - seen
    faults = [f"no test ever got {status} of {operation}" for operation, status in sorted(unseen) if not reason(reasons, operation, status)]
    for operation, status in reasons:
        if operation != "*" and (operation, status) not in unseen:
            faults.append(f"{LIST.name} still names {status} of {operation}")
    if faults:
        raise SystemExit("\n".join(faults))
    print(f"answers: {len(documented)} documented, {len(documented & seen)} seen, {len(unseen)} accounted for")


def reason(reasons: dict[tuple[str, str], str], operation: str, status: str) -> str | None:
    return reasons.get((operation, status)) or reasons.get(("*", status))


if __name__ == "__main__":
    main()
