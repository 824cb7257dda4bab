// The service's own pages. Each names itself in its body; what they share is the context.
import { account } from "./account.js";
import { element, notice, reportFaults } from "./page.js";
import { resetPassword } from "./reset_password.js";
import { type Context, loadContext } from "./service.js";
import { signIn } from "./sign_in.js";
import { signUp } from "./sign_up.js";

const PAGES: Record<string, (context: Context) => Promise<void>> = {
  "sign-in": signIn,
  "sign-up": signUp,
  "reset-password": resetPassword,
  account,
};

await reportFaults(async () => {
  const context = await loadContext(new URLSearchParams(location.search).get("client_id"));
  const opened = new URL(location.href);
  // Requests are believed from this origin only, and its cookies are where a login ends.
  if (opened.origin !== new URL(context.publicUrl).origin) {
    const page = opened.pathname.split("/").at(-1);
    location.replace(`${context.publicUrl}/${page}${opened.search}${opened.hash}`);
    return;
  }
  element("app-name").textContent = context.appName;
  // A sign-in that an application began goes on wherever a link leads.
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-onward]")) {
    link.search = onward(opened.searchParams);
  }
  for (const hint of document.querySelectorAll("#password-hint")) {
    hint.textContent = `At least ${context.passwordMinLength} characters. A few words that belong to you alone do well.`;
  }
  notice.showPending();
  await PAGES[document.body.dataset.page ?? ""]?.(context);
});

function onward(query: URLSearchParams): string {
  const kept = ["client_id", "state", "code_challenge"].filter((name) => query.has(name));
  return new URLSearchParams(kept.map((name) => [name, query.get(name) ?? ""])).toString();
}
