// Login at the service's own page: authorization code with PKCE (RFC 7636), for applications in a browser, which have no secret.
import { createClient, type Schemas } from "./index.js";
import type { Tokens } from "./session.js";

export interface SignInOptions {
  /** The service's address: its PUBLIC_URL. */
  baseUrl: string;
  /** A client whose redirect address is a page of this application. */
  clientId: string;
  /** Keeps state and verifier until the browser is back. Default: `sessionStorage`. */
  storage?: ItemStorage;
}

export interface BeginOptions extends SignInOptions {
  /** Where the user was: a path of this application, with its query. `finishSignIn` gives it back. */
  returnTo?: string;
}

export interface FinishOptions extends SignInOptions {
  /** On a server: the address that was requested. Default: the page's, from which the answer is then removed. */
  url?: string | URL;
}

/** What is used of a `Storage`. */
export type ItemStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export interface SignedIn extends Tokens {
  /** What `beginSignIn` was given, always beginning with one slash. */
  returnTo?: string;
}

/** A sign-in that came back and is not accepted. */
export class SignInError extends Error {
  override readonly name = "SignInError";
  constructor(
    /**
     * The service's code, `error` of the answer (RFC 6749 section 4.1.2.1, e.g. `access_denied`), `state_mismatch` for a sign-in
     * that was not begun here, or `issuer_mismatch` for one of another service (RFC 9207).
     */
    readonly code: Schemas["ErrorCode"] | "state_mismatch" | "issuer_mismatch" | (string & {}),
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

/** Where to send the browser. It comes back to the client's redirect address, where `finishSignIn` goes on. */
export async function beginSignIn(options: BeginOptions): Promise<string> {
  const { baseUrl, clientId, storage = sessionStorage, returnTo } = options;
  const [state, verifier] = [random(), random()];
  const attempt: Attempt = returnTo === undefined ? { verifier } : { verifier, returnTo: ownPath(returnTo) };
  // Beside the one before: an effect that runs twice begins two, and which of them the browser follows is open.
  const last = Object.entries(attempts(storage)).slice(-1);
  storage.setItem(KEY, JSON.stringify(Object.fromEntries([...last, [state, attempt]])));
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const query = { client_id: clientId, state, code_challenge: base64url(new Uint8Array(hash)) };
  return `${baseUrl.replace(/\/$/, "")}/sign-in?${new URLSearchParams(query)}`;
}

let finishing: { of: string; result: Promise<SignedIn | undefined> } | undefined;

/**
 * The tokens of a login that has come back to this address; `undefined` where none has. Calls that come while one is on the way get
 * its result, so that an effect may run twice.
 *
 * @throws {SignInError} for a login that was not begun here, and for one that the service refuses.
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
  const { baseUrl, clientId, storage = sessionStorage } = options;
  const [code, state, issuer, error] = ["code", "state", "iss", "error"].map((name) => {
    const value = address.searchParams.get(name);
    address.searchParams.delete(name);
    return value;
  });
  const attempt = new Map(Object.entries(attempts(storage))).get(state ?? "");
  storage.removeItem(KEY);
  if (options.url === undefined) history.replaceState(history.state, "", address);
  // Somebody else's login, slipped in by a link.
  if (typeof attempt?.verifier !== "string") throw new SignInError("state_mismatch", "this sign-in was not begun here");
  const client = createClient({ baseUrl });
  // Its issuer is its address, unless JWT_ISSUER is set.
  if (issuer && issuer !== baseUrl) {
    const known = (await client.GET("/.well-known/openid-configuration")).data?.issuer;
    if (issuer !== known) throw new SignInError("issuer_mismatch", "this sign-in comes from another service");
  }
  const refused = "the sign-in was refused";
  if (!code) throw new SignInError(error || "server_error", refused);
  const body = { code, clientId, codeVerifier: attempt.verifier };
  const { data, error: envelope } = await client.POST("/auth/token", { body });
  // A proxy may answer in its stead.
  if (!data) throw new SignInError(envelope?.error?.code ?? "server_error", envelope?.error?.message ?? refused);
  return attempt.returnTo === undefined ? data : { ...data, returnTo: attempt.returnTo };
}

/** An application may have an `error` of its own in its addresses, but hardly one with a `state`. */
function isAnswer({ searchParams }: URL): boolean {
  return searchParams.has("code") || (searchParams.has("error") && searchParams.has("state"));
}

function attempts(storage: ItemStorage): Record<string, Attempt> {
  try {
    return Object(JSON.parse(storage.getItem(KEY) ?? "{}")) as Record<string, Attempt>;
  } catch {
    // What somebody else wrote there is no attempt.
    return {};
  }
}

/** Without an origin, and so that a browser does not take its beginning for one. */
function ownPath(address: string): string {
  const base = "http://own.invalid";
  const { origin, pathname, search, hash } = new URL(address, base);
  if (origin !== base) throw new TypeError("returnTo is no path of this application");
  return pathname.replace(/^\/+/, "/") + search + hash;
}

function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
