"""The bench's output: rows of measurements, then single numbers, each beside its aim; and a plot of the rows."""

import math
from html import escape
from pathlib import Path

CPU = ("service", "database", "client")
WIDTH = 60


class Table:
    def __init__(self, seconds: int, rounds: int):
        self.failed = 0
        self._results: list[tuple[str, dict]] = []
        cpu = "".join(f"{name:>10}" for name in CPU)
        self._rows = [f"{'':{WIDTH}}{'requests/s':>11}{'p50 ms':>9}{'p99 ms':>9}{'failed':>8}{cpu}"]
        self._facts: list[str] = []
        self._notes = [
            f"each measured {seconds} s with wrk on the same cores; me, login-token and their yardsticks: median of {rounds} rounds by turns",
            "service, database, client: CPU µs per request (user and system) of auth-service, PostgreSQL and wrk; SQLite is in the service",
        ]

    def row(self, name: str, result: dict, at_least: float | None = None, p99_below: float | None = None) -> dict:
        line = f"{name:{WIDTH}}{result['rate']:>11,.0f}"
        line += "".join(f"{number(result[part], 2):>9}" for part in ("p50", "p99"))
        line += f"{result['failed']:>8}"
        line += "".join(f"{number(result[part], 1):>10}" for part in CPU)
        if at_least is not None:
            line += verdict(result["rate"] >= at_least, f"at least {at_least:,.0f}/s")
        if p99_below is not None:
            line += verdict(result["p99"] < p99_below, f"p99 below {p99_below:g} ms")
        self._rows.append(line)
        self._results.append((name.strip(), result))
        self.failed += result["failed"]
        return result

    def fact(self, name: str, value: float, unit: str, below: float | None = None) -> None:
        line = f"{name:{WIDTH}}{value:>11.1f} {unit}"
        self._facts.append(line if below is None else line + verdict(value < below, f"below {below:g} {unit}"))

    def ratio(self, name: str, value: float, at_least: float) -> None:
        self._facts.append(f"{name:{WIDTH}}{value:>11.2f}" + verdict(value >= at_least, f"at least {at_least:g}"))

    def note(self, text: str) -> None:
        self._notes.append(text)

    def write(self, folder: Path) -> None:
        """`table.txt` and `plot.svg`."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "table.txt").write_text(f"{self}\n")
        (folder / "plot.svg").write_text(bars(self._results))

    def __str__(self) -> str:
        return "\n".join(["", *self._rows, "", *self._facts, "", *self._notes])


def number(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"


def verdict(met: bool, aim: str) -> str:
    return f"   aim {aim}: {'met' if met else 'MISSED'}"


def bars(results: list[tuple[str, dict]]) -> str:
    """An SVG with a bar for each row, as long as the logarithm of its requests/s: logins and `me` are a thousandfold apart."""
    step, left, width = 34, 330, 420
    most = math.log10(max(result["rate"] for _, result in results))
    parts = []
    for number, (name, result) in enumerate(results):
        top, length = 40 + number * step, max(math.log10(max(result["rate"], 1)) / most * width, 1)
        parts += [
            f'<text x="{left - 12}" y="{top + 16}" text-anchor="end">{escape(name)}</text>',
            f'<rect x="{left}" y="{top}" width="{length:.0f}" height="22" fill="#0b5cd5"/>',
            f'<text x="{left + length + 8:.0f}" y="{top + 16}">{result["rate"]:,.0f}</text>',
        ]
    height = 60 + len(results) * step
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="880" height="{height}" font-family="sans-serif" font-size="14">\n'
        f'<rect width="880" height="{height}" fill="#fff"/>\n'
        f'<text x="{left}" y="24">requests per second, logarithmic</text>\n' + "\n".join(parts) + "\n</svg>\n"
    )
