// Logins at the service's own page that come back to a server, under Node. `server.mjs` is the example of the package's README.
import assert from "node:assert/strict";
import { test } from "node:test";
import { beginSignIn, cookieStorage, createSession, finishSignIn, memoryStore, SignInError, webStore } from "authentication-service-client";
import { handle } from "./server.mjs";

const { CLIENTS_URL: baseUrl, PAGES_URL, PASSWORD } = process.env;
const app = { baseUrl, clientId: "hosted" };

/** A browser's cookies, each with the options it was set with. */
function jar() {
  const kept = new Map();
  return {
    kept,
    get: (name) => kept.get(name)?.value,
    set: (name, value, options) => (options.maxAge === 0 ? kept.delete(name) : kept.set(name, { value, options })),
  };
}

function items() {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key), kept };
}

/** Does what the service's pages do for somebody who signs in and allows what is asked, and tells where that leads. */
async function signedIn(address, kept = new Map()) {
  const call = async (url, init = {}) => {
    const headers = { ...init.headers, Cookie: [...kept].map((pair) => pair.join("=")).join("; ") };
    const answer = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const cookie of answer.headers.getSetCookie()) kept.set(...cookie.split(";")[0].split("="));
    return answer;
  };
  const follow = async (url) => (await call(url)).headers.get("Location");
  const { csrfToken } = await (await call(`${baseUrl}/web/context`)).json();
  const post = async (path, body) => {
    const headers = { "Content-Type": "application/json", Origin: baseUrl, "X-CSRF-Token": csrfToken };
    const answer = await (await call(baseUrl + path, { method: "POST", headers, body: JSON.stringify(body) })).json();
    assert.ok(answer.redirectTo, JSON.stringify(answer));
    return answer.redirectTo;
  };
  const asked = (page) => new URL(page).searchParams.get("resume");
  const resume = asked(await follow(address));
  const next = await follow(await post("/web/login", { clientId: app.clientId, username: "ann", password: PASSWORD, resume }));
  if (!next.startsWith(`${baseUrl}/consent?`)) return next;
  return follow(await post("/web/consent", { resume: asked(next), username: "ann", allow: true }));
}

const refusedWith = (code) => (error) => error instanceof SignInError && error.code === code;

test("the README's server keeps a login in cookies", async () => {
  const cookies = jar();
  const away = await handle(new Request(`${PAGES_URL}/todos?all=1`), cookies);
  assert.equal(away.status, 303);
  const back = await handle(new Request(await signedIn(away.headers.get("Location"))), cookies);
  assert.deepEqual([back.status, back.headers.get("Location")], [303, "/todos"]);
  const me = await handle(new Request(`${PAGES_URL}/todos`), cookies);
  assert.equal((await me.json()).username, "ann");
  for (const [name, { options }] of cookies.kept) {
    assert.match(name, /^__Host-authentication-service\.\d$/);
    assert.deepEqual(options, { httpOnly: true, sameSite: "lax", secure: true, path: "/" });
  }
  // Nothing is kept of it here: another browser is nobody.
  assert.equal((await handle(new Request(`${PAGES_URL}/todos`), jar())).status, 303);
  const session = createSession({ ...app, store: webStore(cookieStorage(cookies)) });
  await session.logout();
  assert.equal(cookies.kept.size, 0);
});

test("cookies hold long values in parts, and what was written in the same request", () => {
  const sent = jar();
  // As with frameworks whose requests keep the cookies they came with.
  const storage = cookieStorage({ get: () => undefined, set: sent.set }, { secure: false, maxAge: 60 });
  const long = JSON.stringify({ text: "äöü;, \"%".repeat(800) });
  storage.setItem("a key", long);
  assert.equal(storage.getItem("a key"), long);
  assert.ok(sent.kept.size > 1);
  for (const [name, { value, options }] of sent.kept) {
    assert.match(`${name}=${value}`, /^a-key\.\d=[\w%.!~*'()-]{1,3500}$/);
    assert.deepEqual(options, { httpOnly: true, sameSite: "lax", secure: false, path: "/", maxAge: 60 });
  }
  assert.equal(cookieStorage(sent, { secure: false }).getItem("a key"), long);
  storage.setItem("a key", "short");
  assert.equal(cookieStorage(sent, { secure: false }).getItem("a key"), "short");
  storage.removeItem("a key");
  assert.deepEqual([storage.getItem("a key"), sent.kept.size], [null, 0]);
  assert.equal(cookieStorage({ get: (name) => (name === "k.0" ? "%" : ""), set() {} }, { secure: false }).getItem("k"), null);
});

test("a sign-in gives back where the user was", async () => {
  const storage = items();
  const begin = async (returnTo) => finishSignIn({ ...app, storage, url: await signedIn(await beginSignIn({ ...app, storage, returnTo })) });
  assert.equal((await begin("/todos?done=1#last")).returnTo, "/todos?done=1#last");
  // A browser takes two slashes at the beginning for another host.
  assert.equal((await begin("/.//evil.example/")).returnTo, "/evil.example/");
  assert.ok(!("returnTo" in (await begin(undefined))));
  assert.equal(storage.kept.size, 0);
  for (const elsewhere of ["//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)", "\t//evil.example"]) {
    await assert.rejects(beginSignIn({ ...app, storage, returnTo: elsewhere }), TypeError, elsewhere);
  }
});

test("signing out ends the sign-in at the service too", async () => {
  const [storage, kept] = [items(), new Map()];
  const session = createSession({ ...app, onLoggedOut: () => assert.fail("nobody asked for a new sign-in") });
  await session.begin(await finishSignIn({ ...app, storage, url: await signedIn(await beginSignIn({ ...app, storage }), kept) }));
  const follow = async (url) => {
    const headers = { Cookie: [...kept].map((pair) => pair.join("=")).join("; ") };
    return (await fetch(url, { headers, redirect: "manual" })).headers.get("Location");
  };
  const silent = async () => follow(`${await beginSignIn({ ...app, storage })}&prompt=none`);
  assert.match(await silent(), /[?&]code=/);
  assert.match(await follow(await session.signOut(app)), /\/sign-out\?done$/);
  assert.equal(session.getSnapshot(), "loggedOut");
  assert.match(await silent(), /error=login_required/);
});

test("errors tell by their code what happened", async () => {
  const storage = items();
  const came = async (answer, from = app) => {
    const state = new URL(await beginSignIn({ ...from, storage })).searchParams.get("state");
    return finishSignIn({ ...from, storage, url: `${PAGES_URL}/?${new URLSearchParams({ state, ...answer })}` });
  };
  await assert.rejects(came({ error: "access_denied", iss: baseUrl }), refusedWith("access_denied"));
  await assert.rejects(came({ code: "k0u9bWq0v8gB2m4yEJv1cX7nQ3sT5dRz6fHhLaPiWxY", iss: baseUrl }), refusedWith("invalid_grant"));
  await assert.rejects(came({ code: "any", iss: "https://other.example" }), refusedWith("issuer_mismatch"));
  await assert.rejects(came({ code: "any", state: "foreign" }), refusedWith("state_mismatch"));
  await assert.rejects(came({ error: "access_denied", state: "foreign" }), refusedWith("state_mismatch"));
  await assert.rejects(came({ code: "any", state: "__proto__" }), refusedWith("state_mismatch"));
  // The same service by another of its addresses, in which its issuer is told by the discovery document.
  const other = { ...app, baseUrl: baseUrl.replace("127.0.0.1", "localhost") };
  await assert.rejects(came({ error: "access_denied", iss: baseUrl }, other), refusedWith("access_denied"));
  // An application may have an error of its own.
  assert.equal(await finishSignIn({ ...app, storage, url: `${PAGES_URL}/?error=full` }), undefined);
});

test("damaged storage is no attempt, and hinders none", async () => {
  for (const damaged of ["{", "null", '"text"', '{"state":"state"}']) {
    const storage = items();
    storage.setItem("authentication-service sign-in", damaged);
    await assert.rejects(finishSignIn({ ...app, storage, url: `${PAGES_URL}/?code=any&state=state` }), refusedWith("state_mismatch"));
    storage.setItem("authentication-service sign-in", damaged);
    assert.ok(await finishSignIn({ ...app, storage, url: await signedIn(await beginSignIn({ ...app, storage })) }));
  }
});

test("the session's state can be subscribed to", async () => {
  const store = memoryStore();
  const session = createSession({ ...app, store });
  const seen = [];
  const ends = [1, 2].map(() => session.subscribe(() => seen.push(session.getSnapshot())));
  assert.equal(session.getSnapshot(), "loading");
  await session.tokens();
  const tokens = { accessToken: "a", refreshToken: "r", expires: Date.now() + 3_600_000 };
  await session.begin(tokens);
  await session.begin(tokens);
  ends[0]();
  await store.save(undefined);
  await session.tokens();
  ends[1]();
  await session.begin(tokens);
  assert.deepEqual(seen, ["loggedOut", "loggedOut", "loggedIn", "loggedIn", "loggedOut"]);
  assert.equal(session.getSnapshot(), "loggedIn");
});
