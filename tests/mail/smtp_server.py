"""A mail server for tests.

usage: smtp_server.py PORT FOLDER none|starttls|implicit
With TLS it wants AUTH as `mailer` with `p@ss`, and proves itself with FOLDER/server.pem (made by `trustme`). Every mail that it
accepts is a file in FOLDER. FOLDER/mode says how it takes the next mail:
accept; an SMTP answer such as `450 later`, at RCPT; hang (at DATA, until the mode changes); die (at DATA, without an answer).
"""

import asyncio
import os
import ssl
import sys
import time
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

PORT, FOLDER, TLS = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
LOGIN = LoginPassword(b"mailer", b"p@ss")


def mode() -> str:
    return (FOLDER / "mode").read_text().strip()


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if mode()[:1].isdigit():
            return mode()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if mode() == "die":
            os._exit(1)
        while mode() == "hang":
            await asyncio.sleep(0.05)
        draft = FOLDER / "draft"
        draft.write_bytes(envelope.content)
        draft.rename(FOLDER / f"{time.monotonic_ns()}.eml")
        return "250 taken"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=data == LOGIN, handled=False)


def main() -> None:
    options = {}
    if TLS != "none":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(FOLDER / "server.pem", FOLDER / "server.key")
        options = {"auth_required": True, "authenticator": authenticate}
        if TLS == "starttls":
            options |= {"tls_context": context, "require_starttls": True}
        else:
            options |= {"ssl_context": context, "auth_require_tls": False}
    Controller(Handler(), "127.0.0.1", PORT, **options).start()
    print("listening", flush=True)
    while True:
        time.sleep(3600)


main()
