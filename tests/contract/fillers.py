"""One function per operation that needs credentials: it puts them into a generated request.

`draw` is 2 to 5, from the request's content: an operation with several kinds of caller chooses by it. Optional parts
of the body stay as they were generated. The next issue adds its operations here.
"""

from credentials import CHANGER, ENROLLER, FORGETFUL, INACTIVE, LEAVER, MAILED, REGISTERED, VISITOR, Credentials

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


def send_otp(case, credentials: Credentials, draw: int) -> None:
    put(case, **credentials.client(), key=MAILED)


def verify_otp(case, credentials: Credentials, draw: int) -> None:
    put(case, key=MAILED, otp=credentials.mailed_code())


def check_qr(case, credentials: Credentials, draw: int) -> None:
    case.headers["code"] = credentials.code(ENROLLER)
    case.headers["clientId"] = credentials.client_id


def create_qr(case, credentials: Credentials, draw: int) -> None:
    put(case, code=credentials.code(ENROLLER), clientId=credentials.client_id)


def create_recovery_codes(case, credentials: Credentials, draw: int) -> None:
    put(case, code=credentials.full_code(), clientId=credentials.client_id)


def forget_password(case, credentials: Credentials, draw: int) -> None:
    put(case, **credentials.client(), username=FORGETFUL)


def verify_reset_link(case, credentials: Credentials, draw: int) -> None:
    case.query = {"token": credentials.reset_token()}


def reset_password(case, credentials: Credentials, draw: int) -> None:
    put(case, **credentials.client(), token=credentials.reset_token(), password=credentials.next_password())


def verify_invitation(case, credentials: Credentials, draw: int) -> None:
    bearer(case, credentials.invitation()[1])


def sign_up(case, credentials: Credentials, draw: int) -> None:
    newcomer, token = credentials.invitation()
    put(case, email=newcomer, password=credentials.password)
    bearer(case, token)


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
    "POST /keycloak/logout": refresh_or_log_out,
    "POST /auth/send-otp": send_otp,
    "POST /auth/verify-otp": verify_otp,
    "GET /auth/check-qr-code": check_qr,
    "POST /auth/create-qr-code": create_qr,
    "POST /auth/create-recovery-codes": create_recovery_codes,
    "POST /auth/forget-password": forget_password,
    "GET /auth/verify-reset-password-link": verify_reset_link,
    "PATCH /auth/reset-password": reset_password,
    "GET /auth/sign-up/verify-token": verify_invitation,
    "POST /auth/sign-up/create-user": sign_up,
}
