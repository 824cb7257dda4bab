// Login at the service's own page: authorization code with PKCE (RFC 7636), for applications in a browser, which have no secret.
import { createClient } from "./index.js";
import type { Tokens } from "./session.js";

export interface SignInOptions {
  /** The service's address: its PUBLIC_URL. */
  baseUrl: string;
  /** A client whose redirect address is a page of this application. */
  clientId: string;
  /** Keeps state and verifier until the browser is back. Default: `sessionStorage`. */
  storage?: Storage;
}

const KEY = "authentication-service sign-in";

/** Where to send the browser. It comes back to the client's redirect address, where `finishSignIn` goes on. */
export async function beginSignIn({ baseUrl, clientId, storage = sessionStorage }: SignInOptions): Promise<string> {
  const [state, verifier] = [random(), random()];
  storage.setItem(KEY, JSON.stringify({ state, verifier }));
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const query = { client_id: clientId, state, code_challenge: base64url(new Uint8Array(hash)) };
  return `${baseUrl}/sign-in?${new URLSearchParams(query)}`;
}

/**
 * The tokens of a login that has come back to this address; `undefined` where none has. Throws for one that was not begun here,
 * and for one that the service refuses.
 */
export async function finishSignIn({ baseUrl, clientId, storage = sessionStorage }: SignInOptions): Promise<Tokens | undefined> {
  const address = new URL(location.href);
  const code = address.searchParams.get("code");
  if (code === null) return undefined;
  const begun = JSON.parse(storage.getItem(KEY) ?? "{}") as { state?: string; verifier?: string };
  const own = begun.state !== undefined && begun.state === address.searchParams.get("state");
  storage.removeItem(KEY);
  for (const name of ["code", "state"]) address.searchParams.delete(name);
  history.replaceState(history.state, "", address);
  // Somebody else's login, slipped in by a link.
  if (!own || begun.verifier === undefined) throw new Error("this sign-in was not begun here");
  const body = { code, clientId, codeVerifier: begun.verifier };
  const { data, error } = await createClient({ baseUrl }).POST("/auth/token", { body });
  if (!data) throw new Error(error?.error.message ?? "the sign-in was refused");
  return data;
}

function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
