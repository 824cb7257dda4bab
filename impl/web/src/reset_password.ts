// Asks for a link and, opened by it, sets a new password.
import { form, notice, onSubmit, show } from "./page.js";
import { api, type Context, given, ownCall } from "./service.js";
import { application } from "./tab.js";

export async function resetPassword({ clientId }: Context, opened: URL): Promise<void> {
  const token = opened.searchParams.get("token");
  show("ask");
  onSubmit(form("ask"), async (typed) => {
    const body = { clientId, username: typed("username") };
    await ownCall((params) => api.POST("/web/forget-password", { params, body }));
    application.leave(opened);
    show("mailed");
  });
  if (token === null) return;
  await given(api.GET("/auth/verify-reset-password-link", { params: { query: { token } } }));
  show("choose");
  onSubmit(form("choose"), async (typed) => {
    const body = { token, password: typed("password") };
    const asked = await ownCall((params) => api.POST("/web/reset-password", { params, body }));
    notice.leave("Your password is set. Sign in with it.");
    const onward = new URLSearchParams(application.take());
    // Opened in another browser, the link still knows which application it was asked for.
    const own = onward.get("client_id") === asked.clientId;
    location.replace(`sign-in?${own ? onward : new URLSearchParams({ client_id: asked.clientId })}`);
  });
}
