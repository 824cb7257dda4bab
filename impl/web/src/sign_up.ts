// Requests a link, and creates the account when opened with one.
import { element, form, notice, onSubmit, show } from "./page.js";
import { api, type Context, given, Refused } from "./service.js";
import { application } from "./tab.js";

export async function signUp(context: Context, opened: URL): Promise<void> {
  if (!context.signUp) throw new Refused("NOT_CONFIGURED", "", undefined);
  ask(opened);
  const token = opened.searchParams.get("token");
  // If the link has expired, the form for a new one stays visible.
  if (token !== null) await create(token);
}

function ask(opened: URL): void {
  show("ask");
  onSubmit(form("ask"), async (typed) => {
    await given(api.POST("/auth/sign-up/create-token", { body: { email: typed("email") } }));
    application.leave(opened);
    show("mailed");
  });
}

async function create(token: string): Promise<void> {
  const headers = { Authorization: `Bearer ${token}` };
  const { email } = await given(api.GET("/auth/sign-up/verify-token", { headers }));
  element<HTMLInputElement>("address").value = email;
  show("create");
  onSubmit(form("create"), async (typed) => {
    const lastName = typed("lastName") ? { lastName: typed("lastName") } : {};
    const body = { email, password: typed("password"), firstName: typed("firstName"), ...lastName };
    await given(api.POST("/auth/sign-up/create-user", { headers, body }));
    notice.leave("Your account is ready. Sign in with your email address and password.");
    location.replace(`sign-in?${application.take()}`);
  });
}
