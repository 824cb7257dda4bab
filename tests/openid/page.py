"""The worked examples of impl/docs/openid.md, with this run's addresses and secrets."""

import re
import shlex
from pathlib import Path
from urllib.parse import quote, urlsplit

PAGE = Path(__file__).resolve().parents[2] / "impl/docs/openid.md"


class Page:
    def __init__(self, addresses: dict[str, str]):
        """`addresses` has what stands for each https://NAME.example of the page."""
        text = PAGE.read_text()
        for name, url in addresses.items():
            text = text.replace(f"https://{name}.example", url).replace(quote(f"https://{name}.example", ""), quote(url, ""))
            # A host alone, in a list of domains
            text = text.replace(f'"{name}.example"', f'"{urlsplit(url).netloc}"')
        missed = sorted(set(re.findall(r"https://\w+\.example", text)))
        if missed:
            raise SystemExit(f"{PAGE.name}: nothing stands for {', '.join(missed)}")
        self._used: set[str] = set()
        self._blocks = re.findall(r"^ *```(\w+)\n(.*?)^ *```$", text, re.DOTALL | re.MULTILINE)

    def clients(self) -> dict[str, list[str]]:
        """The arguments that the page creates each client with."""
        scripts = [content.replace("\\\n", " ") for language, content in self._blocks if language == "bash"]
        commands = [shlex.split(line) for script in scripts for line in script.splitlines()]
        create = ["auth-service", "admin", "client", "create"]
        found = [command[4:] for command in commands if command[:4] == create]
        return {arguments[arguments.index("--client-id") + 1]: arguments for arguments in found}

    def file(self, name: str) -> str:
        """The block that begins with a comment of this name."""
        for _, content in self._blocks:
            if re.match(rf"(#|//) {re.escape(name)}\n", content):
                self._used.add(name)
                return content
        raise SystemExit(f"{PAGE.name} has no block {name}")

    def write(self, name: str, folder: Path, **secrets: str) -> Path:
        content = self.file(name)
        for placeholder, value in secrets.items():
            if placeholder not in content:
                raise SystemExit(f"{PAGE.name}: {name} has no {placeholder}")
            content = content.replace(placeholder, value)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        path.write_text(content)
        return path

    def check_all_used(self) -> None:
        named = {match[2] for _, content in self._blocks if (match := re.match(r"(#|//) (\S+\.\w+)\n", content))}
        if named != self._used:
            raise SystemExit(f"{PAGE.name}: no test runs {', '.join(sorted(named - self._used))}")

    def line(self, start: str) -> str:
        """The line of a block that begins so."""
        return next(line for _, content in self._blocks for line in content.splitlines() if line.startswith(start))
