// The client: openapi-fetch with the types of the published document.
import createFetchClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { components, paths } from "./schema.js";

/** The schemas of the published document by name, e.g. `Schemas["TokenResponse"]`. */
export type Schemas = components["schemas"];

/** The `error` of an unsuccessful call. */
export type ErrorResponse = Schemas["ErrorResponse"];

/** The tokens of a login. */
export type Tokens = Schemas["TokenResponse"] & {
  /** Of a sign-in by OpenID Connect. */
  idToken?: string;
};

export type AuthenticationClient = Client<paths>;

/** Creates a client for the service at `options.baseUrl`. */
export function createClient(options: ClientOptions): AuthenticationClient {
  return createFetchClient<paths>(options);
}
