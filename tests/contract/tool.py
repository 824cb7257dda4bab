"""Runs schemathesis."""

import re
import subprocess
import sys
from pathlib import Path

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
LIMIT_SECONDS = 900


def failures_of(command: list, env: dict[str, str] | None, home: Path) -> str:
    """Runs it in `home`, its output on ours, and returns what it said of failures and errors; empty where there were none.

    A failed run repeats that at its end: where only the last lines of an output are kept, they say why it failed.
    """
    output = subprocess.PIPE
    try:
        run = subprocess.run(command, env=env, cwd=home, timeout=LIMIT_SECONDS, stdout=output, stderr=subprocess.STDOUT, text=True)
    except subprocess.TimeoutExpired as error:
        print((error.stdout or b"").decode(errors="replace"), flush=True)
        return f"schemathesis did not end within {LIMIT_SECONDS} s"
    print(run.stdout, flush=True)
    if run.returncode == 0:
        return ""
    sections = re.split(r"^=+ ([A-Z ]+) =+$", run.stdout, flags=re.MULTILINE)
    titled = zip(sections[1::2], sections[2::2])
    return "".join(text for title, text in titled if title in ("FAILURES", "ERRORS")) or run.stdout
