// API calls, on our own TypeScript client.
import {
  createClient,
  createSession,
  type ErrorResponse,
  type Schemas,
  webStore,
} from "authentication-service-client";

export type Context = Schemas["WebContext"];
export type Provider = Schemas["Provider"];

const baseUrl = new URL(".", location.href).href.replace(/\/$/, "");

export const api = createClient({ baseUrl });

let ended = () => {};

/** The session of this tab, which ends with the tab. */
export const session = createSession({ baseUrl, store: webStore(sessionStorage), onLoggedOut: () => ended() });

/** Called when the session has ended, here or elsewhere. */
export function onSessionEnd(work: () => void): void {
  ended = work;
}

/** An error response of the service. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    /** The violated rule, if there are several. */
    readonly detail: string,
    /** In seconds. */
    readonly retryAfter: number | undefined,
  ) {
    super(code);
  }
}

interface Answer<T> {
  data?: T | undefined;
  error?: ErrorResponse | undefined;
  response: Response;
}

/** The data of a successful call; throws otherwise. */
export async function given<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  const wait = response.status === 429 ? Number(response.headers.get("Retry-After")) : undefined;
  throw new Refused(error?.error.code ?? "", error?.error.details?.[0]?.code ?? "", wait);
}

let csrfToken = "";
let asked: string | null = null;

/** `clientId` comes from the URL. */
export async function loadContext(clientId: string | null): Promise<Context> {
  const query = clientId === null ? {} : { client_id: clientId };
  const context = await given(api.GET("/web/context", { params: { query } }));
  [csrfToken, asked] = [context.csrfToken, clientId];
  return context;
}

/** The parameters of a call with the CSRF token. */
export interface OwnParams {
  header: { "X-CSRF-Token": string };
}

/** Makes a call that only the built-in pages may make. */
export async function ownCall<T>(call: (params: OwnParams) => Promise<Answer<T>>): Promise<T> {
  const params = () => ({ header: { "X-CSRF-Token": csrfToken } });
  const first = await call(params());
  if (first.error?.error.code !== "FORBIDDEN") return given(Promise.resolve(first));
  // The cookie is gone, for instance because the user has cleared it.
  await loadContext(asked);
  return given(call(params()));
}
