// Sets up an authenticator app: a fresh login, the QR code, the first code, the recovery codes.
import { offerLogin } from "./login_steps.js";
import { ANOTHER_USER } from "./messages.js";
import { element, form, onClick, onSubmit, show } from "./page.js";
import { api, type Context, given, ownCall, Refused } from "./service.js";
import { enrolment, remembered } from "./tab.js";

/** Requires a fresh login: an open session alone must not be enough to add someone else's app to the account. */
export function beginEnrolment(context: Context, username: string): void {
  // The login, and with it the code, would end up at the application.
  if (context.hosted) throw new Refused("NOT_CONFIGURED", "", undefined);
  const done = async ({ code }: { code?: string }) => enrol(context, code ?? "", username);
  offerLogin(context, { state: remembered.state() }, done, enrolment.await);
  element<HTMLInputElement>("username").value = username;
  show("password-login");
}

/** Continues with the code of that login, if it belongs to this user. */
export async function enrol({ clientId }: Context, code: string, username: string): Promise<void> {
  const { qrCode, uri } = await ownCall((params) => api.POST("/web/create-qr-code", { params, body: { code, clientId } }));
  const key = new URL(uri);
  // The label of the key is `issuer:username`. At a provider the browser may be signed in as someone else.
  if (!decodeURIComponent(key.pathname).endsWith(`:${username.replaceAll(":", " ")}`)) throw new Refused(ANOTHER_USER, "", undefined);
  element<HTMLImageElement>("qr-code").src = qrCode;
  element<HTMLAnchorElement>("open-app").href = uri;
  // In groups of four, for typing.
  element("key").textContent = key.searchParams.get("secret")?.replace(/.{4}(?=.)/g, "$& ") ?? "";
  show("scan");
  let confirmed: string | undefined;
  onSubmit(form("scan"), async (typed) => {
    // Only once: if the recovery codes do not arrive, they are requested again without verifying the code again.
    confirmed ??= (await given(api.POST("/auth/verify-otp", { body: { key: code, otp: typed("otp").trim() } }))).code;
    const body = { code: confirmed, clientId };
    const { recoveryCodes } = await given(api.POST("/auth/create-recovery-codes", { body }));
    showRecoveryCodes(recoveryCodes);
  });
}

function showRecoveryCodes(codes: string[]): void {
  const items = codes.map((text) => {
    const item = document.createElement("li");
    item.textContent = text;
    return item;
  });
  element("recovery-codes").replaceChildren(...items);
  onClick(element("copy-codes"), async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    element("notice").textContent = "Codes copied.";
  });
  show("recovery");
}
