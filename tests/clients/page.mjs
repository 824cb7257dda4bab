// An application in a browser, on another origin than the service.
import { beginSignIn, createSession, finishSignIn, webStore } from "authentication-service-client";

window.walk = async ({ baseUrl, client, credentials }) => {
  let ended = false;
  const session = createSession({ baseUrl, store: webStore(sessionStorage), onLoggedOut: () => (ended = true) });
  const login = await session.api.POST("/auth/login", { body: { ...client, ...credentials } });
  const tokens = await session.api.POST("/auth/token", { body: { code: login.data.code, clientId: client.client_id } });
  await session.begin(tokens.data);
  const name = (await session.api.GET("/auth/me")).data.username;
  // As after a reload, with a token that ends soon.
  const stored = await session.tokens();
  await session.begin({ ...stored, expires: Date.now() });
  const again = createSession({ baseUrl, store: webStore(sessionStorage), onLoggedOut: () => (ended = true) });
  const names = await Promise.all([1, 2, 3].map(async () => (await again.api.GET("/auth/me")).data.username));
  const refreshed = (await again.tokens()).refreshToken !== stored.refreshToken;
  // A token that was refused: the challenge must be readable from another origin.
  await again.begin({ ...(await again.tokens()), accessToken: stored.accessToken });
  const refused = await again.api.GET("/auth/me");
  const noticed = ended;
  const anew = await session.api.POST("/auth/login-token", { body: { ...client, ...credentials } });
  await session.begin(anew.data);
  ended = false;
  await session.logout();
  const after = await session.api.GET("/auth/me", { headers: { Authorization: `Bearer ${anew.data.accessToken}` } });
  const left = sessionStorage.length;
  return { name, names, refreshed, refused: refused.response.status, noticed, ended, after: after.error.error.code, left };
};

/** Without a secret: at the service's own page, which comes back here. */
window.signIn = async (app) => location.assign(await beginSignIn(app));
window.comeBack = async (app) => {
  const session = createSession(app);
  const tokens = await finishSignIn(app);
  if (tokens) await session.begin(tokens);
  const me = (await session.api.GET("/auth/me")).data;
  await session.logout();
  return { name: me?.username, left: location.search, again: await finishSignIn(app) };
};
