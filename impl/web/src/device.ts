// Lets a device without a browser of its own act for whoever is signed in here (RFC 8628).
import type { Schemas } from "authentication-service-client";
import { element, form, onClick, onSubmit, show } from "./page.js";
import { scopeItems } from "./scopes.js";
import { api, type Context, ownCall, Refused } from "./service.js";
import { wayBack } from "./tab.js";

type Device = Schemas["WebDevice"];

export async function device(_context: Context, opened: URL): Promise<void> {
  // Whoever follows the address that the device shows need not type its code.
  const shown = opened.searchParams.get("user_code") ?? "";
  const input = element<HTMLInputElement>("user-code");
  input.value = shown;
  onSubmit(form("code"), (typed) => look(typed("userCode")));
  onClick(element("approve"), () => decide(input.value, true));
  onClick(element("deny"), () => decide(input.value, false));
  show("code");
  if (shown) await look(shown);
}

async function look(userCode: string): Promise<void> {
  const found = await ask({ userCode });
  if (found) present(userCode, found);
}

function present(userCode: string, found: Device): void {
  if (found.status !== "waiting") {
    show(found.status);
    return;
  }
  element("client").textContent = found.clientId;
  element("username").textContent = found.username;
  element("shown-code").textContent = userCode.toUpperCase();
  element("scopes").replaceChildren(...scopeItems(found.scopes));
  element("scopes-title").hidden = found.scopes.length === 0;
  show("decision");
}

async function decide(userCode: string, allow: boolean): Promise<void> {
  const username = element("username").textContent ?? "";
  const decided = await ask({ userCode, allow, username });
  // Somebody else has signed in since, in another tab: the question is asked anew.
  if (decided) present(userCode, decided);
}

/** Undefined if the browser is on its way to the sign-in page, which leads back here. */
async function ask(body: Schemas["WebDeviceRequest"]): Promise<Device | undefined> {
  try {
    return await ownCall((params) => api.POST("/web/device", { params, body }));
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.code !== "UNAUTHORIZED") throw fault;
    wayBack.leave(`device?${new URLSearchParams({ user_code: body.userCode })}`);
    location.assign("sign-in");
    return undefined;
  }
}
