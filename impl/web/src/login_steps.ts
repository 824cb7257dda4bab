// The steps that every login on these pages takes: a password or a provider, then a second factor where one is due.
import type { Schemas } from "authentication-service-client";
import { element, form, onClick, onSubmit, show } from "./page.js";
import { api, type Context, ownCall, type Provider } from "./service.js";

/** What an application asked for when it sent the browser here. */
export interface Attempt {
  state?: string;
  codeChallenge?: string;
}

export type Login = Schemas["WebLoginResponse"];

const NAMES: Record<Provider, string> = {
  apple: "Apple",
  azure: "Microsoft",
  cognito: "Amazon Cognito",
  facebook: "Facebook",
  google: "Google",
  instagram: "Instagram",
  keycloak: "Keycloak",
  saml: "your organisation",
};

const HINTS = {
  authenticator: "Type the code that your authenticator app shows now, or one of your recovery codes.",
  mail: "Type the code that we have just mailed to you.",
};

/** Offers a login, and gives what goes on after a first factor. */
export function offerLogin(
  context: Context,
  attempt: Attempt,
  /** Called with a complete login. */
  done: (login: Login) => Promise<void>,
  /** Called before the browser leaves for a provider. */
  leaving: () => void = () => {},
): (login: Login) => Promise<void> {
  async function goOn(login: Login): Promise<void> {
    const { code: key, mfa } = login;
    if (!mfa || !key) {
      await done(login);
      return;
    }
    element("factor-hint").textContent = HINTS[mfa];
    element("otp").setAttribute("inputmode", mfa === "mail" ? "numeric" : "text");
    show("factor");
    onSubmit(form("factor"), async (typed) => {
      const { state } = attempt;
      const body = { key, otp: typed("otp").trim(), ...(state === undefined ? {} : { state }) };
      await done(await ownCall((params) => api.POST("/web/verify-otp", { params, body })));
    });
  }

  const { clientId } = context;
  onSubmit(form("password-login"), async (typed) => {
    const body = { clientId, username: typed("username"), password: typed("password"), ...attempt };
    await goOn(await ownCall((params) => api.POST("/web/login", { params, body })));
  });
  const goTo = async (provider: Provider) => {
    leaving();
    const body = { clientId, provider, ...attempt };
    const { location: there } = await ownCall((params) => api.POST("/web/start", { params, body }));
    location.assign(there);
  };
  element("providers").replaceChildren(...context.providers.map((name) => choice(name, goTo)));
  return goOn;
}

function choice(provider: Provider, goTo: (provider: Provider) => Promise<void>): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = `Continue with ${NAMES[provider]}`;
  onClick(button, () => goTo(provider));
  const item = document.createElement("li");
  item.append(button);
  return item;
}
