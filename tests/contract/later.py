"""Fillers for the operations of the Node service's later versions."""

import requests
from credentials import READER, VISITOR, Credentials


def switch_token(case, credentials: Credentials, draw: int) -> None:
    access, refresh = credentials.pair(VISITOR, credentials.password)
    headers = {"Authorization": f"Bearer {access}"}
    tenant = requests.get(f"{credentials.url}/auth/me", headers=headers, timeout=10).json()["tenantId"]
    case.body = {"refreshToken": refresh, "tenantId": tenant}
    case.headers.update(headers)


def activity(case, credentials: Credentials, draw: int) -> None:
    case.query = {}
    case.headers["Authorization"] = f"Bearer {credentials.pair(READER, credentials.password)[0]}"


def one_activity(case, credentials: Credentials, draw: int) -> None:
    activity(case, credentials, draw)
    listed = requests.get(f"{credentials.url}/login-activity", headers=dict(case.headers), timeout=10).json()
    case.path_parameters = {"id": listed[0]["id"]}


def active_users(case, credentials: Credentials, draw: int) -> None:
    activity(case, credentials, draw)
    case.query = {"startDate": "2026-01-01T00:00:00.000Z", "endDate": "2026-01-31T00:00:00.000Z"}


def saml_response(case, credentials: Credentials, draw: int) -> None:
    login = credentials.login_at("/auth/saml-auth-redirect", with_address=False)
    case.body = {"SAMLResponse": login.saml_response, "RelayState": login.state}


FILLERS = {
    "POST /auth/switch-token": switch_token,
    "GET /login-activity": activity,
    "GET /login-activity/count": activity,
    "GET /login-activity/{id}": one_activity,
    "GET /active-users/{range}": active_users,
    "POST /auth/saml-redirect": saml_response,
}
