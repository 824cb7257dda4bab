"""What `make bench` runs: loads a release build on 127.0.0.1 with wrk, prints the table of README.md in this folder, and writes it
and a plot to target/bench.

usage: bench.py AUTH_SERVICE BARE_HYPER ARGON2_CEILING     (three programs)
BENCH_SECONDS (5) is the length of one measurement, BENCH_ROUNDS (3) how often a server and its yardstick alternate,
of which the median counts. TEST_POSTGRES_URL is the PostgreSQL to refresh on; without it that row is left out. BENCH_USERS=1000000
measures both databases with that many users and sessions as well. BENCH_SOAK=30 keeps a mixed load up for that many minutes.
Fails when a measured request fails, not when an aim is missed: how fast a machine is, is no fault of the code.
"""

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "scripts/lib"))

import growth  # noqa: E402
import openid  # noqa: E402
from load import SECONDS, Load, log_in, login_body, percentiles, say  # noqa: E402
from service import Process, Service, free_port, sqlite_url  # noqa: E402
from soak import soak  # noqa: E402
from table import Table  # noqa: E402

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
GROWN = int(os.environ.get("BENCH_USERS", "0"))
SOAK_MINUTES = int(os.environ.get("BENCH_SOAK", "0"))
RESULTS = HERE.parents[1] / "target/bench"
SESSIONS = 1000
USERS = {f"user{number}": "active" for number in range(20)}
# Has one session; who is copied when the database grows.
LONE = {"lone": "active"}

# Enough to keep two hashing threads busy, and few enough that the hash queue refuses nobody.
LOGIN_CONNECTIONS = 8
ME_CONNECTIONS = 32
REFRESH_CHAINS = 32
# A steady stream beside the logins: 16 connections pausing 10 ms ask about 1,000 times a second.
PACED_CONNECTIONS, PACED_PAUSE_MS = 16, 10


def main() -> None:
    auth_service, bare_hyper, argon2_ceiling = (Path(argument).resolve() for argument in sys.argv[1:4])
    table = Table(SECONDS, ROUNDS)
    with tempfile.TemporaryDirectory(prefix="auth-bench-") as folder:
        home = Path(folder)
        on_sqlite(table, auth_service, bare_hyper, argon2_ceiling, home)
        if url := os.environ.get("TEST_POSTGRES_URL"):
            on_postgres(table, auth_service, home, url)
        else:
            table.note("token-refresh on PostgreSQL: left out, TEST_POSTGRES_URL is unset")
        if SOAK_MINUTES:
            soak(table, auth_service, home, SOAK_MINUTES, RESULTS)
    table.write(RESULTS)
    print(table)
    if table.failed:
        raise SystemExit(f"{table.failed} requests failed: the numbers above are not worth anything")


def on_sqlite(table: Table, auth_service: Path, bare_hyper: Path, argon2_ceiling: Path, home: Path) -> None:
    place = home / "sqlite"
    place.mkdir()
    service = Service(auth_service, place, sqlite_url(place))
    service.seed(USERS | LONE)
    parameters = argon2_parameters(place / "auth.db")
    table.fact("time to first answer, migrated database", service.first_answer() * 1000, "ms", below=100)
    service.start("/health/live")
    try:
        time.sleep(2)
        table.fact("idle memory", service.memory_mib("VmRSS"), "MiB", below=30)
        say(f"{SESSIONS} logins")
        log_in(service, list(LONE), 1)
        sessions = log_in(service, list(USERS), SESSIONS)
        load = Load(service, home)
        tokens = load.file("tokens", [access for access, _ in sessions])
        me, bare = me_beside_bare(table, load, tokens, bare_hyper, sessions[0][0])
        table.ratio("me / bare hyper", me / bare, at_least=0.6)

        bodies = load.file("logins", [login_body(user) for user in USERS])
        login, ceiling = login_beside_argon2(table, load, bodies, [argon2_ceiling, *map(str, parameters), str(SECONDS)])
        table.ratio("login-token / argon2 ceiling", login / ceiling, at_least=0.9)
        me_during_logins(table, load, tokens, bodies)
        flows = openid.code_flow(table, service, load, list(USERS)[:LOGIN_CONNECTIONS])
        table.ratio("code flow / argon2 ceiling", flows / ceiling, at_least=0.9)
        openid.introspection(table, load, [access for access, _ in sessions], "SQLite")

        say("token-refresh on SQLite")
        refresh = load.refresh(load.file("pairs", [" ".join(pair) for pair in sessions[:REFRESH_CHAINS]]), REFRESH_CHAINS)
        table.row("POST /auth/token-refresh, SQLite", refresh, at_least=1500)
        table.fact("peak memory, SQLite run", service.memory_mib("VmHWM"), "MiB")
    finally:
        service.stop()
    if GROWN:
        say(f"{GROWN:,} users on SQLite")
        growth.on_sqlite(place / "auth.db", "lone", GROWN)
        measure_grown(table, "SQLite", service, home)
    table.note(
        f"argon2id m={parameters[0]} KiB, t={parameters[1]}, p={parameters[2]}: these {os.cpu_count()} cores allow "
        f"{ceiling:.1f} hashes/s, {os.cpu_count() * 1000 / ceiling:.1f} ms each"
    )


def me_beside_bare(table: Table, load: Load, tokens: Path, bare_hyper: Path, token: str) -> tuple[float, float]:
    """Requests/s of both, by turns, so that a slow moment of the machine meets both."""
    body = load.file("me.json", [load.get("/auth/me", token)])
    port = free_port()
    bare = Process([str(bare_hyper), str(port), str(body)], port, load.home / "bare.log", dict(os.environ), load.home)
    bare.start("/")
    results: dict[str, list[dict]] = {"bare": [], "me": []}
    try:
        for turn in range(ROUNDS):
            say(f"bare hyper, then GET /auth/me: round {turn + 1} of {ROUNDS}")
            results["bare"].append(Load(bare, load.home).me(tokens, ME_CONNECTIONS))
            results["me"].append(load.me(tokens, ME_CONNECTIONS))
    finally:
        bare.stop()
    table.row("bare hyper, body as long as me's", percentiles(results["bare"]))
    table.row(f"GET /auth/me, {SESSIONS} sessions", percentiles(results["me"]))
    return tuple(statistics.median(one["rate"] for one in results[name]) for name in ("me", "bare"))


def login_beside_argon2(table: Table, load: Load, bodies: Path, argon2_ceiling: list) -> tuple[float, float]:
    """Logins/s, and the hashes/s that argon2 alone allows, by turns."""
    logins, hashes = [], []
    for turn in range(ROUNDS):
        say(f"argon2 alone, then login-token: round {turn + 1} of {ROUNDS}")
        hashes.append(float(subprocess.check_output(argon2_ceiling, text=True)))
        logins.append(load.post("/auth/login-token", bodies, LOGIN_CONNECTIONS))
    login = table.row("POST /auth/login-token", percentiles(logins))
    return login["rate"], statistics.median(hashes)


def me_during_logins(table: Table, load: Load, tokens: Path, bodies: Path) -> None:
    say("me while logins saturate the hash pool")

    def log_in_all_the_time() -> dict:
        return load.post("/auth/login-token", bodies, LOGIN_CONNECTIONS, SECONDS + 2, cpu=False)

    with load.in_background(log_in_all_the_time) as logins:
        time.sleep(1)
        me = load.me(tokens, PACED_CONNECTIONS, pause_ms=PACED_PAUSE_MS, cpu=False)
    table.row("  me, paced, during logins", me, p99_below=10)
    table.row("  login-token meanwhile", logins.result)


def on_postgres(table: Table, auth_service: Path, home: Path, url: str) -> None:
    place = home / "postgres"
    place.mkdir()
    schema = f"bench_{os.getpid()}"
    service = Service(auth_service, place, url, DB_SCHEMA=schema)
    service.seed(USERS | LONE)
    service.start("/health/live")
    try:
        say("token-refresh on PostgreSQL")
        log_in(service, list(LONE), 1)
        sessions = log_in(service, list(USERS), REFRESH_CHAINS)
        load = Load(service, place, on_postgres=True)
        openid.introspection(table, load, [access for access, _ in sessions], "PostgreSQL")
        refresh = load.refresh(load.file("pairs", [" ".join(pair) for pair in sessions]), REFRESH_CHAINS)
        table.row("POST /auth/token-refresh, PostgreSQL", refresh, at_least=1500)
        table.fact("peak memory, PostgreSQL run", service.memory_mib("VmHWM"), "MiB")
    finally:
        service.stop()
    if GROWN:
        say(f"{GROWN:,} users on PostgreSQL")
        growth.on_postgres(url, schema, "lone", GROWN)
        measure_grown(table, "PostgreSQL", service, home)


def measure_grown(table: Table, database: str, service: Service, home: Path) -> None:
    """The same as with few users, and the listing of all."""
    grown = f"{database}, {GROWN:,} users"
    table.fact(f"time to first answer, {grown}", service.first_answer() * 1000, "ms", below=100)
    seconds, peak_mib = service.cost_of("admin", "user", "list")
    table.fact(f"admin user list, {grown}", seconds, "s")
    table.fact(f"admin user list, peak memory, {grown}", peak_mib, "MiB", below=50)
    service.start("/health/ready")
    try:
        time.sleep(2)
        table.fact(f"idle memory, {grown}", service.memory_mib("VmRSS"), "MiB", below=30)
        sessions = log_in(service, list(USERS), REFRESH_CHAINS)
        load = Load(service, home, on_postgres=database == "PostgreSQL")
        tokens = load.file("grown_tokens", [access for access, _ in sessions])
        table.row(f"GET /auth/me, {grown}", load.me(tokens, ME_CONNECTIONS))
        pairs = load.file("grown_pairs", [" ".join(pair) for pair in sessions])
        table.row(f"token-refresh, {grown}", load.refresh(pairs, REFRESH_CHAINS))
    finally:
        service.stop()


def argon2_parameters(database: Path) -> tuple[int, int, int]:
    """Memory in KiB, iterations and parallelism, as they stand in a hash that the service wrote."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        (phc,) = connection.execute("SELECT password FROM user_credentials WHERE password LIKE '$argon2id$%'").fetchone()
    values = dict(part.split("=") for part in phc.split("$")[3].split(","))
    return int(values["m"]), int(values["t"]), int(values["p"])


if __name__ == "__main__":
    main()
