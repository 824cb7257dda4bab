// npm oidc-client-ts in Chromium: a public client at an origin of its own. All its requests are subject to CORS.
import assert from "node:assert/strict";
import { signIn, world } from "../browser.mjs";

const home = `${world.apps.board}/`;
const faults = [];

async function signedIn(page) {
  await page.getByText("Signed in as Ann").waitFor();
}

export const checks = {
  async "sign-in with PKCE from another origin"(page) {
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(home);
    await signIn(page);
    await signedIn(page);
    assert.equal(page.url(), home);
    await page.reload();
    await signedIn(page);
  },

  async "silent renewal by refresh token"(page) {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const { before, after } = await page.evaluate(async () => {
      const before = await window.users.getUser();
      const after = await window.users.signinSilent();
      return { before, after };
    });
    assert.notEqual(after.access_token, before.access_token);
    assert.notEqual(after.refresh_token, before.refresh_token);
    assert.equal(after.profile.sub, before.profile.sub);
    assert.ok(asked.includes("/oauth2/token") && !asked.includes("/oauth2/authorize"), asked.join(" "));
  },

  async "userinfo and revocation from another origin"(page) {
    const answers = await page.evaluate(async () => {
      const { access_token: token } = await window.users.getUser();
      const { userinfo_endpoint: address } = await window.users.metadataService.getMetadata();
      const call = async () => (await fetch(address, { headers: { Authorization: `Bearer ${token}` } })).status;
      const before = await call();
      await window.users.revokeTokens(["refresh_token"]);
      return { before, after: await call() };
    });
    assert.deepEqual(answers, { before: 200, after: 401 });
  },

  async "sign-out leads back, and the next visit to the sign-in page"(page) {
    // Not waited for: the page is left meanwhile.
    await page.evaluate(() => void window.signOut());
    await page.waitForURL(`${world.issuer}/sign-in**`);
    await signIn(page);
    await signedIn(page);
    assert.deepEqual(faults, []);
  },
};
