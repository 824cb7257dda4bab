"""An identity provider for the contract run. It keeps nothing: the code that it is asked to redeem says what to answer."""

import base64
import datetime
import http.server
import json
import re
import threading
import uuid
import zlib
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from lxml import etree
from signxml import XMLSigner

CLIENT, SECRET, SUBJECT = "auth-service", "secret-at-the-provider", "subject-1"
OUR_ENTITY, ENTITY = "urn:contract:auth-service", "urn:contract:provider"
KEY_FILE, CERT_FILE, APPLE_FILE = "provider.key.pem", "provider.cert.pem", "apple.p8"

RESPONSE = """<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="{response}" Version="2.0"
 IssueInstant="{now}" Destination="{consumer}" InResponseTo="{request}">
<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">{entity}</saml:Issuer>
<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:Response>"""
ASSERTION = """<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="{assertion}" Version="2.0"
 IssueInstant="{now}"><saml:Issuer>{entity}</saml:Issuer><saml:Subject><saml:NameID>{subject}</saml:NameID>
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData
 InResponseTo="{request}" Recipient="{consumer}" NotOnOrAfter="{end}"/></saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotOnOrAfter="{end}"><saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience>
</saml:AudienceRestriction></saml:Conditions></saml:Assertion>"""


def make_keys(home: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "provider")])
    now = datetime.datetime.now(datetime.UTC)
    cert = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (home / CERT_FILE).write_bytes(cert.public_bytes(pem))
    apple = ec.generate_private_key(ec.SECP256R1())
    for file, private in ((KEY_FILE, key), (APPLE_FILE, apple)):
        (home / file).write_bytes(private.private_bytes(pem, pkcs8, serialization.NoEncryption()))


class Provider:
    """Serves until the process ends; every path ends in what it is."""

    def __init__(self, home: Path):
        make_keys(home)
        self.home = home
        self.key = serialization.load_pem_private_key((home / KEY_FILE).read_bytes(), None)
        provider = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.answer({})

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self.answer({name: values[0] for name, values in parse_qs(body).items()})

            def answer(self, form):
                body = json.dumps(provider.answer(urlsplit(self.path), form)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{server.server_port}"

    def answer(self, url, form: dict) -> dict:
        realm = f"{self.url}/realms/acme"
        end = url.path.rsplit("/", 1)[-1]
        if end == "discovery":
            named = ("authorization", "token", "userinfo")
            return {"issuer": self.url, "jwks_uri": f"{self.url}/jwks"} | {f"{n}_endpoint": f"{self.url}/{n}" for n in named}
        if end in ("jwks", "certs"):
            return {"keys": [jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True) | {"kid": "1", "use": "sig"}]}
        if end == "token":
            issuer = realm if url.path.startswith("/realms") else self.url
            now = datetime.datetime.now(datetime.UTC)
            # The code of a login is its nonce.
            claims = {"iss": issuer, "aud": CLIENT, "sub": SUBJECT, "nonce": form.get("code", ""), "iat": now}
            claims |= {"exp": now + datetime.timedelta(minutes=5), "email": "subject@example.com", "email_verified": True}
            id_token = jwt.encode(claims, self.key, "RS256", {"kid": "1"})
            return {"access_token": "a", "token_type": "Bearer", "refresh_token": "r", "id_token": id_token}
        return {"sub": SUBJECT, "id": SUBJECT, "user_id": SUBJECT}

    def settings(self) -> dict[str, str]:
        """All eight providers are this one."""
        url, settings = self.url, {}
        for name in ("GOOGLE", "FACEBOOK", "INSTAGRAM"):
            settings |= {f"{name}_AUTH_URL": f"{url}/authorize", f"{name}_AUTH_TOKEN_URL": f"{url}/token"}
            settings[f"{name}_USERINFO_URL"] = f"{url}/me"
        for name in ("GOOGLE_AUTH", "FACEBOOK_AUTH", "INSTAGRAM_AUTH", "AZURE_AUTH", "COGNITO_AUTH", "KEYCLOAK"):
            settings |= {f"{name}_CLIENT_ID": CLIENT, f"{name}_CLIENT_SECRET": SECRET}
        return settings | {
            "SOCIAL_SIGNUP": "create",
            "GOOGLE_JWKS_URL": f"{url}/jwks",
            "GOOGLE_ISSUER": url,
            "APPLE_AUTH_CLIENT_ID": CLIENT,
            "APPLE_AUTH_TEAM_ID": "team",
            "APPLE_AUTH_KEY_ID": "key",
            "APPLE_AUTH_PRIVATE_KEY_LOCATION": str(self.home / APPLE_FILE),
            "APPLE_AUTH_URL": f"{url}/authorize",
            "APPLE_AUTH_TOKEN_URL": f"{url}/token",
            "APPLE_JWKS_URL": f"{url}/jwks",
            "APPLE_ISSUER": url,
            "AZURE_IDENTITY_METADATA": f"{url}/discovery",
            "COGNITO_AUTH_CLIENT_DOMAIN": url,
            "COGNITO_ISSUER": url,
            "COGNITO_JWKS_URL": f"{url}/jwks",
            "KEYCLOAK_HOST": url,
            "KEYCLOAK_REALM": "acme",
            "SAML_CLIENT_ID": OUR_ENTITY,
            "SAML_URL": f"{url}/sso",
            "SAML_IDP_ENTITY_ID": ENTITY,
            "SAML_IDP_CERT": str(self.home / CERT_FILE),
        }


def logout_token(home: Path, issuer: str) -> str:
    """Says that a session at the provider has ended, which nobody has here."""
    now = datetime.datetime.now(datetime.UTC)
    events = {"http://schemas.openid.net/event/backchannel-logout": {}}
    claims = {"iss": issuer, "aud": CLIENT, "iat": now, "exp": now + datetime.timedelta(minutes=2), "events": events}
    claims |= {"jti": uuid.uuid4().hex, "sid": "session-1"}
    return jwt.encode(claims, (home / KEY_FILE).read_bytes(), "RS256", {"kid": "1"})


def saml_response(home: Path, saml_request: str, consumer: str) -> str:
    """A signed response to a deflated AuthnRequest, in base64."""
    request = zlib.decompress(base64.b64decode(saml_request), -15).decode()
    now = datetime.datetime.now(datetime.UTC)
    ids = {name: f"_{uuid.uuid4().hex}" for name in ("response", "assertion")}
    known = ids | {
        "request": re.search(r' ID="([^"]+)"', request)[1],
        "consumer": consumer,
        "entity": ENTITY,
        "audience": OUR_ENTITY,
        "subject": SUBJECT,
        "now": f"{now:%Y-%m-%dT%H:%M:%SZ}",
        "end": f"{now + datetime.timedelta(minutes=5):%Y-%m-%dT%H:%M:%SZ}",
    }
    signer = XMLSigner(c14n_algorithm="http://www.w3.org/2001/10/xml-exc-c14n#")
    key, cert = (home / KEY_FILE).read_bytes(), (home / CERT_FILE).read_text()
    assertion = etree.fromstring(ASSERTION.format(**known))
    response = etree.fromstring(RESPONSE.format(**known))
    response.append(signer.sign(assertion, key=key, cert=cert, reference_uri=ids["assertion"]))
    return base64.b64encode(etree.tostring(response)).decode()
