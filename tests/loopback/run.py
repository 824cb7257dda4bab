"""Our neighbours, with their own code from npm: run.py BINARY POSTGRES_URL [settings] [verifiers] [side_by_side]."""

import sys
import tempfile
import time
from pathlib import Path

import settings
import side_by_side
import verifiers

ALL = {"settings": settings.run, "verifiers": verifiers.run, "side_by_side": side_by_side.run}


def main() -> None:
    binary, server = Path(sys.argv[1]).resolve(), sys.argv[2]
    for name in sys.argv[3:] or ALL:
        with tempfile.TemporaryDirectory(prefix="auth-loopback-") as folder:
            begin = time.monotonic()
            ALL[name](binary, Path(folder), server)
            print(f"{name}: passed, {time.monotonic() - begin:.0f} s", flush=True)


if __name__ == "__main__":
    main()
