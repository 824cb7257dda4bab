"""Walks through the service's own pages in Chromium; npm oidc-provider stands behind the button of Google.

usage: run.py AUTH_SERVICE PICTURES
"""

import http.server
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "scripts/lib"))

from service import CLIENT_ID, CLIENT_SECRET, PASSWORD, Process, Service, free_port, sqlite_url  # noqa: E402

PROVIDER_CLIENT, PROVIDER_SECRET = "auth-service", "our-secret-at-oidc-provider-which-is-long"


class Application(http.server.SimpleHTTPRequestHandler):
    """Where an application's codes arrive."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>An application</title><p>Welcome")

    def log_message(self, *_):
        pass


def main() -> None:
    binary, pictures = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="auth-pages-") as folder:
        home = Path(folder)
        application = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Application)
        threading.Thread(target=application.serve_forever, daemon=True).start()
        app_url = f"http://127.0.0.1:{application.server_port}"
        service = Service(binary, home, sqlite_url(home), APP_NAME="Example Ltd", SOCIAL_SIGNUP="create")
        # As a new user starts it: opened by the name, not by the number.
        url = f"http://localhost:{service.port}"
        provider = identity_provider(home, f"{url}/auth/google-auth-redirect")
        service.env |= {
            "PUBLIC_URL": url, "SIGNUP_TENANT": "acme", "SIGNUP_ROLE": "editor", "SIGNUP_CLIENTS": f"{CLIENT_ID},app",
            "GOOGLE_AUTH_CLIENT_ID": PROVIDER_CLIENT, "GOOGLE_AUTH_CLIENT_SECRET": PROVIDER_SECRET,
            "GOOGLE_AUTH_URL": f"{provider.url}/auth", "GOOGLE_AUTH_TOKEN_URL": f"{provider.url}/token",
            "GOOGLE_USERINFO_URL": f"{provider.url}/me", "GOOGLE_JWKS_URL": f"{provider.url}/jwks",
            "GOOGLE_ISSUER": provider.url,
        }  # fmt: skip
        service.seed({"ann": "active", "bea": "active", "dora": "password-change-needed"})
        app = ["--client-secret", CLIENT_SECRET, "--redirect-url", f"{app_url}/signed-in"]
        service.run("admin", "client", "create", "--client-id", "app", *app)
        service.run("admin", "client", "create", "--client-id", "tv", "--type", "public")
        for name in ("ann", "bea"):
            clients = [word for client in (CLIENT_ID, "app", "tv") for word in ("--client", client)]
            service.run("admin", "user", "update", "--username", name, *clients)
        grants = "refresh_token urn:ietf:params:oauth:grant-type:device_code"
        with sqlite3.connect(home / "auth.db") as db:
            db.execute("INSERT INTO client_settings (client_id, grants) SELECT id, ? FROM auth_clients WHERE client_id = 'tv'", [grants])
            goodbye = "INSERT INTO client_uris (client_id, kind, uri) SELECT id, 'post_logout', ? FROM auth_clients WHERE client_id = 'app'"
            db.execute(goodbye, [f"{app_url}/signed-out"])
        service.start("/health/ready")
        env = {
            **os.environ,
            "AUTH_URL": url,
            "APP_URL": app_url,
            "CLIENT_ID": CLIENT_ID,
            "CLIENT_SECRET": CLIENT_SECRET,
            "PASSWORD": PASSWORD,
            "MAIL_DIR": str(home / "mail"),
            "PICTURES": str(pictures),
        }
        try:
            done = subprocess.run(["node", HERE / "walk.mjs"], env=env, timeout=600)
        finally:
            service.stop()
            provider.stop()
        if done.returncode != 0:
            raise SystemExit(f"the walk through the pages failed; the service's log:\n{service.tail()}")
    print(f"pages: walked and found accessible, {time.monotonic() - started:.0f} s; pictures in {pictures}")


def identity_provider(home: Path, callback: str) -> Process:
    port = free_port()
    command = ["node", str(ROOT / "tests/providers/oidc_provider.mjs"), str(port), "plain", callback]
    provider = Process(command, port, home / "provider.log", dict(os.environ), home)
    provider.start("/.well-known/openid-configuration")
    return provider


if __name__ == "__main__":
    main()
