"""One function per operation that needs credentials: it puts them into a generated request.

`draw` is 2 to 5, from the request's content: an operation with several kinds of caller chooses by it. Optional parts
of the body stay as they were generated.
"""

import itertools

import later
import openid
from credentials import CHANGER, ENROLLER, FORGETFUL, INACTIVE, LEAVER, MAILED, REGISTERED, VISITOR, Credentials

# Whether the client has an address of its own. Callbacks have too little content to draw it from.
ALTERNATELY = itertools.cycle([True, False])
LOGIN_AS = {2: REGISTERED, 3: INACTIVE, 4: VISITOR, 5: VISITOR}


def login(case, credentials: Credentials, draw: int) -> None:
    put(case, **credentials.client(), username=credentials.name(LOGIN_AS[draw]), password=credentials.password)


def token(case, credentials: Credentials, draw: int) -> None:
    put(case, code=credentials.code(), clientId=credentials.client_id)
    # A verifier belongs to a challenge, and this login had none.
    case.body.pop("codeVerifier", None)


def refresh_or_log_out(case, credentials: Credentials, draw: int) -> None:
    access, refresh = credentials.pair(VISITOR, credentials.password)
    put(case, refreshToken=refresh)
    # The visitor is in one tenant.
    case.body.pop("tenantId", None)
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
    case.body.pop("clientId", None)


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


def start(case, credentials: Credentials, draw: int) -> None:
    put(case, **credentials.client())


def start_by_get(case, credentials: Credentials, draw: int) -> None:
    case.query = {**(case.query or {}), **credentials.client()}


def come_back(case, credentials: Credentials, draw: int) -> None:
    """A callback: to the client's own address, or with tokens where it has none."""
    login = credentials.login_at(case.operation.path, with_address=next(ALTERNATELY))
    case.query = {"code": login.nonce, "state": login.state}
    case.headers["Cookie"] = login.cookie


def post_saml_response(case, credentials: Credentials, draw: int) -> None:
    login = credentials.login_at(case.operation.path, with_address=False)
    put(case, SAMLResponse=login.saml_response, RelayState=login.state)


def tell_of_logout(case, credentials: Credentials, draw: int) -> None:
    put(case, logout_token=credentials.logout_token())


def come_back_from_saml(case, credentials: Credentials, draw: int) -> None:
    login = credentials.login_at(case.operation.path, with_address=next(ALTERNATELY))
    case.query = credentials.answered_by_saml(login)
    case.headers["Cookie"] = login.cookie


def page_context(case, credentials: Credentials, draw: int) -> None:
    case.query = {"client_id": credentials.client_id}


def page_login(case, credentials: Credentials, draw: int) -> None:
    from_own_page(case, credentials, clientId=credentials.client_id, username=LOGIN_AS[draw], password=credentials.password)


def page_otp(case, credentials: Credentials, draw: int) -> None:
    from_own_page(case, credentials, key=MAILED, otp=credentials.mailed_code())


def page_qr(case, credentials: Credentials, draw: int) -> None:
    from_own_page(case, credentials, code=credentials.code(ENROLLER), clientId=credentials.client_id)


def page_start(case, credentials: Credentials, draw: int) -> None:
    from_own_page(case, credentials, clientId=credentials.client_id)


def page_forget(case, credentials: Credentials, draw: int) -> None:
    from_own_page(case, credentials, clientId=credentials.client_id, username=FORGETFUL)


def page_reset(case, credentials: Credentials, draw: int) -> None:
    from_own_page(case, credentials, token=credentials.reset_token(), password=credentials.next_password())


def from_own_page(case, credentials: Credentials, **values: str) -> None:
    put(case, **values)
    # Nothing is generated that the service could have sealed.
    case.body.pop("resume", None)
    case.headers.update(credentials.own_page())


def put(case, **values: str) -> None:
    case.body = {**case.body, **values} if isinstance(case.body, dict) else values


def bearer(case, access: str) -> None:
    case.headers["Authorization"] = f"Bearer {access}"


FILLERS = {
    "POST /auth/login": login,
    "POST /auth/login-token": login,
    "POST /auth/token": token,
    "POST /connect/token": token,
    "POST /auth/token-refresh": refresh_or_log_out,
    "PATCH /auth/change-password": change_password,
    "DELETE /auth/sessions/{id}": end_session,
    "POST /logout": refresh_or_log_out,
    "POST /google/logout": refresh_or_log_out,
    "POST /cognito/logout": refresh_or_log_out,
    "POST /keycloak/logout": refresh_or_log_out,
    "POST /connect/endsession": refresh_or_log_out,
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
    "GET /web/context": page_context,
    "POST /web/login": page_login,
    "POST /web/verify-otp": page_otp,
    "POST /web/create-qr-code": page_qr,
    "POST /web/start": page_start,
    "POST /web/forget-password": page_forget,
    "POST /web/reset-password": page_reset,
}
PROVIDERS = {
    "google": "google-auth-redirect",
    "facebook": "facebook-auth-redirect",
    "instagram": "instagram-auth-redirect",
    "azure": "azure-oauth-redirect",
    "cognito": "cognito-auth-redirect",
    "keycloak": "keycloak-auth-redirect",
    "oauth-apple": "apple-oauth-redirect",
}
for provider, callback in PROVIDERS.items():
    FILLERS[f"POST /auth/{provider}"] = start
    FILLERS[f"GET /auth/{callback}"] = come_back
for provider in ("google", "azure", "cognito", "keycloak"):
    FILLERS[f"GET /auth/{provider}"] = start_by_get
FILLERS["POST /auth/keycloak-backchannel-logout"] = tell_of_logout
FILLERS["POST /auth/saml"] = start
FILLERS["POST /auth/saml-auth-redirect"] = post_saml_response
FILLERS["GET /auth/saml-auth-redirect"] = come_back_from_saml

FILLERS |= openid.FILLERS | later.FILLERS

# Those that need nothing but a client and a user, and leave no trace but sessions: for a deployment that is not a test's.
ELSEWHERE = ("POST /auth/login", "POST /auth/login-token", "POST /auth/token", "POST /auth/token-refresh", "POST /logout")
FILLERS_ELSEWHERE = {label: FILLERS[label] for label in (*ELSEWHERE, "DELETE /auth/sessions/{id}")}
