"""A mail server for tests.

usage: smtp_server.py PORT FOLDER none|starttls|implicit
With TLS it wants AUTH as `mailer` with `p@ss`, and proves itself with FOLDER/server.pem (made by `trustme`). Every mail that it
accepts is a file in FOLDER. FOLDER/mode says how it takes the next mail:
accept; an SMTP answer such as `450 later`, at RCPT; hang (at DATA, until the mode changes); die (at DATA, without an answer).
Or lines `STAGE WHO ANSWER`: at the stage (mail, rcpt, data) a recipient whose address contains WHO gets that answer, or hangs.
Every EHLO is a line of FOLDER/ehlo, every RCPT a line of FOLDER/tries.
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


def answer(stage: str, address: str) -> str | None:
    for line in mode().splitlines():
        rule = line.split(" ", 2)
        if len(rule) == 3 and rule[0] == stage and rule[1] in address:
            return rule[2]
    return None


def note(file: str, line: str) -> None:
    with (FOLDER / file).open("a") as lines:
        lines.write(line + "\n")


class Handler:
    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        note("ehlo", hostname)
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        if refusal := answer("mail", address):
            return refusal
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        note("tries", address)
        if mode()[:1].isdigit():
            return mode()
        if refusal := answer("rcpt", address):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if mode() == "die":
            os._exit(1)
        while mode() == "hang" or answer("data", envelope.rcpt_tos[0]) == "hang":
            await asyncio.sleep(0.05)
        if refusal := answer("data", envelope.rcpt_tos[0]):
            return refusal
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
