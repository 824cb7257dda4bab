// Signs in to the application that sent the browser here, or else to the account page.
import { type Authorization, goOn, loadAuthorization } from "./authorization.js";
import { type Attempt, type Login, offerLogin } from "./login_steps.js";
import { NOT_THERE } from "./messages.js";
import { element, nameApplication, onClick, show } from "./page.js";
import { api, type Context, given, Refused, session } from "./service.js";
import { enrolment, remembered, wayBack } from "./tab.js";

export async function signIn(context: Context, opened: URL): Promise<void> {
  const query = opened.searchParams;
  const back = new URLSearchParams(opened.hash.slice(1));
  const resume = query.get("resume");
  const hosted = context.hosted || resume !== null;
  // A sign-in that an application has begun leads to that application.
  if (query.has("client_id")) wayBack.take();
  if (!hosted && back.size === 0 && !wayBack.isLeft() && (await session.tokens())) {
    location.replace("account");
    return;
  }
  const authorization = resume === null ? undefined : await loadAuthorization(resume);
  if (resume !== null && !authorization) return;
  const own = hosted ? undefined : remembered.state();
  const attempt = resume === null ? asked(query) : { resume };
  const next = offerLogin(context, own === undefined ? attempt : { state: own }, (login) => end(context, login));
  element("sign-up-offer").hidden = !context.signUp;
  if (resume !== null && authorization) {
    const chosen = offerSession(resume, authorization);
    if (chosen && back.size === 0) return;
  }
  showForm();
  const [code, mfa, error] = [back.get("code"), back.get("mfa"), back.get("error")];
  if (error !== null) throw new Refused(error === "INVALID_CREDENTIALS" ? NOT_THERE : error, "", undefined);
  if (code === null) return;
  const due = mfa === "authenticator" || mfa === "mail";
  // A link must not be able to inject someone else's login. Completed logins for an application never return here, and incomplete
  // ones are useless without the second factor of whoever started them.
  if (hosted ? !due : query.get("state") !== own) throw new Refused("CODE_EXPIRED", "", undefined);
  await next(due ? { code, mfa } : { code });
}

/** Prepares the page for the application's request. Returns whether the user can go on without signing in, and has been asked. */
function offerSession(resume: string, { clientId, username, loginDue, loginHint }: Authorization): boolean {
  nameApplication(`Sign in to ${clientId}`, "password-login", "signed-in");
  element<HTMLInputElement>("username").value = loginHint ?? username ?? "";
  if (username === undefined) return false;
  if (loginDue) {
    element("notice").textContent ||= `You are signed in as ${username}. Please sign in again to continue.`;
    return false;
  }
  element("who").textContent = username;
  onClick(element("continue"), async () => goOn(resume));
  onClick(element("another"), async () => {
    element<HTMLInputElement>("username").value = "";
    showForm();
  });
  show("signed-in");
  return true;
}

function showForm(): void {
  show("password-login");
  if (element<HTMLInputElement>("username").value) element("password").focus();
}

function asked(query: URLSearchParams): Attempt {
  const attempt: Attempt = {};
  const [state, codeChallenge] = [query.get("state"), query.get("code_challenge")];
  if (state !== null) attempt.state = state;
  if (codeChallenge !== null) attempt.codeChallenge = codeChallenge;
  return attempt;
}

async function end(context: Context, login: Login): Promise<void> {
  // Such a page needs the session of the browser, which has begun, and not one of this tab.
  const page = wayBack.take();
  if (page !== null) {
    remembered.forgetState();
    location.replace(page);
    return;
  }
  if (login.redirectTo) {
    location.replace(login.redirectTo);
    return;
  }
  const code = login.code ?? "";
  remembered.forgetState();
  if (enrolment.isAwaited() && (await session.tokens())) {
    enrolment.bring(code);
  } else {
    await session.begin(await given(api.POST("/auth/token", { body: { code, clientId: context.clientId } })));
  }
  location.replace("account");
}
