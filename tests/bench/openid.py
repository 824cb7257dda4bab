"""What a client of OpenID Connect asks for: codes, and what a token is worth."""

import http.client
import json
from urllib.parse import urlencode

from load import Load, say
from service import CLIENT_ID, CLIENT_SECRET, PASSWORD, Service
from table import Table

CALLBACK = "https://app.example/callback"
INTROSPECTION_CONNECTIONS = 32


def code_flow(table: Table, service: Service, load: Load, users: list[str]) -> float:
    """Flows/s: login on the sign-in page, authorization, exchange of the code for an ID, an access and a refresh token."""
    say("sign-in, authorization and exchange of the code")
    service.run("admin", "client", "update", "--client-id", CLIENT_ID, "--redirect-uri", CALLBACK, "--trusted", "true")
    flows = load.file("flows", [one_flow(service, user) for user in users])
    return table.row("authorization code flow, from the login to the tokens", load.code_flow(flows, len(users)))["rate"]


def one_flow(service: Service, user: str) -> str:
    """What code_flow.lua wants to know."""
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=10)
    connection.request("GET", "/web/context")
    response = connection.getresponse()
    cookie = response.headers["Set-Cookie"].split(";")[0]
    csrf_token = json.loads(response.read())["csrfToken"]
    login = json.dumps({"clientId": CLIENT_ID, "username": user, "password": PASSWORD})
    request = {"response_type": "code", "client_id": CLIENT_ID, "redirect_uri": CALLBACK, "scope": "openid offline_access"}
    exchange = {
        "grant_type": "authorization_code", "redirect_uri": CALLBACK, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET,
    }  # fmt: skip
    origin = f"http://localhost:{service.port}"
    return "\t".join([login, cookie, csrf_token, origin, urlencode(request), urlencode(exchange)])


def introspection(table: Table, load: Load, tokens: list[str], database: str) -> None:
    say(f"introspection on {database}")
    forms = [urlencode({"token": token, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}) for token in tokens]
    rate = load.post_forms("/oauth2/introspect", load.file("introspections", forms), INTROSPECTION_CONNECTIONS)
    table.row(f"POST /oauth2/introspect, {database}", rate, at_least=10_000)
