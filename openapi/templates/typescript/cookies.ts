// For servers that keep their users' tokens in cookies, which the scripts of a page cannot read.
import type { ItemStorage } from "./sign_in.js";

/** The cookies of one request and its answer, as SvelteKit has them; for others a line each. */
export interface Cookies {
  get(name: string): string | undefined;
  set(name: string, value: string, options: CookieOptions): void;
}

export interface CookieOptions {
  httpOnly: true;
  /** Not `strict`: the browser comes from the service when a sign-in ends. */
  sameSite: "lax";
  secure: boolean;
  path: "/";
  /** Seconds; 0 removes the cookie. Without: until the browser is closed. */
  maxAge?: number;
}

/** Browsers drop a cookie of more than 4096 characters, and frameworks escape what we have escaped. */
const PART = 3500;

/**
 * A storage in cookies, for `webStore` and the sign-in. One request's: another has other cookies.
 *
 * @param secure `false` only where an application is tried without TLS.
 * @param maxAge Seconds that a login lasts at most. Without: until the browser is closed.
 */
export function cookieStorage(cookies: Cookies, { secure = true, maxAge }: { secure?: boolean; maxAge?: number } = {}): ItemStorage {
  // What a request brought does not change, so what has been written since is known here only.
  const written = new Map<string, string>();
  // The prefix keeps other hosts of the domain from setting it.
  const name = (key: string, part: number) => `${secure ? "__Host-" : ""}${key.replace(/\W+/g, "-")}.${part}`;
  const read = (key: string, part: number) => written.get(name(key, part)) ?? cookies.get(name(key, part)) ?? "";

  function write(key: string, value: string): void {
    const text = encodeURIComponent(value);
    for (let part = 0; text.length > part * PART || read(key, part) !== ""; part += 1) {
      const piece = text.slice(part * PART, (part + 1) * PART);
      const age = piece === "" ? { maxAge: 0 } : maxAge === undefined ? {} : { maxAge };
      cookies.set(name(key, part), piece, { httpOnly: true, sameSite: "lax", secure, path: "/", ...age });
      written.set(name(key, part), piece);
    }
  }

  return {
    getItem: (key) => {
      let text = "";
      for (let part = 0; read(key, part) !== ""; part += 1) text += read(key, part);
      try {
        return text === "" ? null : decodeURIComponent(text);
      } catch {
        // What somebody else wrote there is no session.
        return null;
      }
    },
    setItem: write,
    removeItem: (key) => write(key, ""),
  };
}
