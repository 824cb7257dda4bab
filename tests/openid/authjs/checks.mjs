// Auth.js: the page's configuration for Next.js.
import assert from "node:assert/strict";
import { signIn, world } from "../browser.mjs";

const blog = world.apps.blog;
const session = async (page) => (await page.context().request.get(`${blog}/api/auth/session`)).json();

export const checks = {
  async "sign-in"(page) {
    await page.goto(`${blog}/api/auth/signin`);
    await page.getByRole("button", { name: "Sign in with Example Ltd" }).click();
    await signIn(page);
    await page.waitForURL(`${blog}/`);
    const { user } = await session(page);
    assert.deepEqual([user.name, user.email], ["Ann", `${world.username}@example.com`]);
    assert.ok(user.id);
  },

  async "sign-out of the application"(page) {
    await page.goto(`${blog}/api/auth/signout`);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${blog}/`);
    assert.equal(await session(page), null);
  },
};
