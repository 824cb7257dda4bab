// What every application needs around the calls: keeps tokens, adds them to calls, refreshes them once for many waiting calls,
// repeats a call that came too late, and tells when nobody is logged in any more.
import { type AuthenticationClient, createClient, type Schemas } from "./index.js";

export type Tokens = Schemas["TokenResponse"];

/** Where tokens are kept. Methods may be asynchronous. */
export interface TokenStore {
  load(): Tokens | undefined | Promise<Tokens | undefined>;
  /** `undefined` forgets them. */
  save(tokens: Tokens | undefined): void | Promise<void>;
}

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

/** Tokens in `sessionStorage` or `localStorage`. Scripts of the page can read them there. */
export function webStore(storage: Storage, key = "authentication-service"): TokenStore {
  return {
    load: () => {
      const text = storage.getItem(key);
      return text === null ? undefined : (JSON.parse(text) as Tokens);
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

  async function forget(): Promise<void> {
    await store.save(undefined);
    options.onLoggedOut?.();
  }

  async function next(spent: Tokens): Promise<Tokens | undefined> {
    const stored = await store.load();
    // Another tab was faster.
    if (stored && stored.refreshToken !== spent.refreshToken) return stored;
    const { data, response } = await plain.POST("/auth/token-refresh", {
      body: { refreshToken: spent.refreshToken },
      headers: { Authorization: `Bearer ${spent.accessToken}` },
    });
    if (data) {
      await store.save(data);
      return data;
    }
    // Anything but a refusal says nothing about the session.
    if (response.status === 401) await forget();
    return undefined;
  }

  function refreshed(spent: Tokens): Promise<Tokens | undefined> {
    refreshing ??= next(spent).finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  }

  async function current(): Promise<Tokens | undefined> {
    const tokens = await store.load();
    if (!tokens || tokens.expires - SPARE_MILLISECONDS > Date.now()) return tokens;
    return (await refreshed(tokens)) ?? store.load();
  }

  async function authorized(request: Request): Promise<Response> {
    if (request.headers.has("Authorization")) return send(request);
    const asItIs = WITH_REFRESH_TOKEN.test(new URL(request.url).pathname);
    const tokens = asItIs ? await store.load() : await current();
    if (!tokens) return send(request);
    if (asItIs) return send(bearing(request, tokens));
    const again = request.clone();
    const answer = await send(bearing(request, tokens));
    // The challenge (RFC 6750) says that it was the token that was refused, not what the call brought along.
    if (answer.status !== 401 || !answer.headers.has("WWW-Authenticate")) return answer;
    const fresh = await refreshed(tokens);
    return fresh ? send(bearing(again, fresh)) : answer;
  }

  const api = createClient({ baseUrl: options.baseUrl, fetch: authorized });
  return {
    api,
    fetch: (input, init) => authorized(new Request(input, init)),
    begin: async (tokens) => {
      await store.save(tokens);
    },
    tokens: current,
    logout: async () => {
      const tokens = await current();
      if (!tokens) return;
      try {
        await plain.POST("/logout", {
          body: { refreshToken: tokens.refreshToken },
          headers: { Authorization: `Bearer ${tokens.accessToken}` },
        });
      } finally {
        await forget();
      }
    },
  };
}

function bearing(request: Request, tokens: Tokens): Request {
  request.headers.set("Authorization", `Bearer ${tokens.accessToken}`);
  return request;
}
