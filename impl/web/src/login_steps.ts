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

export class LoginSteps {
  constructor(
    private readonly context: Context,
    private readonly attempt: Attempt,
    /** Called with a complete login. */
    private readonly done: (login: Login) => Promise<void>,
    /** Called before the browser leaves for a provider. */
    private readonly leaving: () => void = () => {},
  ) {
    const { clientId } = context;
    onSubmit(form("password-login"), async (typed) => {
      const body = { clientId, username: typed("username"), password: typed("password"), ...attempt };
      await this.goOn(await ownCall(clientId, (params) => api.POST("/web/login", { params, body })));
    });
    element("providers").replaceChildren(...context.providers.map((name) => this.button(name)));
  }

  /** Goes on after a first factor. */
  async goOn(login: Login): Promise<void> {
    const { code: key, mfa } = login;
    if (!mfa || !key) {
      await this.done(login);
      return;
    }
    element("factor-hint").textContent = HINTS[mfa];
    element("otp").setAttribute("inputmode", mfa === "mail" ? "numeric" : "text");
    show("factor");
    onSubmit(form("factor"), async (typed) => {
      const { state } = this.attempt;
      const body = { key, otp: typed("otp").trim(), ...(state === undefined ? {} : { state }) };
      await this.done(await ownCall(this.context.clientId, (params) => api.POST("/web/verify-otp", { params, body })));
    });
  }

  private button(provider: Provider): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = `Continue with ${NAMES[provider]}`;
    onClick(button, async () => {
      this.leaving();
      const body = { clientId: this.context.clientId, provider, ...this.attempt };
      const { location: there } = await ownCall(this.context.clientId, (params) => api.POST("/web/start", { params, body }));
      location.assign(there);
    });
    const item = document.createElement("li");
    item.append(button);
    return item;
  }
}
