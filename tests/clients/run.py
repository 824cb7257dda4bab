"""Clients made from the published document log in, ask who they are, refresh and log out, against a running auth-service.

usage: run.py AUTH_SERVICE WORK_FOLDER [node|browser|typescript_fetch|python]...      (all when left out)
node              our TypeScript package under Node: the session's refreshes, repeats and end, a server with cookies
browser           the same package in Chromium, from another origin, and in React's StrictMode
typescript_fetch  openapi-generator's typescript-fetch, compiled strictly
python            openapi-generator's python
"""

import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TOOLS = ROOT / "scripts/node/node_modules"
REACT = HERE / "node_modules"
sys.path.insert(0, str(ROOT / "scripts/lib"))

from service import CLIENT_ID, CLIENT_SECRET, PASSWORD, Service, free_port, sqlite_url  # noqa: E402

GENERATE = [Path(sys.executable).with_name("openapi-generator-cli"), "generate", "-i", ROOT / "generated/openapi.json"]


def run(*command, cwd: Path = ROOT, **env: str) -> None:
    done = subprocess.run([str(part) for part in command], cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        raise SystemExit(f"{Path(str(command[0])).name} failed:\n{done.stdout}\n{done.stderr}")


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def package(work: Path) -> None:
    """The package as a release ships it, unpacked where it is used."""
    packed, modules = fresh(work / "packed"), fresh(work / "node_modules")
    run(ROOT / "scripts/lib/pack_client", packed)
    for folder, names in ((TOOLS, ("openapi-fetch", "openapi-typescript-helpers")), (REACT, ("react", "react-dom", "scheduler", "@types"))):
        for needed in names:
            (modules / needed).symlink_to(folder / needed)
    (archive,) = packed.glob("*.tgz")
    with tarfile.open(archive) as opened:
        opened.extractall(work / "unpacked", filter="data")
    installed = modules / "authentication-service-client"
    shutil.move(work / "unpacked/package", installed)
    for needed in ("dist/index.js", "dist/index.d.ts", "dist/react.js", "dist/react.d.ts", "README.md", "LICENSE"):
        if not (installed / needed).is_file():
            raise SystemExit(f"the package lacks {needed}")


def examples(work: Path) -> None:
    """Compiles the examples of its README, one after the other, against its types. Of the server's one, `server.mjs` is made."""
    installed = work / "node_modules/authentication-service-client"
    blocks = re.findall(r"```(tsx?)\n(.*?)```", (installed / "README.md").read_text(), re.DOTALL)
    folder = fresh(work / "examples")
    known = "declare const username: string, oldPassword: string, password: string;"
    for number, (kind, block) in enumerate(blocks):
        # A later example goes on with the session of the first.
        missing = "" if "createSession(" in block else "declare const session: import('authentication-service-client').Session;"
        app = "" if "const app" in block else 'const app = { baseUrl: "https://id.example", clientId: "web" };'
        (folder / f"example{number}.{kind}").write_text(f"{known}\n{missing}\n{app}\n{block}\nexport {{}};\n")
    config = json.loads((ROOT / "generated/typescript/tsconfig.json").read_text())
    config["compilerOptions"] |= {"noEmit": True, "types": [], "jsx": "react-jsx"}
    config.pop("files")
    (folder / "tsconfig.json").write_text(json.dumps(config))
    (folder / "package.json").write_text('{"type": "module"}')
    run(TOOLS / ".bin/tsc", "--project", folder)


    (server,) = (block for _, block in blocks if "cookieStorage(" in block)
    server = server.replace('"https://id.example"', "process.env.CLIENTS_URL").replace('"web"', '"hosted"')
    (work / "server.ts").write_text(server)
    run(TOOLS / ".bin/esbuild", "server.ts", "--format=esm", f"--outfile={work}/server.mjs", cwd=work)


def node(work: Path, env: dict) -> None:
    package(work)
    examples(work)
    tests = ("session.test.mjs", "sign_in.test.mjs")
    for test in tests:
        shutil.copy(HERE / test, work)
    run("node", "--test", *tests, cwd=work, **env)


def browser(work: Path, env: dict) -> None:
    package(work)
    pages = fresh(work / "pages")
    for script in ("page", "strict"):
        shutil.copy(HERE / f"{script}.mjs", work)
        bundle = ("--bundle", "--format=esm", '--define:process.env.NODE_ENV="development"', f"--outfile={pages}/{script}.js")
        run(TOOLS / ".bin/esbuild", f"{script}.mjs", *bundle, cwd=work)
        html = f"<!doctype html><title>An application</title><div id=root></div><script type=module src={script}.js></script>"
        # Where logins at the service's own page come back to.
        (pages / ("index.html" if script == "page" else "strict.html")).write_text(html)
    handler = functools.partial(Quiet, directory=str(pages))
    with http.server.ThreadingHTTPServer(("127.0.0.1", int(env["PAGES_PORT"])), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        run("node", HERE / "browser.mjs", **env)
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def typescript_fetch(work: Path, env: dict) -> None:
    folder = fresh(work / "typescript-fetch")
    run(*GENERATE, "-g", "typescript-fetch", "-o", folder, "--additional-properties=importFileExtension=.js")
    shutil.copy(HERE / "typescript_fetch.ts", folder / "login.ts")
    shutil.copy(HERE / "tsconfig.strict.json", folder / "tsconfig.json")
    (folder / "package.json").write_text('{"type": "module"}')
    run(TOOLS / ".bin/tsc", "--project", folder)
    run("node", folder / "dist/login.js", env["CLIENTS_URL"], CLIENT_ID, CLIENT_SECRET, PASSWORD)


def python(work: Path, env: dict) -> None:
    folder = fresh(work / "python")
    run(*GENERATE, "-g", "python", "-o", folder, "--additional-properties=packageName=auth_client")
    home = work / "python-venv"
    if not (home / "bin/python").exists():
        venv.create(home, with_pip=True)
    run(home / "bin/pip", "install", "--quiet", "--disable-pip-version-check", folder)
    run(home / "bin/python", HERE / "login.py", **env)


ALL = {"node": node, "browser": browser, "typescript_fetch": typescript_fetch, "python": python}


def main() -> None:
    binary, work = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="auth-clients-") as folder:
        home, port = Path(folder), free_port()
        pages = f"http://127.0.0.1:{port}"
        service = Service(binary, home, sqlite_url(home), CORS_ORIGINS=pages, REFRESH_GRACE="0")
        service.seed({"ann": "active"})
        # Its access tokens end within the session's spare time: every call comes too late.
        short = ["--client-secret", CLIENT_SECRET, "--access-token-expiration", "5"]
        service.run("admin", "client", "create", "--client-id", "short", *short)
        hosted = ["--type", "public", "--redirect-url", f"{pages}/index.html"]
        service.run("admin", "client", "create", "--client-id", "hosted", *hosted)
        strict = ["--type", "public", "--redirect-url", f"{pages}/strict.html"]
        service.run("admin", "client", "create", "--client-id", "strict", *strict)
        clients = [part for client in (CLIENT_ID, "short", "hosted", "strict") for part in ("--client", client)]
        service.run("admin", "user", "update", "--username", "ann", *clients)
        service.env["PUBLIC_URL"] = service.url
        service.start("/health/ready")
        env = {"CLIENTS_URL": service.url, "PAGES_URL": pages, "PAGES_PORT": str(port)}
        env |= {"CLIENT_ID": CLIENT_ID, "CLIENT_SECRET": CLIENT_SECRET, "PASSWORD": PASSWORD}
        try:
            for name in sys.argv[3:] or ALL:
                started = time.monotonic()
                ALL[name](work, env)
                print(f"{name}: passed, {time.monotonic() - started:.0f} s", flush=True)
        finally:
            service.stop()


if __name__ == "__main__":
    main()
