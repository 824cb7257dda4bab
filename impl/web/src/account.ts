// The account page: password, authenticator app, sessions, applications.
import { listConsents } from "./consents.js";
import { beginEnrolment, enrol } from "./enrolment.js";
import { element, notice, onClick, onSubmit, show } from "./page.js";
import { api, type Context, given, onSessionEnd, ownCall, Refused, session } from "./service.js";
import { listSessions } from "./sessions.js";
import { enrolment } from "./tab.js";

const CHANGE_NEEDED = 3;

export async function account(context: Context): Promise<void> {
  const code = enrolment.take();
  onSessionEnd(() => {
    // Whoever wanted to set up an app was to sign in again, and somebody else did: that ends the sessions of this browser.
    if (code !== undefined) notice.leave("You have been signed out, because somebody else has signed in here.");
    location.replace("sign-in");
  });
  if (!(await session.tokens())) {
    location.replace("sign-in");
    return;
  }
  const me = await given(session.api.GET("/auth/me"));
  element("who").textContent = me.username;
  if (me.status === CHANGE_NEEDED) element("notice").textContent = "Please choose your own password: the current one was set by someone else.";
  element<HTMLInputElement>("old-password").required = me.status !== CHANGE_NEEDED;
  onClick(element("sign-out"), signOut);
  onSubmit(element<HTMLFormElement>("change-password"), (typed) => changePassword(me.username, typed));
  onClick(element("enrol"), async () => beginEnrolment(context, me.username));
  show("overview");
  const listing = Promise.all([listSessions(signOut), listConsents()]);
  if (code !== undefined) await enrol(context, code, me.username);
  await listing;
}

async function signOut(): Promise<void> {
  notice.leave("You have been signed out.");
  try {
    await ownCall((params) => api.POST("/web/sign-out", { params, body: {} }));
  } finally {
    await session.logout();
  }
}

async function changePassword(username: string, typed: (name: string) => string): Promise<void> {
  const tokens = await session.tokens();
  const old = typed("oldPassword") ? { oldPassword: typed("oldPassword") } : {};
  const body = { refreshToken: tokens?.refreshToken ?? "", username, password: typed("password"), ...old };
  try {
    await given(session.api.PATCH("/auth/change-password", { body }));
  } catch (fault) {
    // The session was ended elsewhere. Calls with a refresh token in the body are not refreshed automatically.
    if (fault instanceof Refused && fault.code.startsWith("TOKEN_")) await session.logout();
    throw fault;
  }
  notice.leave("Your password has been changed and all sessions have ended. Sign in with the new password.");
  // All sessions, including this one.
  await session.logout();
}
