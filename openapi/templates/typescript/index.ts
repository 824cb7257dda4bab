// The client for frontend teams: openapi-fetch over the types of the published document. Every call answers
// `{ data, error, response }` and never throws for a status; names are those of the wire.
import createFetchClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { components, paths } from "./schema.js";

export type { components, operations, paths } from "./schema.js";

/** The schemas of the published document by name, e.g. `Schemas["TokenResponse"]`. */
export type Schemas = components["schemas"];

/** What an unsuccessful call answers in `error`. */
export type ErrorResponse = Schemas["ErrorResponse"];

export type AuthenticationClient = Client<paths>;

/** A client of the service at `options.baseUrl`. */
export function createClient(options: ClientOptions): AuthenticationClient {
  return createFetchClient<paths>(options);
}

export { type CookieOptions, type Cookies, cookieStorage } from "./cookies.js";
export {
  createSession,
  memoryStore,
  type Session,
  type SessionOptions,
  type SessionState,
  type Tokens,
  type TokenStore,
  webStore,
} from "./session.js";
export {
  type BeginOptions,
  beginSignIn,
  type FinishOptions,
  finishSignIn,
  type ItemStorage,
  type SignedIn,
  SignInError,
  type SignInOptions,
} from "./sign_in.js";
