"""What schemathesis loads: real credentials in part of the requests, and a record of what was answered.

Random data alone would be refused with 401 everywhere. So about two of three requests that the document calls valid get
the credentials that their operation needs, everything else in them left as generated; the third goes out as it is.
The choice hangs on the request's content, so that a failing example fails again when it is replayed.
"""

import atexit
import json
import zlib
from collections import defaultdict

import schemathesis
from expectations import Seen, record
from schemathesis.cli import EventHandler, handler
from schemathesis.core import NOT_SET
from schemathesis.engine import Status
from schemathesis.engine.events import ScenarioFinished
from schemathesis.generation.meta import TestPhase

from credentials import Credentials
from fillers import FILLERS, FILLERS_ELSEWHERE

credentials = Credentials()
fillers = FILLERS if credentials.at_home else FILLERS_ELSEWHERE if credentials.known else {}
seen: dict[str, Seen] = defaultdict(Seen)
atexit.register(lambda: record(seen))


@handler()
class Checks(EventHandler):
    """Counts the checks by operation."""

    def handle_event(self, ctx, event):
        if not isinstance(event, ScenarioFinished):
            return
        for case, checks in event.recorder.checks.items():
            operation = seen[event.recorder.cases[case].value.operation.label]
            for check in checks:
                operation.checks[check.name] += 1
                if check.status == Status.FAILURE:
                    operation.failures[check.name] += 1


@schemathesis.auth(refresh_interval=None)
class Bearer:
    """The token of a session that nothing here ends, for every operation that takes one."""

    def get(self, case, context):
        return credentials.bearer() if credentials.known else None

    def set(self, case, data, context):
        # A walk's own token comes along its link, and stays.
        if data and not credentials.knows(case.headers.get("Authorization")):
            case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def before_call(context, case, kwargs):
    let_walks_begin_at_login(case.operation.schema)
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if credentials.continues(case):
        credentials.complete(case)
        return
    fill = fillers.get(case.operation.label)
    # A walk is for what comes after its first step, so that one should succeed.
    draw = 5 if case.meta.phase.name == TestPhase.STATEFUL else digest(case) % 6
    if fill and draw > 1:
        fill(case, credentials, draw)


@schemathesis.hook
def after_call(context, case, response):
    # The probes with an unlisted method, and redirects that were followed, are no answers of this operation.
    if response.request.method == case.operation.method.upper():
        operation = seen[case.operation.label]
        operation.statuses[response.status_code] += 1
        if response.status_code < 400 and credentials.continues(case):
            operation.walked += 1
    credentials.learn(case, response)


def let_walks_begin_at_login(schema) -> None:
    """Makes the logins first steps of stateful walks.

    schemathesis takes `client_id` for the id of a resource that some operation creates. None does, so it would call
    a login hopeless as a first step and never follow its links. (Not in after_load_schema: the schema does not know its
    own address there yet.)
    """
    operations = schema.analysis.dependency_graph.operations
    for label in ("POST /auth/login", "POST /auth/login-token", "POST /auth/send-otp"):
        operations[label].inputs.clear()


def digest(case) -> int:
    body = None if case.body is NOT_SET else case.body
    text = json.dumps([case.operation.label, case.path_parameters, body, dict(case.query or {})], sort_keys=True, default=repr)
    return zlib.crc32(text.encode())
