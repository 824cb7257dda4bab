// Sets an authenticator up: a fresh login, the picture, the first code, the recovery codes.
import { LoginSteps } from "./login_steps.js";
import { element, form, onSubmit, show } from "./page.js";
import { api, type Context, given, type OwnParams, ownCall, Refused } from "./service.js";
import { enrolment, remembered } from "./tab.js";

/** Asks who it is again: an open session alone must not be enough to tie somebody else's app to the account. */
export function beginEnrolment(context: Context, username: string): void {
  // Its login would end at the application, and the code with it.
  if (context.hosted) throw new Refused("NOT_IMPLEMENTED", "", undefined);
  const done = async ({ code }: { code?: string }) => enrol(context, code ?? "");
  new LoginSteps(context, { state: remembered.state() }, done, enrolment.await);
  element<HTMLInputElement>("username").value = username;
  show("password-login");
}

/** With the code of that login. */
export async function enrol(context: Context, code: string): Promise<void> {
  const { clientId } = context;
  const create = (params: OwnParams) => api.POST("/web/create-qr-code", { params, body: { code, clientId } });
  const { qrCode, uri } = await ownCall(clientId, create);
  element<HTMLImageElement>("qr-code").src = qrCode;
  element<HTMLAnchorElement>("open-app").href = uri;
  // In groups, as one types it.
  element("key").textContent = new URL(uri).searchParams.get("secret")?.replace(/.{4}(?=.)/g, "$& ") ?? "";
  show("scan");
  onSubmit(form("scan"), async (typed) => {
    const confirmed = await given(api.POST("/auth/verify-otp", { body: { key: code, otp: typed("otp").trim() } }));
    const body = { code: confirmed.code, clientId };
    const { recoveryCodes } = await given(api.POST("/auth/create-recovery-codes", { body }));
    element("recovery-codes").replaceChildren(
      ...recoveryCodes.map((text) => {
        const item = document.createElement("li");
        item.textContent = text;
        return item;
      }),
    );
    show("recovery");
  });
}
