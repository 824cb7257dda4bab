// Requests a link, and sets a new password when opened with one.
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
    notice.leave("Your password has been set. You can now sign in with it.");
    const onward = new URLSearchParams(application.take());
    // In another browser than the one that requested it, the link still knows its application.
    const own = onward.get("client_id") === asked.clientId;
    location.replace(`sign-in?${own ? onward : new URLSearchParams({ client_id: asked.clientId })}`);
  });
}
