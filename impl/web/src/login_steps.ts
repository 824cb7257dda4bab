// The steps of every login on these pages: a password or a provider, then a second factor if one is required.
import type { Schemas } from "authentication-service-client";
import { element, form, onClick, onSubmit, show } from "./page.js";
import { api, type Context, ownCall, type Provider } from "./service.js";

/** The parameters of the application that sent the browser here. */
export interface Attempt {
  state?: string;
  codeChallenge?: string;
  /** The authorization request, instead of the other two. */
  resume?: string;
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
  authenticator: "Enter the code from your authenticator app, or one of your recovery codes.",
  mail: "Enter the code we have just emailed to you.",
};

/** Offers a login. Returns the function that continues after the first factor. */
export function offerLogin(
  context: Context,
  attempt: Attempt,
  /** Called with the completed login. */
  done: (login: Login) => Promise<void>,
  /** Called before the browser is redirected to a provider. */
  leaving: () => void = () => {},
): (login: Login) => Promise<void> {
  async function next(login: Login): Promise<void> {
    const { code: key, mfa } = login;
    if (!mfa || !key) {
      await done(login);
      return;
    }
    element("factor-hint").textContent = HINTS[mfa];
    element("otp").setAttribute("inputmode", mfa === "mail" ? "numeric" : "text");
    show("factor");
    onSubmit(form("factor"), async (typed) => {
      const { codeChallenge: _, ...rest } = attempt;
      const body = { key, otp: typed("otp").trim(), ...rest };
      await done(await ownCall((params) => api.POST("/web/verify-otp", { params, body })));
    });
  }

  const { clientId } = context;
  onSubmit(form("password-login"), async (typed) => {
    const body = { clientId, username: typed("username"), password: typed("password"), ...attempt };
    await next(await ownCall((params) => api.POST("/web/login", { params, body })));
  });
  const startAt = async (provider: Provider) => {
    leaving();
    const body = { clientId, provider, ...attempt };
    const { location: url } = await ownCall((params) => api.POST("/web/start", { params, body }));
    location.assign(url);
  };
  element("providers").replaceChildren(...context.providers.map((name) => choice(name, startAt)));
  return next;
}

function choice(provider: Provider, startAt: (provider: Provider) => Promise<void>): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = `Continue with ${NAMES[provider]}`;
  onClick(button, () => startAt(provider));
  const item = document.createElement("li");
  item.append(button);
  return item;
}
