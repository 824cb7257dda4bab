// What people have besides their browser: a mailbox and an authenticator app.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout } from "node:timers/promises";

const tools = createRequire(new URL("../../scripts/node/package.json", import.meta.url));
const jsQR = tools("jsqr");

/** The link in the latest mail to `address`, once it is there. */
export async function newMail(folder, address, part) {
  for (let tries = 0; tries < 100; tries += 1) {
    const mails = readdirSync(folder, { withFileTypes: true })
      .filter((file) => file.name.endsWith(".eml"))
      .map((file) => readFileSync(`${folder}/${file.name}`, "utf8"))
      .filter((text) => text.includes(`To: ${address}`) && text.includes(part));
    const link = mails.at(-1)?.match(/https?:\/\/\S*token=[A-Za-z0-9_-]+/);
    if (link) return link[0];
    await setTimeout(100);
  }
  throw new Error(`no mail to ${address}`);
}

/** The secret in the QR code on the page, which is decoded from its pixels. */
export async function secretOf(page) {
  const picture = await page.evaluate(async () => {
    const image = document.getElementById("qr-code");
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return { data: Array.from(data), width: canvas.width, height: canvas.height };
  });
  const read = (jsQR.default ?? jsQR)(Uint8ClampedArray.from(picture.data), picture.width, picture.height);
  assert.ok(read, "the picture is no QR code");
  return new URL(read.data).searchParams.get("secret");
}

/** RFC 6238: SHA-1, six digits, 30 seconds. */
export function newNumber(secret) {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}
