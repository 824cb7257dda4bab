// The service's own pages. Each names itself in its body; what they share is the context.
import { account } from "./account.js";
import { element, notice, reportFaults } from "./page.js";
import { resetPassword } from "./reset_password.js";
import { type Context, loadContext } from "./service.js";
import { signIn } from "./sign_in.js";
import { signUp } from "./sign_up.js";
import { application } from "./tab.js";

/** A page, told the address it was opened at. */
const PAGES: Record<string, (context: Context, opened: URL) => Promise<void>> = {
  "sign-in": signIn,
  "sign-up": signUp,
  "reset-password": resetPassword,
  account,
};

const opened = new URL(location.href);
// At once, whatever comes: a mailed token and a code are nothing to keep in the history, or on the screen.
const shown = new URL(opened);
shown.searchParams.delete("token");
history.replaceState(null, "", shown.pathname + shown.search);

await reportFaults(async () => {
  const context = await loadContext(opened.searchParams.get("client_id"));
  // Requests are believed from this origin only, and its cookies are where a login ends.
  if (opened.origin !== new URL(context.publicUrl).origin) {
    const page = opened.pathname.split("/").at(-1);
    location.replace(`${context.publicUrl}/${page}${opened.search}${opened.hash}`);
    return;
  }
  element("app-name").textContent = context.appName;
  // A sign-in that an application began goes on wherever a link leads.
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-onward]")) {
    link.search = application.of(opened);
  }
  for (const hint of document.querySelectorAll("#password-hint")) {
    hint.textContent = `At least ${context.passwordMinLength} characters. A few words that belong to you alone do well.`;
  }
  notice.showPending();
  await PAGES[document.body.dataset.page ?? ""]?.(context, opened);
});
