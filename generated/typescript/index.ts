// The TypeScript client of the authentication service. Every call returns `{ data, error, response }` and never throws because
// of a status. Names are those of the published document.
export { type AuthenticationClient, createClient, type ErrorResponse, type Schemas, type Tokens } from "./client.js";
export { type CookieOptions, type Cookies, cookieStorage } from "./cookies.js";
export type { components, operations, paths } from "./schema.js";
export {
  createSession,
  memoryStore,
  type Session,
  type SessionOptions,
  type SessionState,
  type SignOutOptions,
  type TokenStore,
  webStore,
} from "./session.js";
export {
  type BeginOptions,
  beginSignIn,
  type FinishOptions,
  finishSignIn,
  type SignedIn,
  SignInError,
  type SignInOptions,
} from "./sign_in.js";
export type { ItemStorage } from "./storage.js";
