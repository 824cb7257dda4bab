"""The bench's output: rows of measurements, then single numbers, each beside its aim."""


class Table:
    def __init__(self, seconds: int, rounds: int):
        self.failed = 0
        self._rows = [
            f"{'':42}{'requests/s':>11}{'p50 ms':>9}{'p99 ms':>9}{'CPU µs/req':>12}{'failed':>8}",
        ]
        self._facts: list[str] = []
        self._notes = [
            f"each measured {seconds} s with wrk on the same cores; me, login-token and their yardsticks: median of {rounds} rounds by turns",
            "CPU µs/req is the server process alone (user and system), without wrk and without PostgreSQL",
        ]

    def row(self, name: str, result: dict, at_least: float | None = None, p99_below: float | None = None) -> dict:
        cpu = "-" if result["cpu"] is None else f"{result['cpu']:.1f}"
        line = f"{name:42}{result['rate']:>11,.0f}{result['p50']:>9.2f}{result['p99']:>9.2f}{cpu:>12}{result['failed']:>8}"
        if at_least is not None:
            line += verdict(result["rate"] >= at_least, f"at least {at_least:,.0f}/s")
        if p99_below is not None:
            line += verdict(result["p99"] < p99_below, f"p99 below {p99_below:g} ms")
        self._rows.append(line)
        self.failed += result["failed"]
        return result

    def fact(self, name: str, value: float, unit: str, below: float | None = None) -> None:
        line = f"{name:42}{value:>11.1f} {unit}"
        self._facts.append(line if below is None else line + verdict(value < below, f"below {below:g} {unit}"))

    def ratio(self, name: str, value: float, at_least: float) -> None:
        self._facts.append(f"{name:42}{value:>11.2f}" + verdict(value >= at_least, f"at least {at_least:g}"))

    def note(self, text: str) -> None:
        self._notes.append(text)

    def __str__(self) -> str:
        return "\n".join(["", *self._rows, "", *self._facts, "", *self._notes])


def verdict(met: bool, aim: str) -> str:
    return f"   aim {aim}: {'met' if met else 'MISSED'}"
