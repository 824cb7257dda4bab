// Signs in to the application that sent the browser here, or else to the account page.
import { type Attempt, type Login, offerLogin } from "./login_steps.js";
import { NOT_THERE } from "./messages.js";
import { element, show } from "./page.js";
import { api, type Context, given, Refused, session } from "./service.js";
import { enrolment, remembered, wayBack } from "./tab.js";

export async function signIn(context: Context, opened: URL): Promise<void> {
  const query = opened.searchParams;
  const back = new URLSearchParams(opened.hash.slice(1));
  // A sign-in that an application has begun leads to that application.
  if (query.has("client_id")) wayBack.take();
  if (!context.hosted && back.size === 0 && !wayBack.isLeft() && (await session.tokens())) {
    location.replace("account");
    return;
  }
  const own = context.hosted ? undefined : remembered.state();
  const next = offerLogin(context, context.hosted ? asked(query) : { state: own ?? "" }, (login) => end(context, login));
  element("sign-up-offer").hidden = !context.signUp;
  show("password-login");
  const [code, mfa, error] = [back.get("code"), back.get("mfa"), back.get("error")];
  if (error !== null) throw new Refused(error === "INVALID_CREDENTIALS" ? NOT_THERE : error, "", undefined);
  if (code === null) return;
  const due = mfa === "authenticator" || mfa === "mail";
  // A link must not be able to inject someone else's login. Completed logins for an application never return here, and incomplete
  // ones are useless without the second factor of whoever started them.
  if (context.hosted ? !due : query.get("state") !== own) throw new Refused("CODE_EXPIRED", "", undefined);
  await next(due ? { code, mfa } : { code });
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
