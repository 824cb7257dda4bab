// A session: keeps the tokens, adds them to calls, refreshes them once for all concurrent calls, retries a call whose token was
// rejected, and reports when the user is no longer logged in.
import { type AuthenticationClient, createClient, type Tokens } from "./client.js";
import type { ItemStorage } from "./storage.js";

/** Stores the tokens. Methods may be asynchronous. */
export interface TokenStore {
  load(): Tokens | undefined | Promise<Tokens | undefined>;
  /** `undefined` removes them. */
  save(tokens: Tokens | undefined): void | Promise<void>;
}

/** `loading` until the store has been read for the first time. */
export type SessionState = "loading" | "loggedIn" | "loggedOut";

export interface SessionOptions {
  /** The URL of the service. */
  baseUrl: string;
  /** Default: in memory, lost when the page is closed. */
  store?: TokenStore;
  /** Called when the session has ended: by logout, by expiry, or elsewhere. */
  onLoggedOut?: () => void;
  /** Default: the global `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
}

export interface SignOutOptions {
  clientId: string;
  /** Where the browser returns to: one of the client's post-logout redirect URIs. Default: a page of the service. */
  redirectUri?: string;
}

export interface Session {
  /** The client; its calls send the access token. */
  readonly api: AuthenticationClient;
  /** `fetch` for your own services that accept the access token. */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** Starts the session with the tokens of a login. */
  begin(tokens: Tokens): Promise<void>;
  /** A valid pair of tokens, for calls with the refresh token in the body. `undefined` if nobody is logged in. */
  tokens(): Promise<Tokens | undefined>;
  /** Whether someone is logged in, as far as known: the token may have been revoked. */
  getSnapshot(): SessionState;
  /** Calls `listener` whenever `getSnapshot` changes; returns the function that unsubscribes. For React's `useSyncExternalStore`. */
  subscribe(listener: () => void): () => void;
  /**
   * Ends this application's session: locally in any case, and at the service if it can be reached. Whoever signed in on the service's
   * pages is still signed in there; `signOut` ends that too.
   */
  logout(): Promise<void>;
  /**
   * Ends the session locally, without `onLoggedOut`, and returns the URL to redirect the browser to: there the user is signed out of
   * the service, and so of every application that the browser has signed in to (OpenID Connect RP-Initiated Logout).
   */
  signOut(options: SignOutOptions): Promise<string>;
}

/** Tokens are refreshed this long before they expire, to allow for latency and clock skew. */
const SPARE_MILLISECONDS = 10_000;

/** Calls with the refresh token in the body: an automatic refresh would invalidate it. */
const WITH_REFRESH_TOKEN = /\/(auth\/change-password|auth\/token-refresh|logout)$/;

/** Keeps tokens in memory. */
export function memoryStore(): TokenStore {
  let kept: Tokens | undefined;
  return {
    load: () => kept,
    save: (tokens) => {
      kept = tokens;
    },
  };
}

/** Keeps tokens in `sessionStorage` or `localStorage`, where scripts of the page can read them, or in a `cookieStorage`. */
export function webStore(storage: ItemStorage, key = "authentication-service"): TokenStore {
  return {
    load: () => {
      try {
        return (JSON.parse(storage.getItem(key) ?? "null") as Tokens | null) ?? undefined;
      } catch {
        // Not written by this library.
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
  // A client without the session, for obtaining the tokens that the session's calls send.
  const plain = createClient({ baseUrl: options.baseUrl, fetch: send });
  let refreshing: Promise<Tokens | undefined> | undefined;
  let state: SessionState = "loading";
  const listeners = new Set<() => void>();
  // Set when a new token already seems expired: then only a rejected call shows that a token has expired.
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
    // Ended in another tab.
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
    // Another tab has refreshed already.
    if (stored?.refreshToken !== spent.refreshToken) return stored;
    const { data, response } = await plain.POST("/auth/token-refresh", {
      body: { refreshToken: spent.refreshToken },
      headers: { Authorization: `Bearer ${spent.accessToken}` },
    });
    const since = await load();
    // A login or logout in the meantime takes precedence.
    if (since?.refreshToken !== spent.refreshToken) return since;
    if (data) {
      const tokens: Tokens = spent.idToken === undefined ? data : { ...data, idToken: spent.idToken };
      await store.save(tokens);
      clocksDiffer = isSpent(tokens);
      return tokens;
    }
    // Other failures say nothing about the session.
    if (response.status === 401) await forget();
    return undefined;
  }

  function refreshed(spent: Tokens): Promise<Tokens | undefined> {
    // One lock per session, since a server has the sessions of many users. The last characters identify the token without revealing it.
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
    // The challenge (RFC 6750) shows that the token was rejected, and not something in the request.
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
      // A function of its own, so that a listener can be subscribed twice.
      const own = () => listener();
      // Errors of the store are reported to the callers of other methods.
      const look = () => void load().catch(() => undefined);
      listeners.add(own);
      // Another tab has changed the shared storage.
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
        // The service cannot be reached; there, the session will expire.
      }
      if (await load()) await forget();
    },
    signOut: async ({ clientId, redirectUri }) => {
      const idToken = (await load())?.idToken;
      try {
        await endAtService();
      } catch {
        // The service cannot be reached; the browser will tell it.
      }
      await store.save(undefined);
      become("loggedOut");
      const query = {
        client_id: clientId,
        ...(idToken === undefined ? {} : { id_token_hint: idToken }),
        ...(redirectUri === undefined ? {} : { post_logout_redirect_uri: redirectUri }),
      };
      return `${options.baseUrl.replace(/\/$/, "")}/oauth2/logout?${new URLSearchParams(query)}`;
    },
  };
}

function isSpent(tokens: Tokens): boolean {
  return tokens.expires - SPARE_MILLISECONDS <= Date.now();
}

/** Serialises refreshes of tabs that share a store: using a refresh token twice ends the session. */
async function oneTabAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  // Available in Node 24 or newer, and in browsers on secure origins.
  const locks = (globalThis.navigator as Navigator | undefined)?.locks as LockManager | undefined;
  return locks ? await locks.request(name, work) : await work();
}

function bearing(request: Request, tokens: Tokens): Request {
  request.headers.set("Authorization", `Bearer ${tokens.accessToken}`);
  return request;
}
