"""Logs people in through real identity providers: npm oidc-provider, PyPI nanoidp, and Keycloak.

usage: run.py AUTH_SERVICE KEYCLOAK_DISTRIBUTION [keycloak|nanoidp|oidc_provider]...      (all when left out)
"""

import importlib
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

ALL = ["oidc_provider", "nanoidp_provider", "keycloak"]


def main() -> None:
    binary, distribution = (Path(argument).resolve() for argument in sys.argv[1:3])
    for name in sys.argv[3:] or ALL:
        started = time.monotonic()
        print(f"{name}:", flush=True)
        with tempfile.TemporaryDirectory(prefix="auth-providers-") as home:
            importlib.import_module(name).run(binary, Path(home), distribution)
        print(f"{name}: passed, {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
