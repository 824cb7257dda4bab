// The built-in pages. The body of each names the page; the context is common to all.
import { account } from "./account.js";
import { consent } from "./consent.js";
import { device } from "./device.js";
import { element, notice, reportFaults } from "./page.js";
import { resetPassword } from "./reset_password.js";
import { type Context, loadContext } from "./service.js";
import { signIn } from "./sign_in.js";
import { signOut } from "./sign_out.js";
import { signUp } from "./sign_up.js";
import { application } from "./tab.js";

/** The pages. Each gets the URL it was opened with. */
const PAGES: Record<string, (context: Context, opened: URL) => Promise<void>> = {
  "sign-in": signIn,
  "sign-up": signUp,
  "reset-password": resetPassword,
  consent,
  "sign-out": signOut,
  account,
  device,
};

const opened = new URL(location.href);
// First of all: a mailed token and a code must not stay in the history or in the address bar.
const shown = new URL(opened);
shown.searchParams.delete("token");
history.replaceState(null, "", shown.pathname + shown.search);

await reportFaults(async () => {
  const context = await loadContext(opened.searchParams.get("client_id"));
  // The service accepts requests of the pages from this origin only, and sets its cookies there.
  if (opened.origin !== new URL(context.publicUrl).origin) {
    const page = opened.pathname.split("/").at(-1);
    location.replace(`${context.publicUrl}/${page}${opened.search}${opened.hash}`);
    return;
  }
  element("app-name").textContent = context.appName;
  // Links carry the parameters of a sign-in that an application has started.
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-onward]")) {
    link.search = application.of(opened);
  }
  for (const hint of document.querySelectorAll("#password-hint")) {
    hint.textContent = `At least ${context.passwordMinLength} characters. A few unrelated words make a good password.`;
  }
  notice.showPending();
  await PAGES[document.body.dataset.page ?? ""]?.(context, opened);
});
