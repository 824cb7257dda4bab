// What every application needs around the calls: keeps tokens, adds them to calls, refreshes them once for many waiting calls,
// repeats a call that came too late, and tells when nobody is logged in any more.
import { type AuthenticationClient, createClient, type Schemas } from "./index.js";
import type { ItemStorage } from "./sign_in.js";

export type Tokens = Schemas["TokenResponse"];

/** Where tokens are kept. Methods may be asynchronous. */
export interface TokenStore {
  load(): Tokens | undefined | Promise<Tokens | undefined>;
  /** `undefined` forgets them. */
  save(tokens: Tokens | undefined): void | Promise<void>;
}

/** `loading` until the store has answered for the first time. */
export type SessionState = "loading" | "loggedIn" | "loggedOut";

export interface SessionOptions {
  /** The service's address. */
  baseUrl: string;
  /** Default: in memory, gone with the page. */
  store?: TokenStore;
  /** Called when the session has ended: by logout, by its age, or by somebody else. */
  onLoggedOut?: () => void;
  /** Default: the global one. */
  fetch?: (request: Request) => Promise<Response>;
}

export interface Session {
  /** The client; its calls carry the session's access token. */
  readonly api: AuthenticationClient;
  /** `fetch` for services of your own that take the access token. */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** Begins with what a login gave. */
  begin(tokens: Tokens): Promise<void>;
  /** A pair that is good for now, for the calls that take the refresh token. `undefined` when nobody is logged in. */
  tokens(): Promise<Tokens | undefined>;
  /** Whether somebody is logged in, as far as known: the token itself may have been revoked since. */
  getSnapshot(): SessionState;
  /** Calls after each change of `getSnapshot`, until what it returns is called. Both are for React's `useSyncExternalStore`. */
  subscribe(listener: () => void): () => void;
  /** Ends the session, here in any case and at the service if it can be reached. */
  logout(): Promise<void>;
}

/** Refreshed this long before their end: the call has to arrive, and clocks differ. */
const SPARE_MILLISECONDS = 10_000;

/** Calls that bring the refresh token along: a refresh on the way would make it the wrong one. */
const WITH_REFRESH_TOKEN = /\/(auth\/change-password|auth\/token-refresh|logout)$/;

/** Tokens in memory. */
export function memoryStore(): TokenStore {
  let kept: Tokens | undefined;
  return {
    load: () => kept,
    save: (tokens) => {
      kept = tokens;
    },
  };
}

/** Tokens in `sessionStorage` or `localStorage`, where scripts of the page can read them, or in `cookieStorage`. */
export function webStore(storage: ItemStorage, key = "authentication-service"): TokenStore {
  return {
    load: () => {
      try {
        return (JSON.parse(storage.getItem(key) ?? "null") as Tokens | null) ?? undefined;
      } catch {
        // What somebody else wrote there is no session.
        return undefined;
      }
    },
    save: (tokens) => {
      if (tokens) storage.setItem(key, JSON.stringify(tokens));
      else storage.removeItem(key);
    },
  };
}

export function createSession(options: SessionOptions): Session {
  const store = options.store ?? memoryStore();
  const send = options.fetch ?? ((request: Request) => globalThis.fetch(request));
  // Without the session: it makes the tokens that the session's own calls carry.
  const plain = createClient({ baseUrl: options.baseUrl, fetch: send });
  let refreshing: Promise<Tokens | undefined> | undefined;
  let state: SessionState = "loading";
  const listeners = new Set<() => void>();
  // Known once a new token seems to end at once: then only a refusal tells that one has ended.
  let clocksDiffer = false;

  function become(next: SessionState): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  }

  async function load(): Promise<Tokens | undefined> {
    const tokens = await store.load();
    const ended = state === "loggedIn" && !tokens;
    become(tokens ? "loggedIn" : "loggedOut");
    // In another tab.
    if (ended) options.onLoggedOut?.();
    return tokens;
  }

  async function forget(): Promise<void> {
    await store.save(undefined);
    become("loggedOut");
    options.onLoggedOut?.();
  }

  async function next(spent: Tokens): Promise<Tokens | undefined> {
    const stored = await load();
    // Another tab was faster.
    if (stored?.refreshToken !== spent.refreshToken) return stored;
    const { data, response } = await plain.POST("/auth/token-refresh", {
      body: { refreshToken: spent.refreshToken },
      headers: { Authorization: `Bearer ${spent.accessToken}` },
    });
    const since = await load();
    // Whoever has logged in or out meanwhile has the last word.
    if (since?.refreshToken !== spent.refreshToken) return since;
    if (data) {
      await store.save(data);
      clocksDiffer = isSpent(data);
      return data;
    }
    // Anything but a refusal says nothing about the session.
    if (response.status === 401) await forget();
    return undefined;
  }

  function refreshed(spent: Tokens): Promise<Tokens | undefined> {
    // Of one session: a server has those of many users. The end of the token names it without giving it away.
    const name = `refresh at ${options.baseUrl} ${spent.refreshToken.slice(-8)}`;
    refreshing ??= oneTabAtATime(name, () => next(spent)).finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  }

  async function current(): Promise<Tokens | undefined> {
    const tokens = await load();
    if (!tokens || clocksDiffer || !isSpent(tokens)) return tokens;
    return (await refreshed(tokens)) ?? load();
  }

  async function authorized(request: Request): Promise<Response> {
    if (request.headers.has("Authorization")) return send(request);
    const tokens = await current();
    if (!tokens) return send(request);
    const again = request.clone();
    const answer = await send(bearing(request, tokens));
    // The challenge (RFC 6750) says that it was the token that was refused, not what the call brought along.
    if (answer.status !== 401 || !answer.headers.has("WWW-Authenticate")) return answer;
    const fresh = await refreshed(tokens);
    return fresh ? send(bearing(again, fresh)) : answer;
  }

  async function authorizedHere(request: Request): Promise<Response> {
    if (!WITH_REFRESH_TOKEN.test(new URL(request.url).pathname)) return authorized(request);
    const tokens = request.headers.has("Authorization") ? undefined : await load();
    return send(tokens ? bearing(request, tokens) : request);
  }

  async function endAtService(): Promise<void> {
    const end = ({ accessToken, refreshToken }: Tokens) =>
      plain.POST("/logout", { body: { refreshToken }, headers: { Authorization: `Bearer ${accessToken}` } });
    await refreshing;
    const tokens = await current();
    if (!tokens || (await end(tokens)).response.status !== 401) return;
    const fresh = await refreshed(tokens);
    if (fresh) await end(fresh);
  }

  return {
    api: createClient({ baseUrl: options.baseUrl, fetch: authorizedHere }),
    fetch: (input, init) => authorized(new Request(input, init)),
    begin: async (tokens) => {
      await store.save(tokens);
      become("loggedIn");
    },
    tokens: current,
    getSnapshot: () => state,
    subscribe: (listener) => {
      // One of its own: who subscribes twice unsubscribes twice.
      const own = () => listener();
      // A store that fails tells its callers.
      const look = () => void load().catch(() => undefined);
      listeners.add(own);
      // Another tab has changed what they share.
      globalThis.addEventListener?.("storage", look);
      look();
      return () => {
        listeners.delete(own);
        globalThis.removeEventListener?.("storage", look);
      };
    },
    logout: async () => {
      try {
        await endAtService();
      } catch {
        // Out of reach: there it ends by its age.
      }
      if (await load()) await forget();
    },
  };
}

function isSpent(tokens: Tokens): boolean {
  return tokens.expires - SPARE_MILLISECONDS <= Date.now();
}

/** Tabs that share a store would both spend the refresh token, and the second use of one ends the session. */
async function oneTabAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  // Not everywhere: Node has had it since version 24, browsers for secure origins.
  const locks = (globalThis.navigator as Navigator | undefined)?.locks as LockManager | undefined;
  return locks ? await locks.request(name, work) : await work();
}

function bearing(request: Request, tokens: Tokens): Request {
  request.headers.set("Authorization", `Bearer ${tokens.accessToken}`);
  return request;
}
