// Spring Security: the page's configuration around a shop with an API.
import assert from "node:assert/strict";
import { signIn, world } from "../browser.mjs";

const shop = world.apps.shop;
const call = (token) => fetch(`${shop}/api/orders`, { headers: token ? { Authorization: `Bearer ${token}` } : {} });
let token;

export const checks = {
  async "client: sign-in by issuer-uri"(page) {
    await page.goto(`${shop}/basket`);
    await signIn(page);
    await page.getByRole("heading", { name: `Basket of ${world.username}` }).waitFor();
    await page.getByText(`${world.username}@example.com`).waitFor();
    token = await page.locator("pre").innerText();
  },

  async "resource server: access tokens by issuer-uri, permissions as authorities"() {
    const answer = await call(token);
    assert.equal(answer.status, 200, answer.headers.get("WWW-Authenticate"));
    assert.ok((await answer.json()).subject);
    assert.equal((await call()).status, 401);
    const [header, payload] = token.split(".");
    assert.equal((await call(`${header}.${payload}.${"A".repeat(86)}`)).status, 401);
  },

  async "client: sign-out"(page) {
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${shop}/`);
    await page.goto(`${shop}/basket`);
    await page.waitForURL(`${world.issuer}/sign-in**`);
  },
};
