"""Whether the page about migrating has a row for each variable that the Node service reads or lists."""

import re
from pathlib import Path

from servers import HERE, ROOT, check

PACKAGE = HERE / "older/node_modules/@sourceloop/authentication-service"
PAGE = ROOT / "impl/docs/migrating.md"


def known() -> set[str]:
    names = set()
    for example in (".env.example", ".env.defaults"):
        names |= set(re.findall(r"^([A-Z0-9_]+)=", (PACKAGE / example).read_text(), re.MULTILINE))
    for package in (PACKAGE, PACKAGE.parent / "core"):
        for source in (package / "dist").rglob("*.js"):
            if "__tests__" not in source.parts:
                names |= set(re.findall(r"process\.env\.([A-Z0-9_]+)", source.read_text()))
    return names


def run(_binary: Path, _home: Path, _server: str) -> None:
    table = PAGE.read_text().split("| variable of the Node.js service |")[1].split("\n\n")[0]
    told = {name for row in table.splitlines() for name in re.findall(r"`([A-Z0-9_]+)`", row.split("|")[1] if row else "")}
    names = known()
    check(len(names) > 80, f"the Node service reads only {sorted(names)}")
    check(names <= told, f"{PAGE.name} does not say what becomes of {sorted(names - told)}")
    print(f"{len(names)} variables", flush=True)
