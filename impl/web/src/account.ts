// The signed-in user's own: password, authenticator, sessions.
import { beginEnrolment, enrol } from "./enrolment.js";
import { element, notice, onClick, onSubmit, show } from "./page.js";
import { type Context, given, Refused, session } from "./service.js";
import { listSessions } from "./sessions.js";
import { enrolment } from "./tab.js";

const CHANGE_NEEDED = 3;

export async function account(context: Context): Promise<void> {
  const code = enrolment.take();
  if (!(await session.tokens())) {
    location.replace("sign-in");
    return;
  }
  const me = await signedIn();
  if (!me) return;
  element("who").textContent = me.username;
  if (me.status === CHANGE_NEEDED) element("notice").textContent = "Choose a password of your own: somebody else set yours.";
  onClick(element("sign-out"), signOut);
  onSubmit(element<HTMLFormElement>("change-password"), (typed) => changePassword(me.username, typed));
  onClick(element("enrol"), async () => beginEnrolment(context, me.username));
  if (code !== undefined) {
    await enrol(context, code);
    return;
  }
  show("overview");
  await listSessions(signOut);
}

/** `undefined` when the session has ended; then the browser is on its way to the sign-in page. */
async function signedIn() {
  try {
    return await given(session.api.GET("/auth/me"));
  } catch (fault) {
    if (!(fault instanceof Refused) || (await session.tokens())) throw fault;
    location.replace("sign-in");
    return undefined;
  }
}

async function signOut(): Promise<void> {
  await session.logout();
  notice.leave("You are signed out.");
  location.replace("sign-in");
}

async function changePassword(username: string, typed: (name: string) => string): Promise<void> {
  const tokens = await session.tokens();
  const old = typed("oldPassword") ? { oldPassword: typed("oldPassword") } : {};
  const body = { refreshToken: tokens?.refreshToken ?? "", username, password: typed("password"), ...old };
  await given(session.api.PATCH("/auth/change-password", { body }));
  // Every session has ended, this one too.
  await session.logout();
  notice.leave("Your password is changed, and every session has ended. Sign in with the new one.");
  location.replace("sign-in");
}
