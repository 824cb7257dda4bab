// Storage in cookies, for servers that keep tokens out of reach of the page's scripts.
import type { ItemStorage } from "./storage.js";

/** The cookies of a request and its response, as in SvelteKit; easily adapted to other frameworks. */
export interface Cookies {
  get(name: string): string | undefined;
  set(name: string, value: string, options: CookieOptions): void;
}

export interface CookieOptions {
  httpOnly: true;
  /** Not `strict`: at the end of a sign-in the browser comes from the service. */
  sameSite: "lax";
  secure: boolean;
  path: "/";
  /** In seconds; 0 removes the cookie. Default: until the browser is closed. */
  maxAge?: number;
}

/** Browsers drop cookies of more than 4096 characters, and frameworks may escape the value again. */
const PART = 3500;

/**
 * A storage in the cookies of one request, for `webStore` and for signing in.
 *
 * @param secure `false` only for development without TLS.
 * @param maxAge Maximum duration of a login in seconds. Default: until the browser is closed.
 */
export function cookieStorage(cookies: Cookies, { secure = true, maxAge }: { secure?: boolean; maxAge?: number } = {}): ItemStorage {
  // `cookies.get` returns what the request contained, so later writes are kept here.
  const written = new Map<string, string>();
  // The prefix prevents other hosts of the domain from setting it.
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
        // Not written by this library.
        return null;
      }
    },
    setItem: write,
    removeItem: (key) => write(key, ""),
  };
}
