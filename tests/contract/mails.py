"""The mails that the service under test writes as files."""

import email
import email.policy
import re
import time
from pathlib import Path

PATIENCE = 10.0


class MailMissing(Exception):
    pass


class Mailbox:
    def __init__(self, folder: Path):
        self._folder = folder
        self._read: set[Path] = set()
        self._waiting: list[tuple[str, str, str]] = []

    def forget(self, address: str) -> None:
        """Whatever has come so far: before a new mail is asked for, an older one must not be taken for it."""
        self._look()
        self._waiting = [mail for mail in self._waiting if mail[0] != address]

    def code(self, address: str, within: float = PATIENCE) -> str:
        return re.search(r"^(\d{6})\s*$", self._take(address, "one-time code", within), re.MULTILINE)[1]

    def token(self, address: str, about: str) -> str:
        return re.search(r"token=([A-Za-z0-9_-]+)", self._take(address, about))[1]

    def _take(self, address: str, about: str, within: float = PATIENCE) -> str:
        """The text of the newest mail to `address` whose subject is about that; waits for one that was not read before."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            self._look()
            fitting = [mail for mail in self._waiting if mail[0] == address and about in mail[1]]
            if fitting:
                # Older ones are void by now.
                self._waiting = [mail for mail in self._waiting if mail not in fitting]
                return fitting[-1][2]
            time.sleep(0.01)
        raise MailMissing(f"no mail about {about} to {address}")

    def _look(self) -> None:
        # The names begin with the time.
        for file in sorted(set(self._folder.glob("*.eml")) - self._read):
            self._read.add(file)
            mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            self._waiting.append((mail["To"], mail["Subject"], mail.get_body(("plain",)).get_content()))
