"""PyPI Authlib: OAuth2Session with OpenID Connect, the id_token validated by the service's keys.

Prints the address that the person is to open, reads the one that the browser came back to, and prints what it found as JSON.
usage: login.py ISSUER REDIRECT_URI      (the client's id and secret in the environment)
"""

import json
import os
import sys

from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.jwk import KeySet


def main() -> None:
    issuer, redirect_uri = sys.argv[1:]
    client_id = os.environ["CLIENT_ID"]
    session = OAuth2Session(
        client_id, os.environ["CLIENT_SECRET"], scope="openid profile email offline_access",
        redirect_uri=redirect_uri, code_challenge_method="S256",
    )  # fmt: skip
    metadata = session.get(f"{issuer}/.well-known/openid-configuration", withhold_token=True).json()
    keys = KeySet.import_key_set(session.get(metadata["jwks_uri"], withhold_token=True).json())
    verifier, nonce = generate_token(48), generate_token()
    address, state = session.create_authorization_url(metadata["authorization_endpoint"], code_verifier=verifier, nonce=nonce)
    print(address, flush=True)

    came_back = sys.stdin.readline().strip()
    token = session.fetch_token(metadata["token_endpoint"], authorization_response=came_back, state=state, code_verifier=verifier)
    decoded = jwt.decode(token["id_token"], keys, algorithms=metadata["id_token_signing_alg_values_supported"])
    options = {"iss": {"values": [metadata["issuer"]]}, "aud": {"values": [client_id]}, "nonce": {"value": nonce}}
    claims = CodeIDToken(decoded.claims, decoded.header, options, {"client_id": client_id, "access_token": token["access_token"]})
    claims.validate(leeway=5)
    person = session.get(metadata["userinfo_endpoint"]).json()
    refreshed = session.refresh_token(metadata["token_endpoint"], refresh_token=token["refresh_token"])
    introspected = session.introspect_token(metadata["introspection_endpoint"], token=refreshed["access_token"]).json()
    session.revoke_token(metadata["revocation_endpoint"], token=refreshed["refresh_token"], token_type_hint="refresh_token")
    ended = session.introspect_token(metadata["introspection_endpoint"], token=refreshed["access_token"]).json()
    found = {
        "same person": claims["sub"] == person["sub"],
        "given name": person["given_name"],
        "refreshed": refreshed["access_token"] != token["access_token"],
        "active": introspected["active"],
        "after revocation": ended,
    }
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
