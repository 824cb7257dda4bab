"""One function per operation that needs credentials: it puts them into a generated request.

`draw` is 2 to 5, from the request's content: an operation with several kinds of caller chooses by it. Optional parts
of the body stay as they were generated. The next issues add their operations here.
"""

from credentials import CHANGER, INACTIVE, LEAVER, REGISTERED, VISITOR, Credentials

LOGIN_AS = {2: REGISTERED, 3: INACTIVE, 4: VISITOR, 5: VISITOR}


def login(case, credentials: Credentials, draw: int) -> None:
    put(case, **credentials.client(), username=LOGIN_AS[draw], password=credentials.password)


def token(case, credentials: Credentials, draw: int) -> None:
    put(case, code=credentials.code(), clientId=credentials.client_id)
    # A verifier belongs to a challenge, and this login had none.
    case.body.pop("codeVerifier", None)


def refresh_or_log_out(case, credentials: Credentials, draw: int) -> None:
    access, refresh = credentials.pair(VISITOR, credentials.password)
    put(case, refreshToken=refresh)
    bearer(case, access)


def change_password(case, credentials: Credentials, draw: int) -> None:
    access, refresh, present, other = credentials.change()
    put(case, refreshToken=refresh, username=CHANGER, oldPassword=present, password=other)
    bearer(case, access)


def end_session(case, credentials: Credentials, draw: int) -> None:
    access, _ = credentials.pair(LEAVER, credentials.password)
    case.path_parameters = {"id": credentials.session(access)}
    bearer(case, access)


def put(case, **values: str) -> None:
    case.body = {**case.body, **values} if isinstance(case.body, dict) else values


def bearer(case, access: str) -> None:
    case.headers["Authorization"] = f"Bearer {access}"


FILLERS = {
    "POST /auth/login": login,
    "POST /auth/login-token": login,
    "POST /auth/token": token,
    "POST /auth/token-refresh": refresh_or_log_out,
    "PATCH /auth/change-password": change_password,
    "DELETE /auth/sessions/{id}": end_session,
    "POST /logout": refresh_or_log_out,
}
