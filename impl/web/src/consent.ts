// Asks whether an application may have what it asks for.
import { goOn, loadAuthorization } from "./authorization.js";
import { element, nameApplication, onClick, show } from "./page.js";
import { scopeItems } from "./scopes.js";
import { api, type Context, ownCall } from "./service.js";

export async function consent(_: Context, opened: URL): Promise<void> {
  const resume = opened.searchParams.get("resume") ?? "";
  const asked = await loadAuthorization(resume);
  if (!asked) return;
  const { username } = asked;
  // The session has ended, or the user came back to this page much later.
  if (username === undefined || asked.loginDue) {
    goOn(resume);
    return;
  }
  nameApplication(`${asked.clientId} wants to`, "consent");
  // A request without scopes is a login all the same.
  const scopes = asked.scopes.length > 0 ? asked.scopes : ["openid"];
  element("scopes").replaceChildren(...scopeItems(scopes));
  element("who").textContent = username;
  element<HTMLAnchorElement>("not-you").hash = "another";
  for (const button of element("consent").querySelectorAll("button")) {
    onClick(button, async () => {
      const body = { resume, username, allow: button.value === "allow" };
      const { redirectTo } = await ownCall((params) => api.POST("/web/consent", { params, body }));
      if (redirectTo) location.replace(redirectTo);
    });
  }
  show("consent");
}
