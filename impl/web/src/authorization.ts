// The authorization request that a page continues. It travels in the page's URL.
import type { Schemas } from "authentication-service-client";
import { show } from "./page.js";
import { api, given, Refused } from "./service.js";

export type Authorization = Schemas["WebAuthorization"];

/** The request; `undefined` if it has expired, which the page then shows. */
export async function loadAuthorization(resume: string): Promise<Authorization | undefined> {
  try {
    return await given(api.GET("/web/authorization", { params: { query: { resume } } }));
  } catch (fault) {
    if (!(fault instanceof Refused && ["CODE_EXPIRED", "VALIDATION_FAILED"].includes(fault.code))) throw fault;
    show("stale");
    return undefined;
  }
}

/** Returns to the authorization endpoint, which decides what comes next. */
export function goOn(resume: string): void {
  location.replace(`oauth2/authorize?${new URLSearchParams({ resume })}`);
}
