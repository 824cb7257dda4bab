// npm openid-client: a web application, one that authenticates by a key, a machine and a device.
import assert from "node:assert/strict";
import * as oidc from "openid-client";
import { importPKCS8 } from "jose";
import { confirmDevice, listen, signIn, world } from "../browser.mjs";

const redirect_uri = `${world.apps.node}/callback`;
const post_logout_redirect_uri = `${world.apps.node}/signed-out`;
const found = {};
let tokens;

async function configure(client_id, authentication, metadata = {}) {
  const options = { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] };
  return oidc.discovery(new URL(world.issuer), client_id, metadata, authentication, options);
}

/** From the authorization request to the address that the browser comes back to. */
async function authorize(page, url, sign = signIn) {
  const listener = await listen(Number(new URL(world.apps.node).port));
  try {
    await page.goto(url.href);
    await sign(page);
    await page.waitForURL(`${world.apps.node}/**`);
    return new URL(page.url());
  } finally {
    listener.close();
  }
}

async function allow(page) {
  await signIn(page);
  await page.getByRole("button", { name: "Allow" }).click();
}

async function request(config, more = {}) {
  const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
  const code_challenge = await oidc.calculatePKCECodeChallenge(verifier);
  const parameters = { redirect_uri, state, nonce, code_challenge, code_challenge_method: "S256" };
  const expected = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  return { parameters: { ...parameters, ...more }, expected };
}

const refusal = (error) => (failure) => {
  assert.equal(failure.error, error, `${failure} ${JSON.stringify(failure.cause)}`);
  return true;
};

export const checks = {
  async "discovery"() {
    found.web = await configure("node-web", oidc.ClientSecretBasic(world.secrets["node-web"]));
    const server = found.web.serverMetadata();
    assert.equal(server.issuer, world.issuer);
    assert.ok(server.supportsPKCE());
    found.post = await configure("node-web", oidc.ClientSecretPost(world.secrets["node-web"]));
  },

  async "authorization code with PKCE, after consent"(page) {
    const { parameters, expected } = await request(found.web, { scope: "openid profile email offline_access" });
    const back = await authorize(page, oidc.buildAuthorizationUrl(found.web, parameters), world.consents ? allow : signIn);
    // RFC 9207: openid-client compares it where the metadata promises it.
    assert.equal(back.searchParams.get("iss"), world.issuer);
    const foreign = { ...expected, pkceCodeVerifier: oidc.randomPKCECodeVerifier() };
    await assert.rejects(oidc.authorizationCodeGrant(found.web, back, foreign), refusal("invalid_grant"));
    const again = await request(found.web, { scope: "openid profile email offline_access" });
    const silent = await authorize(page, oidc.buildAuthorizationUrl(found.web, { ...again.parameters, prompt: "none" }), async () => {});
    tokens = await oidc.authorizationCodeGrant(found.web, silent, again.expected);
    const claims = tokens.claims();
    assert.equal(claims.aud, "node-web");
    assert.ok(claims.auth_time > 0 && claims.sub);
    assert.ok(tokens.refresh_token && tokens.expires_in > 0);
  },

  async "userinfo"() {
    const person = await oidc.fetchUserInfo(found.web, tokens.access_token, tokens.claims().sub);
    assert.equal(person.email, `${world.username}@example.com`);
    assert.equal(person.given_name, "Ann");
  },

  async "refresh, with the secret in the header and in the form"() {
    const refreshed = await oidc.refreshTokenGrant(found.web, tokens.refresh_token);
    assert.notEqual(refreshed.access_token, tokens.access_token);
    tokens = { ...tokens, ...(await oidc.refreshTokenGrant(found.post, refreshed.refresh_token)) };
  },

  async "introspection and revocation"() {
    const active = await oidc.tokenIntrospection(found.web, tokens.access_token);
    assert.deepEqual([active.active, active.client_id], [true, "node-web"]);
    await oidc.tokenRevocation(found.web, tokens.refresh_token);
    assert.deepEqual(await oidc.tokenIntrospection(found.web, tokens.access_token), { active: false });
    assert.deepEqual(await oidc.tokenIntrospection(found.web, "unknown"), { active: false });
    await assert.rejects(oidc.refreshTokenGrant(found.web, tokens.refresh_token), refusal("invalid_grant"));
  },

  async "a code that is used again ends what it gave"(page) {
    const { parameters, expected } = await request(found.web, { scope: "openid" });
    const back = await authorize(page, oidc.buildAuthorizationUrl(found.web, parameters), async () => {});
    const given = await oidc.authorizationCodeGrant(found.web, back, expected);
    await assert.rejects(oidc.authorizationCodeGrant(found.web, back, expected), refusal("invalid_grant"));
    assert.deepEqual(await oidc.tokenIntrospection(found.web, given.access_token), { active: false });
  },

  async "sign-out, after which prompt=none is refused"(page) {
    const { parameters, expected } = await request(found.web, { scope: "openid" });
    const back = await authorize(page, oidc.buildAuthorizationUrl(found.web, parameters), async () => {});
    const given = await oidc.authorizationCodeGrant(found.web, back, expected);
    const end = { id_token_hint: given.id_token, post_logout_redirect_uri, state: "and back" };
    const left = await authorize(page, oidc.buildEndSessionUrl(found.web, end), async () => {});
    assert.equal(left.href.split("?")[0], post_logout_redirect_uri);
    assert.equal(left.searchParams.get("state"), "and back");
    const silent = await request(found.web, { scope: "openid", prompt: "none" });
    const refused = await authorize(page, oidc.buildAuthorizationUrl(found.web, silent.parameters), async () => {});
    assert.equal(refused.searchParams.get("error"), "login_required");
  },

  async "pushed request, DPoP and private_key_jwt"(page) {
    const key = await importPKCS8(world.clientKey, "ES256");
    const jwt = await configure("node-jwt", oidc.PrivateKeyJwt({ key, kid: "client-1" }), { id_token_signed_response_alg: "ES256" });
    const DPoP = oidc.getDPoPHandle(jwt, await oidc.randomDPoPKeyPair("ES256"));
    const { parameters, expected } = await request(jwt, { scope: "openid profile email offline_access" });
    const pushed = await oidc.buildAuthorizationUrlWithPAR(jwt, parameters, { DPoP });
    assert.deepEqual([...pushed.searchParams.keys()].sort(), ["client_id", "request_uri"]);
    const back = await authorize(page, pushed);
    const bound = await oidc.authorizationCodeGrant(jwt, back, expected, undefined, { DPoP });
    assert.equal(bound.token_type, "dpop");
    const subject = bound.claims().sub;
    assert.equal((await oidc.fetchUserInfo(jwt, bound.access_token, subject, { DPoP })).sub, subject);
    // Without the proof the token is worth nothing.
    await assert.rejects(oidc.fetchUserInfo(jwt, bound.access_token, subject));
    const refreshed = await oidc.refreshTokenGrant(jwt, bound.refresh_token, undefined, { DPoP });
    assert.equal((await oidc.fetchUserInfo(jwt, refreshed.access_token, subject, { DPoP })).sub, subject);
    const other = oidc.getDPoPHandle(jwt, await oidc.randomDPoPKeyPair("ES256"));
    await assert.rejects(oidc.fetchUserInfo(jwt, refreshed.access_token, subject, { DPoP: other }));
    // The client is one of those that must push.
    const plain = await fetch(oidc.buildAuthorizationUrl(jwt, parameters), { redirect: "manual" });
    assert.ok(plain.status === 400 || /error=/.test(plain.headers.get("Location")), `${plain.status}`);
  },

  async "client credentials"() {
    const machine = await configure("node-machine", oidc.ClientSecretBasic(world.secrets["node-machine"]));
    const granted = await oidc.clientCredentialsGrant(machine);
    assert.equal(granted.refresh_token, undefined);
    const active = await oidc.tokenIntrospection(machine, granted.access_token);
    assert.deepEqual([active.active, active.client_id], [true, "node-machine"]);
  },

  async "device flow, somebody signed in"(page) {
    const device = await configure("node-device", oidc.None());
    const begun = await oidc.initiateDeviceAuthorization(device, { scope: "openid profile offline_access" });
    const polled = oidc.pollDeviceAuthorizationGrant(device, begun);
    await confirmDevice(page, begun.verification_uri_complete);
    const granted = await polled;
    assert.equal((await oidc.fetchUserInfo(device, granted.access_token, granted.claims().sub)).given_name, "Ann");
  },
};
