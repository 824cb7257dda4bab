// oauth2-proxy in front of a wiki; the second application is Spring's shop, which has an address for back-channel logout.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { eventually, passThrough, signIn, world } from "../browser.mjs";

const { wiki, shop } = world.apps;
const wikiOfAnn = (page) => page.getByRole("heading", { name: `Wiki of ${world.username}@example.com` }).waitFor();
const basket = (page) => page.getByRole("heading", { name: `Basket of ${world.username}` }).waitFor();
const logged = (text) => readFileSync(world.logs.wiki, "utf8").split(text).length - 1;

/** Whether the shop still knows who has this page's cookies; nothing is followed to the service. */
async function isInShop(page) {
  return (await page.context().request.get(`${shop}/basket`, { maxRedirects: 0 })).status() === 200;
}

export const checks = {
  async "sign-in"(page) {
    await page.goto(`${wiki}/`);
    await signIn(page);
    await wikiOfAnn(page);
  },

  async "single sign-on of a second application"(page) {
    await passThrough(page, `${shop}/basket`, `${shop}/basket**`);
    await basket(page);
  },

  async "refresh"(page) {
    const before = logged("Refreshing session");
    await eventually("a refresh", async () => {
      await page.goto(`${wiki}/`);
      return logged("Refreshing session") > before;
    });
    await wikiOfAnn(page);
    assert.equal(logged("Unable to refresh session"), 0);
  },

  async "sign-out here ends the second application (back-channel logout)"(page) {
    assert.ok(await isInShop(page));
    await page.getByRole("link", { name: "Sign out" }).click();
    await page.waitForURL(`${world.issuer}/**`);
    await eventually("the shop's session ends", async () => !(await isInShop(page)));
    await page.goto(`${wiki}/`);
    await signIn(page);
    await wikiOfAnn(page);
  },

  async "sign-out at the second application ends this one"(page) {
    await passThrough(page, `${shop}/basket`, `${shop}/basket**`);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${shop}/`);
    await eventually("the wiki's session ends", async () => {
      await page.goto(`${wiki}/`);
      return page.url().startsWith(`${world.issuer}/sign-in`);
    });
  },
};
