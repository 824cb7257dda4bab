"""PostgreSQL fails over to a synchronous follower in the middle of load."""

import http.client
import statistics
import threading
import time
from collections import Counter
from pathlib import Path

from fleet import Balancer, Fleet, call, refresh
from load import log_in
from replicas import Replicas
from service import Process

INSTANCES, CHAINS, ENDED_PER_SECOND = 2, 16, 20
BEFORE, AFTER = 4.0, 6.0
# What one who operates this would have to notice first.
UNTIL_PROMOTED = 1.0


class Chain(threading.Thread):
    """Refreshes one session all the time. A failed refresh is repeated with the same pair, as a client would."""

    def __init__(self, instance: Process, pair: tuple[str, str], over: threading.Event):
        super().__init__()
        self.instance, self.pair, self.over = instance, pair, over
        self.acknowledged = 0
        self.answers: list[tuple[float, int]] = []

    def run(self) -> None:
        while not self.over.is_set():
            try:
                status, successor = refresh(self.instance, self.pair)
            except (OSError, http.client.HTTPException):
                status, successor = 0, None
            self.answers.append((time.perf_counter(), status))
            if successor:
                self.pair, self.acknowledged = successor, self.acknowledged + 1
            else:
                time.sleep(0.05)


class Endings(threading.Thread):
    """Ends one session after the other, and remembers those of which the end was acknowledged."""

    def __init__(self, instance: Process, pairs: list[tuple[str, str]], over: threading.Event):
        super().__init__()
        self.instance, self.pairs, self.over = instance, pairs, over
        self.acknowledged: list[tuple[str, str]] = []

    def run(self) -> None:
        for access, token in self.pairs:
            if self.over.wait(1 / ENDED_PER_SECOND):
                return
            try:
                status, _ = call(self.instance, "POST", "/logout", access, {"refreshToken": token})
            except (OSError, http.client.HTTPException):
                continue
            if status == 200:
                self.acknowledged.append((access, token))


def failover(binary: Path, home: Path, users: list[str]) -> None:
    replicas = Replicas()
    home.mkdir()
    address = Balancer(home, "database", [f"127.0.0.1:{replicas.ports['one']}"])
    try:
        replicas.start()
        address.start("")
        url = f"postgres://auth@127.0.0.1:{address.port}/auth"
        # Long enough for what is repeated after the failover.
        with Fleet(binary, home / "fleet", url, INSTANCES, users, REFRESH_GRACE="300") as fleet:
            under_load(fleet, replicas, address, users)
    finally:
        address.stop()
        replicas.stop()


def under_load(fleet: Fleet, replicas: Replicas, address: Balancer, users: list[str]) -> None:
    over = threading.Event()
    pairs = log_in(fleet.balancer, users, CHAINS + int((BEFORE + AFTER) * ENDED_PER_SECOND))
    chains = [Chain(fleet.instances[number % INSTANCES], pair, over) for number, pair in enumerate(pairs[:CHAINS])]
    endings = Endings(fleet.instances[0], pairs[CHAINS:], over)
    for thread in [*chains, endings]:
        thread.start()
    try:
        time.sleep(BEFORE)
        crashed = time.perf_counter()
        replicas.crash_the_primary()
        time.sleep(UNTIL_PROMOTED)
        replicas.promote()
        address.point_at([f"127.0.0.1:{replicas.ports['two']}"])
        promoted = time.perf_counter()
        time.sleep(AFTER)
    finally:
        over.set()
        for thread in [*chains, endings]:
            thread.join()
    nothing_is_lost(fleet, replicas, chains, endings)
    back = [first_success(chain, crashed) for chain in chains]
    failed = Counter(status for chain in chains for moment, status in chain.answers if status != 200)
    print(
        f"failover under load: {sum(chain.acknowledged for chain in chains):,} refreshes and {len(endings.acknowledged)} ends of sessions "
        f"acknowledged, none lost; promoted {promoted - crashed:.2f} s after the crash, served again after "
        f"{statistics.median(back) - crashed:.2f} s (median of {CHAINS} clients), {max(back) - crashed:.2f} s (the last); "
        f"answers meanwhile {dict(failed)}",
        flush=True,
    )
    # 0 is a connection that broke, which none should; 401 would log people out.
    assert set(failed) <= {503}, failed


def first_success(chain: Chain, since: float) -> float:
    # A request that was under way may have been answered just after the crash.
    failures = [moment for moment, status in chain.answers if moment > since and status != 200]
    start = failures[-1] if failures else since
    return next(moment for moment, status in chain.answers if moment > start and status == 200)


def nothing_is_lost(fleet: Fleet, replicas: Replicas, chains: list[Chain], endings: Endings) -> None:
    for chain in chains:
        # Of several refreshes in doubt one may have happened, and the pair is then repeated.
        status, _ = refresh(chain.instance, chain.pair)
        assert status == 200, f"the pair that was acknowledged last is refused: {status}"
    total = int(replicas.query("two", f"SELECT sum(generation) FROM {fleet.schema}.sessions"))
    assert total >= sum(chain.acknowledged for chain in chains), "acknowledged refreshes are missing"
    for access, token in endings.acknowledged:
        for instance in fleet.instances:
            assert call(instance, "GET", "/auth/me", access)[0] == 401, "an ended session is accepted"
        assert refresh(fleet.instances[-1], (access, token))[0] == 401, "an ended session is refreshed"
