// Asks before an application, or a link, signs the user out.
import { element, onClick, show } from "./page.js";
import { api, type Context, ownCall, session } from "./service.js";

export async function signOut({ clientId }: Context, { searchParams }: URL): Promise<void> {
  if (searchParams.has("done")) {
    show("signed-out");
    return;
  }
  const [uri, state] = [searchParams.get("post_logout_redirect_uri"), searchParams.get("state")];
  if (searchParams.has("client_id")) element("asking").textContent = `${clientId} asks to sign you out.`;
  onClick(element("sign-out"), async () => {
    const body = {
      ...(searchParams.has("client_id") ? { clientId } : {}),
      ...(uri === null ? {} : { postLogoutRedirectUri: uri }),
      ...(state === null ? {} : { state }),
    };
    const { redirectTo } = await ownCall((params) => api.POST("/web/sign-out", { params, body }));
    // The account page of this tab.
    if (await session.tokens()) await session.logout();
    if (redirectTo) location.replace(redirectTo);
    else show("signed-out");
  });
  show("logout");
}
