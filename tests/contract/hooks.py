"""What schemathesis loads: real credentials in part of the requests, and a record of what was answered.

Random data alone would be refused with 401 everywhere. So about two of three requests that the document calls valid get
the credentials that their operation needs, everything else in them left as generated; the third goes out as it is.
The choice hangs on the request's content, so that a failing example fails again when it is replayed.
"""

import atexit
import json
import zlib

import schemathesis
from expectations import record
from schemathesis.core import NOT_SET
from schemathesis.generation.meta import TestPhase

from credentials import Credentials
from fillers import FILLERS

credentials = Credentials()
seen: dict[str, dict[int, int]] = {}
walked: dict[str, int] = {}
atexit.register(lambda: record(seen, walked))


@schemathesis.auth(refresh_interval=None)
class Bearer:
    """The token of a session that nothing here ends, for every operation that takes one."""

    def get(self, case, context):
        return credentials.bearer()

    def set(self, case, data, context):
        # A walk's own token comes along its link, and stays.
        if not credentials.knows(case.headers.get("Authorization")):
            case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def before_call(context, case, kwargs):
    let_walks_begin_at_login(case.operation.schema)
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if credentials.continues(case):
        credentials.complete(case)
        return
    fill = FILLERS.get(case.operation.label)
    # A walk is for what comes after its first step, so that one should succeed.
    draw = 5 if case.meta.phase.name == TestPhase.STATEFUL else digest(case) % 6
    if fill and draw > 1:
        fill(case, credentials, draw)


@schemathesis.hook
def after_call(context, case, response):
    # The probes with an unlisted method, and redirects that were followed, are no answers of this operation.
    if response.request.method == case.operation.method.upper():
        statuses = seen.setdefault(case.operation.label, {})
        statuses[response.status_code] = statuses.get(response.status_code, 0) + 1
        if response.status_code < 400 and credentials.continues(case):
            walked[case.operation.label] = walked.get(case.operation.label, 0) + 1
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
