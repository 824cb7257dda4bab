"""A mixed load over a long time: whether memory or latency grow, and whether anything fails."""

from pathlib import Path

from load import SECONDS, Load, login_body, log_in
from service import Service, sqlite_url
from table import Table

USERS = [f"user{number}" for number in range(20)]
CHAINS, LOGIN_CONNECTIONS, PACED_CONNECTIONS, PACED_PAUSE_MS = 8, 2, 16, 10
COLUMNS = f"{'s':>7}{'logins/s':>10}{'refreshes/s':>13}{'me p50 ms':>11}{'me p99 ms':>11}{'failed':>8}{'MiB':>8}{'service CPU':>13}"


def soak(table: Table, auth_service: Path, home: Path, minutes: int, results: Path) -> None:
    """Logins, refreshes and a paced `me` at once on SQLite, in slices of SECONDS; a line for each in `results`/soak.txt."""
    place = home / "soak"
    place.mkdir()
    service = Service(auth_service, place, sqlite_url(place))
    service.seed({user: "active" for user in USERS})
    service.start("/health/ready")
    lines, memory, p99s = [COLUMNS], [], []
    try:
        load = Load(service, place)
        bodies = load.file("logins", [login_body(user) for user in USERS])
        for number in range(max(minutes * 60 // SECONDS, 1)):
            sessions = log_in(service, USERS, CHAINS)
            pairs = load.file("pairs", [" ".join(pair) for pair in sessions])
            tokens = load.file("tokens", [access for access, _ in log_in(service, USERS, len(USERS))])
            before = service.cpu_seconds()
            with (
                load.in_background(lambda: load.post("/auth/login-token", bodies, LOGIN_CONNECTIONS)) as logins,
                load.in_background(lambda: load.refresh(pairs, CHAINS)) as refreshes,
            ):
                me = load.me(tokens, PACED_CONNECTIONS, pause_ms=PACED_PAUSE_MS)
            cores = (service.cpu_seconds() - before) / SECONDS
            failed = sum(one["failed"] for one in (me, logins.result, refreshes.result))
            memory.append(service.memory_mib("VmRSS"))
            p99s.append(me["p99"])
            table.failed += failed
            lines.append(
                f"{(number + 1) * SECONDS:>7}{logins.result['rate']:>10,.0f}{refreshes.result['rate']:>13,.0f}"
                f"{me['p50']:>11.2f}{me['p99']:>11.2f}{failed:>8}{memory[-1]:>8.0f}{cores:>13.2f}"
            )
            results.mkdir(parents=True, exist_ok=True)
            (results / "soak.txt").write_text("\n".join(lines) + "\n")
    finally:
        service.stop()
    tenth = max(len(memory) // 10, 1)
    table.fact("soak: memory after the first tenth", memory[tenth - 1], "MiB")
    table.fact("soak: memory at the end", memory[-1], "MiB")
    table.fact("soak: p99 of me, median of the slices", sorted(p99s)[len(p99s) // 2], "ms")
