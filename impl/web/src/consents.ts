// The list of applications that the user has allowed something.
import type { Schemas } from "authentication-service-client";
import { element, onClick } from "./page.js";
import { scopeItems } from "./scopes.js";
import { given, session } from "./service.js";

export async function listConsents(): Promise<void> {
  const consents = await given(session.api.GET("/auth/consents"));
  element("applications").hidden = consents.length === 0;
  element("consents").replaceChildren(...consents.map(item));
}

function item({ clientId, scopes, grantedAt }: Schemas["Consent"]): HTMLElement {
  const where = document.createElement("span");
  where.className = "where";
  where.textContent = clientId;
  const when = document.createElement("span");
  when.className = "when";
  const since = new Date(grantedAt).toLocaleDateString(undefined, { dateStyle: "medium" });
  when.textContent = `Since ${since}: ${scopeItems(scopes).map((word) => word.textContent).join("; ")}`;
  where.append(when);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = "Withdraw";
  button.ariaLabel = `Withdraw what ${clientId} may do`;
  onClick(button, async () => {
    await given(session.api.DELETE("/auth/consents/{clientId}", { params: { path: { clientId } } }));
    await listConsents();
  });
  const row = document.createElement("li");
  row.append(where, button);
  return row;
}
