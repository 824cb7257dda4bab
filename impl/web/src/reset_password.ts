// Asks for a link and, opened by it, sets a new password.
import { form, notice, onSubmit, show, takeToken } from "./page.js";
import { api, type Context, given, ownCall } from "./service.js";

export async function resetPassword({ clientId }: Context): Promise<void> {
  const token = takeToken();
  show("ask");
  onSubmit(form("ask"), async (typed) => {
    const body = { clientId, username: typed("username") };
    await ownCall(clientId, (params) => api.POST("/web/forget-password", { params, body }));
    show("mailed");
  });
  if (token === undefined) return;
  await given(api.GET("/auth/verify-reset-password-link", { params: { query: { token } } }));
  show("choose");
  onSubmit(form("choose"), async (typed) => {
    const body = { token, password: typed("password") };
    const asked = await ownCall(clientId, (params) => api.POST("/web/reset-password", { params, body }));
    notice.leave("Your password is set. Sign in with it.");
    location.replace(`sign-in?${new URLSearchParams({ client_id: asked.clientId })}`);
  });
}
