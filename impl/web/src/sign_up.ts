// Asks for a link and, opened by it, creates the account.
import { element, form, notice, onSubmit, show, takeToken } from "./page.js";
import { api, type Context, given } from "./service.js";

export async function signUp(_context: Context): Promise<void> {
  const token = takeToken();
  if (token === undefined) ask();
  else await create(token);
}

function ask(): void {
  show("ask");
  onSubmit(form("ask"), async (typed) => {
    await given(api.POST("/auth/sign-up/create-token", { body: { email: typed("email") } }));
    show("mailed");
  });
}

async function create(token: string): Promise<void> {
  const headers = { Authorization: `Bearer ${token}` };
  // Shown should the link have ended.
  ask();
  const { email } = await given(api.GET("/auth/sign-up/verify-token", { headers }));
  element<HTMLInputElement>("address").value = email;
  show("create");
  onSubmit(form("create"), async (typed) => {
    const lastName = typed("lastName") ? { lastName: typed("lastName") } : {};
    const body = { email, password: typed("password"), firstName: typed("firstName"), ...lastName };
    await given(api.POST("/auth/sign-up/create-user", { headers, body }));
    notice.leave("Your account is ready. Sign in with your address and password.");
    location.replace("sign-in");
  });
}
