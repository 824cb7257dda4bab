// Signs in to an application that has sent the browser here, or else to the account page.
import { type Attempt, type Login, LoginSteps } from "./login_steps.js";
import { element, show } from "./page.js";
import { api, type Context, given, Refused, session } from "./service.js";
import { enrolment, remembered } from "./tab.js";

export async function signIn(context: Context): Promise<void> {
  const query = new URLSearchParams(location.search);
  const back = new URLSearchParams(location.hash.slice(1));
  // A code in the fragment is nothing to keep in the history.
  history.replaceState(null, "", location.pathname + location.search);
  if (!context.hosted && back.size === 0 && (await session.tokens())) {
    location.replace("account");
    return;
  }
  const own = context.hosted ? undefined : remembered.state();
  const steps = new LoginSteps(context, context.hosted ? asked(query) : { state: own ?? "" }, (login) => end(context, login));
  element("sign-up-offer").hidden = !context.signUp;
  show("password-login");
  const code = back.get("code");
  if (back.has("error")) throw new Refused(back.get("error") ?? "", "", undefined);
  if (code === null) return;
  // Somebody else's login must not be slipped in by a link. (An application's own state protects that application.)
  if (!context.hosted && query.get("state") !== own) throw new Refused("CODE_EXPIRED", "", undefined);
  const mfa = back.get("mfa");
  await steps.goOn(mfa === "authenticator" || mfa === "mail" ? { code, mfa } : { code });
}

function asked(query: URLSearchParams): Attempt {
  const attempt: Attempt = {};
  const [state, codeChallenge] = [query.get("state"), query.get("code_challenge")];
  if (state !== null) attempt.state = state;
  if (codeChallenge !== null) attempt.codeChallenge = codeChallenge;
  return attempt;
}

async function end(context: Context, login: Login): Promise<void> {
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
