"""The applications that people sign in to, each started as its library's users would."""

import concurrent.futures
import functools
import http.server
import os
import secrets
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from page import Page
from service import Process

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ESBUILD = ROOT / "scripts/node/node_modules/.bin/esbuild"


def run(*command, cwd: Path = ROOT, **env: str) -> None:
    done = subprocess.run([str(part) for part in command], cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, timeout=600)
    if done.returncode != 0:
        raise SystemExit(f"{Path(str(command[0])).name} failed:\n{done.stdout}\n{done.stderr}")


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


class Applications:
    def __init__(self, work: Path, tools: dict[str, Path], issuer: str, addresses: dict[str, str], secret: dict[str, str], page: Page):
        self.work, self.tools, self.issuer, self.addresses, self.secret, self.page = work, tools, issuer, addresses, secret, page
        self.programs = {"python": sys.executable}
        self.logs: dict[str, str] = {}
        self._started: list[Process] = []
        self._servers: list[http.server.ThreadingHTTPServer] = []

    def stop(self) -> None:
        for process in reversed(self._started):
            process.stop()
        for server in self._servers:
            server.shutdown()

    def tails(self) -> str:
        return "\n".join(f"-- {process.log.name}\n{process.tail()}" for process in self._started)

    def _start(self, name: str, command: list, path: str = "/", env: dict | None = None, within: float = 60) -> None:
        port = int(self.addresses[name].rpartition(":")[2])
        log = self.work / f"{name}.log"
        log.unlink(missing_ok=True)
        self.logs[name] = str(log)
        process = Process([str(part) for part in command], port, log, {**os.environ, **(env or {})}, self.work)
        self._started.append(process)
        process.start(path, within)

    def start(self, libraries: list[str]) -> None:
        """Starts what these libraries' checks visit. The checks of openid_client and authlib are applications themselves."""
        needs = {"oidc_client_ts": ["board"], "go": ["go"], "spring": ["shop"], "oauth2_proxy": ["wiki", "shop"], "authjs": ["blog"]}
        names = sorted({name for library in libraries for name in needs.get(library, [])})
        with concurrent.futures.ThreadPoolExecutor() as pool:
            list(pool.map(lambda name: getattr(self, name)(), names))

    def board(self) -> None:
        folder, pages = fresh(self.work / "board"), fresh(self.work / "board/pages")
        self.page.write("session.js", folder)
        shutil.copy(HERE / "oidc_client_ts/page.mjs", folder)
        modules = {"NODE_PATH": str(HERE / "node_modules")}
        run(ESBUILD, folder / "page.mjs", "--bundle", "--format=esm", f"--outfile={pages}/page.js", **modules)
        (pages / "index.html").write_text("<!doctype html><title>Board</title><p id=name></p><script type=module src=page.js></script>")
        handler = functools.partial(Quiet, directory=str(pages))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", int(self.addresses["board"].rpartition(":")[2])), handler)
        self._servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def go(self) -> None:
        folder = fresh(self.work / "go")
        for name in ("go.mod", "go.sum", "web"):
            copy = shutil.copytree if (HERE / "go" / name).is_dir() else shutil.copy
            copy(HERE / "go" / name, folder / name)
        self.page.write("main.go", folder / "cli")
        fresh(folder / "bin")
        run(self.tools["go"], "build", "-o", folder / "bin/", "./web", "./cli", cwd=folder)
        self.programs["cli"] = str(folder / "bin/cli")
        client = {"CLIENT_ID": "go", "CLIENT_SECRET": self.secret["go"]}
        self._start("go", [folder / "bin/web", self.issuer, self.addresses["go"]], env=client)

    def shop(self) -> None:
        folder = fresh(self.work / "spring")
        shutil.copy(HERE / "spring/Shop.java", folder)
        self.page.write("SecurityConfiguration.java", folder)
        self.page.write("application.yaml", folder, CLIENT_SECRET=self.secret["shop"])
        jars = self.tools["spring"] / "*"
        run("javac", "-parameters", "-cp", jars, "-d", folder / "classes", folder / "Shop.java", folder / "SecurityConfiguration.java")
        port = self.addresses["shop"].rpartition(":")[2]
        places = [f"--server.port={port}", f"--spring.config.location={folder}/application.yaml"]
        java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", f"{folder}/classes:{jars}", "shop.Shop", *places]
        self._start("shop", java, within=120)

    def wiki(self) -> None:
        folder = fresh(self.work / "wiki")
        proxy, wiki = int(self.addresses["wiki"].rpartition(":")[2]), int(self.addresses["wiki_behind"].rpartition(":")[2])
        self._start("wiki_behind", [sys.executable, HERE / "oauth2_proxy/wiki.py", str(wiki), self.page.line("/oauth2/sign_out?")])
        cookie = secrets.token_urlsafe(32)
        path = self.page.write("oauth2-proxy.cfg", folder, CLIENT_SECRET=self.secret["wiki"], COOKIE_SECRET=cookie)
        here = [f"--http-address=127.0.0.1:{proxy}", f"--upstream=http://127.0.0.1:{wiki}/"]
        # Without TLS, cookies cannot be secure; and nobody waits five minutes here.
        test = ["--cookie-secure=false", "--cookie-name=wiki", "--cookie-refresh=1s"]
        self._start("wiki", [self.tools["oauth2_proxy"], "--config", path, *here, *test], "/ping")

    def blog(self) -> None:
        folder = fresh(self.work / "blog")
        self.page.write("auth.config.js", folder)
        (folder / "package.json").write_text('{"type": "module"}')
        shutil.copy(HERE / "authjs/app.mjs", folder)
        (folder / "node_modules").symlink_to(HERE / "node_modules")
        own = self.addresses["blog"]
        env = {"OWN_ADDRESS": own, "AUTH_CLIENT_SECRET": self.secret["blog"], "AUTH_SECRET": secrets.token_urlsafe(32)}
        self._start("blog", ["node", folder / "app.mjs"], env=env)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass
