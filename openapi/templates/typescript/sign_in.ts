// OpenID Connect's authorization code flow with PKCE (RFC 7636), for applications without a client secret.
import { createClient, type Tokens } from "./client.js";
import type { ItemStorage } from "./storage.js";

export interface SignInOptions {
  /** The URL of the service, its PUBLIC_URL. */
  baseUrl: string;
  /** A public client whose redirect URI is a page of this application. */
  clientId: string;
  /** That page; needed if several are registered for the client. */
  redirectUri?: string;
  /** Stores state and verifier until the browser returns. Default: `sessionStorage`. */
  storage?: ItemStorage;
}

export interface BeginOptions extends SignInOptions {
  /** Where to return to: a path of this application, with query. Returned by `finishSignIn`. */
  returnTo?: string;
  /** What the application asks for. Default: `openid offline_access`; without `offline_access` the session is not refreshed. */
  scope?: string;
}

export interface FinishOptions extends SignInOptions {
  /** On a server, the requested URL. Default: that of the page, from which the parameters of the response are then removed. */
  url?: string | URL;
}

export interface SignedIn extends Tokens {
  /** The value passed to `beginSignIn`, always with a single leading slash. */
  returnTo?: string;
}

/** A sign-in that failed or cannot be accepted. */
export class SignInError extends Error {
  override readonly name = "SignInError";
  constructor(
    /**
     * The `error` of the response (RFC 6749, e.g. `access_denied` or `invalid_grant`), `state_mismatch` for a sign-in that was not
     * started here, or `issuer_mismatch` for one of another service (RFC 9207).
     */
    readonly code: "access_denied" | "invalid_grant" | "state_mismatch" | "issuer_mismatch" | (string & {}),
    message: string,
  ) {
    super(message);
  }
}

interface Attempt {
  verifier: string;
  returnTo?: string;
}

const KEY = "authentication-service sign-in";

/** Starts a sign-in. Returns the URL to redirect the browser to; it returns to the client's redirect URI, where `finishSignIn` continues. */
export async function beginSignIn(options: BeginOptions): Promise<string> {
  const { baseUrl, clientId, redirectUri, storage = sessionStorage, returnTo, scope = "openid offline_access" } = options;
  const [state, verifier] = [random(), random()];
  const attempt: Attempt = returnTo === undefined ? { verifier } : { verifier, returnTo: ownPath(returnTo) };
  // Keep the previous attempt: an effect that runs twice starts two, and the browser may follow either.
  const last = Object.entries(attempts(storage)).slice(-1);
  storage.setItem(KEY, JSON.stringify(Object.fromEntries([...last, [state, attempt]])));
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const query = {
    response_type: "code",
    client_id: clientId,
    ...(redirectUri === undefined ? {} : { redirect_uri: redirectUri }),
    scope,
    state,
    code_challenge: base64url(new Uint8Array(hash)),
    code_challenge_method: "S256",
  };
  return `${baseUrl.replace(/\/$/, "")}/oauth2/authorize?${new URLSearchParams(query)}`;
}

let finishing: { of: string; result: Promise<SignedIn | undefined> } | undefined;

/**
 * Finishes a sign-in that has returned to this page; `undefined` if there is none. Concurrent calls share one result, so that an
 * effect may run twice.
 *
 * @throws {SignInError} if the sign-in was not started here, or if the service rejects it.
 */
export function finishSignIn(options: FinishOptions): Promise<SignedIn | undefined> {
  if (options.url !== undefined) return finish(options, new URL(options.url));
  const address = new URL(location.href);
  const of = `${options.baseUrl} ${options.clientId}`;
  if (finishing?.of === of && !isAnswer(address)) return finishing.result;
  const result = finish(options, address).finally(() => {
    if (finishing?.result === result) finishing = undefined;
  });
  finishing = { of, result };
  return result;
}

async function finish(options: FinishOptions, address: URL): Promise<SignedIn | undefined> {
  if (!isAnswer(address)) return undefined;
  const { baseUrl, clientId, redirectUri, storage = sessionStorage } = options;
  const [code, state, issuer, error] = ["code", "state", "iss", "error"].map((name) => {
    const value = address.searchParams.get(name);
    address.searchParams.delete(name);
    return value;
  });
  const attempt = new Map(Object.entries(attempts(storage))).get(state ?? "");
  storage.removeItem(KEY);
  if (options.url === undefined) history.replaceState(history.state, "", address);
  // Someone else's login, injected by a link.
  if (typeof attempt?.verifier !== "string") throw new SignInError("state_mismatch", "this sign-in was not started here");
  const client = createClient({ baseUrl });
  // The issuer is the URL of the service, unless JWT_ISSUER is set.
  if (issuer && issuer !== baseUrl) {
    const known = (await client.GET("/.well-known/openid-configuration")).data?.issuer;
    if (issuer !== known) throw new SignInError("issuer_mismatch", "this sign-in is from another service");
  }
  const refused = "the sign-in was rejected";
  if (!code) throw new SignInError(error || "server_error", refused);
  const { data, error: fault } = await client.POST("/oauth2/token", {
    body: {
      grant_type: "authorization_code",
      client_id: clientId,
      ...(redirectUri === undefined ? {} : { redirect_uri: redirectUri }),
      code,
      code_verifier: attempt.verifier,
    },
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  });
  // The response may come from a proxy.
  if (!data) throw new SignInError(fault?.error ?? "server_error", fault?.error_description ?? refused);
  const { access_token: accessToken, refresh_token: refreshToken = "", id_token: idToken } = data;
  const tokens: Tokens = { accessToken, refreshToken, expires: Date.now() + data.expires_in * 1000 };
  if (idToken !== undefined) tokens.idToken = idToken;
  return attempt.returnTo === undefined ? tokens : { ...tokens, returnTo: attempt.returnTo };
}

/** The URLs of an application may have an `error` parameter of their own, but hardly together with a `state`. */
function isAnswer({ searchParams }: URL): boolean {
  return searchParams.has("code") || (searchParams.has("error") && searchParams.has("state"));
}

function attempts(storage: ItemStorage): Record<string, Attempt> {
  try {
    return Object(JSON.parse(storage.getItem(KEY) ?? "{}")) as Record<string, Attempt>;
  } catch {
    // Not written by this library.
    return {};
  }
}

/** A path without origin, that a browser cannot mistake for one with an origin. */
function ownPath(address: string): string {
  const base = "http://own.invalid";
  const { origin, pathname, search, hash } = new URL(address, base);
  if (origin !== base) throw new TypeError("returnTo is not a path of this application");
  return pathname.replace(/^\/+/, "/") + search + hash;
}

function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
