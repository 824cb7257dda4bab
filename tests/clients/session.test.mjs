// Our package under Node, against the running service.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient, createSession, memoryStore, webStore } from "authentication-service-client";

const { CLIENTS_URL: baseUrl, CLIENT_ID, CLIENT_SECRET, PASSWORD } = process.env;

async function tokensOf(client_id = CLIENT_ID) {
  const body = { client_id, client_secret: CLIENT_SECRET, username: "ann", password: PASSWORD };
  const { data, error } = await createClient({ baseUrl }).POST("/auth/login-token", { body });
  assert.ok(data, JSON.stringify(error));
  return data;
}

/** A session whose requests are counted by path. */
function counted(options = {}) {
  const sent = [];
  const fetch = async (request) => {
    const answer = await globalThis.fetch(request);
    sent.push(`${request.method} ${new URL(request.url).pathname} ${answer.status}`);
    return answer;
  };
  return { sent, session: createSession({ baseUrl, fetch, ...options }) };
}

test("login, me, refresh, logout", async () => {
  let ended = 0;
  const { session, sent } = counted({ onLoggedOut: () => (ended += 1) });
  const body = { client_id: CLIENT_ID, client_secret: CLIENT_SECRET, username: "ann", password: PASSWORD };
  const code = (await session.api.POST("/auth/login", { body })).data.code;
  const { data } = await session.api.POST("/auth/token", { body: { code, clientId: CLIENT_ID } });
  await session.begin(data);
  assert.equal((await session.api.GET("/auth/me")).data.username, "ann");
  await session.logout();
  assert.equal(ended, 1);
  assert.equal(await session.tokens(), undefined);
  assert.equal((await session.api.GET("/auth/me")).response.status, 401);
  assert.ok(!sent.some((line) => line.includes("token-refresh")));
  const me = await createClient({ baseUrl }).GET("/auth/me", { headers: { Authorization: `Bearer ${data.accessToken}` } });
  assert.equal(me.error.error.code, "TOKEN_REVOKED");
});

test("a token that ends soon is refreshed once for many calls", async () => {
  const { session, sent } = counted();
  await session.begin(await tokensOf("short"));
  const answers = await Promise.all(Array.from({ length: 8 }, () => session.api.GET("/auth/me")));
  assert.ok(answers.every(({ data }) => data.username === "ann"));
  assert.equal(sent.filter((line) => line.includes("token-refresh")).length, 1, sent.join("\n"));
});

test("a token that was refused is refreshed, and the call repeated, body and all", async () => {
  const { session, sent } = counted();
  const tokens = await tokensOf("short");
  // The clock of this machine is far behind: the token looks good, and is not.
  await session.begin({ ...tokens, expires: Date.now() + 3_600_000 });
  await new Promise((done) => setTimeout(done, 6_000));
  const me = await session.api.GET("/auth/me");
  assert.equal(me.data?.username, "ann", JSON.stringify(me.error));
  assert.deepEqual(sent, ["GET /auth/me 401", "POST /auth/token-refresh 200", "GET /auth/me 200"]);
});

test("a session that somebody else ended is noticed", async () => {
  let ended = 0;
  const store = memoryStore();
  const { session } = counted({ store, onLoggedOut: () => (ended += 1) });
  const tokens = await tokensOf();
  await session.begin(tokens);
  const headers = { Authorization: `Bearer ${tokens.accessToken}` };
  const gone = await createClient({ baseUrl }).POST("/logout", { body: { refreshToken: tokens.refreshToken }, headers });
  assert.ok(gone.data.success);
  const me = await session.api.GET("/auth/me");
  assert.equal(me.response.status, 401);
  assert.deepEqual([ended, await store.load()], [1, undefined]);
});

test("a wrong old password is no reason to refresh", async () => {
  const { session, sent } = counted();
  await session.begin(await tokensOf());
  const { refreshToken } = await session.tokens();
  const body = { username: "ann", oldPassword: "wrong", password: "another good password", refreshToken };
  const { error } = await session.api.PATCH("/auth/change-password", { body });
  assert.equal(error.error.message, "Incorrect Password");
  assert.deepEqual(sent, ["PATCH /auth/change-password 401"]);
});

test("a service that cannot be reached ends nothing", async () => {
  const kept = memoryStore();
  await kept.save(await tokensOf("short"));
  const fetch = async () => {
    throw new TypeError("no network");
  };
  const session = createSession({ baseUrl, store: kept, fetch, onLoggedOut: () => assert.fail("it has not ended") });
  await assert.rejects(session.api.GET("/auth/me"), TypeError);
  assert.ok(await kept.load());
});

test("another tab's refresh is adopted", async () => {
  const items = new Map();
  const storage = { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => items.set(key, value), removeItem: (key) => items.delete(key) };
  const one = counted({ store: webStore(storage) });
  const other = counted({ store: webStore(storage) });
  await one.session.begin(await tokensOf("short"));
  const before = await webStore(storage).load();
  assert.equal((await one.session.api.GET("/auth/me")).data.username, "ann");
  const after = await webStore(storage).load();
  assert.notEqual(after.refreshToken, before.refreshToken);
  assert.equal((await other.session.api.GET("/auth/me")).data.username, "ann");
});

test("services of one's own get the access token", async () => {
  const { session } = counted();
  await session.begin(await tokensOf());
  const answer = await session.fetch(`${baseUrl}/auth/me`);
  assert.equal((await answer.json()).username, "ann");
});

test("logging out without a network forgets the session here", async () => {
  for (const client of [CLIENT_ID, "short"]) {
    let ended = 0;
    const store = memoryStore();
    const fetch = async () => {
      throw new TypeError("no network");
    };
    const session = createSession({ baseUrl, store, fetch, onLoggedOut: () => (ended += 1) });
    await session.begin(await tokensOf(client));
    await session.logout();
    assert.deepEqual([ended, await store.load()], [1, undefined], client);
  }
});

test("logging out with a token that has ended ends the session at the service", async () => {
  const { session } = counted();
  const tokens = await tokensOf("short");
  // As with a clock that is far behind.
  await session.begin({ ...tokens, expires: Date.now() + 3_600_000 });
  await new Promise((done) => setTimeout(done, 6_000));
  await session.logout();
  const headers = { Authorization: `Bearer ${tokens.accessToken}` };
  const again = await createClient({ baseUrl }).POST("/auth/token-refresh", { body: { refreshToken: tokens.refreshToken }, headers });
  assert.equal(again.response.status, 401);
  assert.equal(await session.tokens(), undefined);
});

/** A session with a token that is due, whose refresh waits until it is let go. */
async function refreshOnTheWay(answer) {
  let letGo;
  const gate = new Promise((open) => (letGo = open));
  const store = memoryStore();
  const fetch = async (request) => {
    if (!request.url.endsWith("/auth/token-refresh")) return globalThis.fetch(request);
    await gate;
    return answer ?? globalThis.fetch(request);
  };
  const session = createSession({ baseUrl, store, fetch });
  await session.begin(await tokensOf("short"));
  return { session, store, letGo, calling: session.api.GET("/auth/me") };
}

test("a logout during a refresh has the last word", async () => {
  const { session, store, letGo, calling } = await refreshOnTheWay();
  const leaving = session.logout();
  letGo();
  await Promise.all([leaving, calling]);
  assert.equal(await store.load(), undefined);
});

test("a login during a refresh that fails has the last word", async () => {
  const { session, store, letGo, calling } = await refreshOnTheWay(new Response("{}", { status: 401 }));
  const tokens = await tokensOf();
  await session.begin(tokens);
  letGo();
  await calling;
  assert.deepEqual(await store.load(), tokens);
});

test("a logout in another tab is noticed", async () => {
  let ended = 0;
  const store = memoryStore();
  const { session } = counted({ store, onLoggedOut: () => (ended += 1) });
  await session.begin(await tokensOf());
  await store.save(undefined);
  await session.api.GET("/auth/me");
  await session.api.GET("/auth/me");
  assert.equal(ended, 1);
});

test("a clock that is far ahead costs one refresh, not one for each call", async () => {
  const { session, sent } = counted();
  await session.begin(await tokensOf("short"));
  for (let calls = 0; calls < 4; calls += 1) assert.equal((await session.api.GET("/auth/me")).data.username, "ann");
  assert.equal(sent.filter((line) => line.includes("token-refresh")).length, 1, sent.join("\n"));
});

test("damaged storage is no session", async () => {
  const storage = { getItem: () => "{", setItem() {}, removeItem() {} };
  assert.equal(await createSession({ baseUrl, store: webStore(storage) }).tokens(), undefined);
});
