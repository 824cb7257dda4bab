"""What `BENCH_INSTANCES=1 make bench` runs: several instances on one PostgreSQL behind a plain TCP balancer, and a failover of the
database under load. Prints times; fails when a promise is broken, not when a machine is slow.

usage: instances.py AUTH_SERVICE     TEST_POSTGRES_URL names the server of all but the failover, which starts two of its own
"""

import os
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "scripts/lib"))

from failover import failover  # noqa: E402
from fleet import Fleet, call, refresh  # noqa: E402
from load import Load, log_in  # noqa: E402

USERS = [f"user{number}" for number in range(8)]
COUNTS = (1, 2, 4)
CHAINS = 32
# The contract: another instance refuses an ended session within this.
REVOKED_WITHIN = 5.0
REVOCATIONS, RACES, AT_ONCE = 20, 30, 16


def main() -> None:
    auth_service = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="auth-instances-") as folder:
        home = Path(folder)
        url = os.environ["TEST_POSTGRES_URL"]
        for count in COUNTS:
            with Fleet(auth_service, home / str(count), url, count, USERS) as fleet:
                throughput(fleet)
                if count == max(COUNTS):
                    revocations(fleet)
                    successors(fleet)
        failover(auth_service, home / "failover", USERS)


def throughput(fleet: Fleet) -> None:
    sessions = log_in(fleet.balancer, USERS, CHAINS)
    load = Load(fleet.balancer, fleet.home)
    me = load.me(load.file("tokens", [access for access, _ in sessions]), CHAINS, cpu=False)
    refreshes = load.refresh(load.file("pairs", [" ".join(pair) for pair in sessions]), CHAINS)
    shares = [fleet.requests(instance) for instance in fleet.instances]
    total = sum(shares)
    print(
        f"{len(shares)} instances: me {me['rate']:,.0f}/s (p99 {me['p99']:.1f} ms), token-refresh {refreshes['rate']:,.0f}/s "
        f"(p99 {refreshes['p99']:.1f} ms), shares {', '.join(f'{share / total:.0%}' for share in shares)}",
        flush=True,
    )
    assert me["failed"] + refreshes["failed"] == 0, "requests failed"
    assert min(shares) > 0, "an instance got no request"


def revocations(fleet: Fleet) -> None:
    """Ends sessions at one instance while all are loaded, and asks the others until they refuse."""
    load = Load(fleet.balancer, fleet.home)
    pairs = load.file("busy", [" ".join(pair) for pair in log_in(fleet.balancer, USERS, CHAINS)])
    first, *others = fleet.instances
    seconds = []
    with load.in_background(lambda: load.refresh(pairs, CHAINS)), ThreadPoolExecutor(len(others)) as pool:
        for access, token in log_in(fleet.balancer, USERS, REVOCATIONS):
            for instance in fleet.instances:
                assert call(instance, "GET", "/auth/me", access)[0] == 200
            assert call(first, "POST", "/logout", access, {"refreshToken": token})[0] == 200
            ended = time.perf_counter()
            assert call(first, "GET", "/auth/me", access)[0] == 401, "its own instance accepts it"
            seconds += pool.map(lambda instance: until_refused(instance, access, ended), others)
    print(
        f"a revocation is seen by the other instances after {statistics.median(seconds):.2f} s (median), {max(seconds):.2f} s (longest)",
        flush=True,
    )
    assert max(seconds) < REVOKED_WITHIN


def until_refused(instance, access: str, ended: float) -> float:
    while (status := call(instance, "GET", "/auth/me", access)[0]) == 200:
        assert time.perf_counter() - ended < 2 * REVOKED_WITHIN, "it is never refused"
        time.sleep(0.01)
    # 503: it could not read the revocations, and says so instead of trusting.
    assert status in (401, 503), status
    return time.perf_counter() - ended


def successors(fleet: Fleet) -> None:
    """The same pair at all instances at once: every answer is the same successor."""
    seconds = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for pair in log_in(fleet.balancer, USERS, RACES):
            start = threading.Barrier(AT_ONCE)

            def race(number: int) -> tuple[int, tuple | None]:
                start.wait()
                return refresh(fleet.instances[number % len(fleet.instances)], pair)

            begin = time.perf_counter()
            answers = list(pool.map(race, range(AT_ONCE)))
            seconds.append(time.perf_counter() - begin)
            assert {status for status, _ in answers} == {200}, Counter(status for status, _ in answers)
            assert len({successor for _, successor in answers}) == 1, "more than one successor"
    print(
        f"{AT_ONCE} refreshes of one pair at {len(fleet.instances)} instances, {RACES} times: one successor each, "
        f"{statistics.median(seconds) * 1000:.0f} ms for all (median)",
        flush=True,
    )


if __name__ == "__main__":
    main()
