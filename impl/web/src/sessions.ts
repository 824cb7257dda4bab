// The list of sessions.
import type { Schemas } from "authentication-service-client";
import { element, onClick } from "./page.js";
import { given, session } from "./service.js";

type Listed = Schemas["Session"];

const BROWSERS = ["Edg", "OPR", "Firefox", "Chrome", "Safari", "curl"];
const SYSTEMS = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"];
const NAMES: Record<string, string> = { Edg: "Edge", OPR: "Opera", "Mac OS": "macOS" };

export async function listSessions(signOut: () => Promise<void>): Promise<void> {
  const sessions = await given(session.api.GET("/auth/sessions"));
  element("sessions").replaceChildren(...sessions.map((listed) => item(listed, signOut)));
}

function item(listed: Listed, signOut: () => Promise<void>): HTMLElement {
  const place = [device(listed.userAgent), listed.address].filter(Boolean).join(", ");
  const where = document.createElement("span");
  where.className = "where";
  where.textContent = place;
  const when = document.createElement("span");
  when.className = "when";
  const used = new Date(listed.lastUsedAt).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  when.textContent = listed.current ? "This session" : `${listed.clientId}, last used ${used}`;
  where.append(when);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = "End";
  button.ariaLabel = `End the session on ${place}: ${when.textContent}`;
  onClick(button, async () => {
    if (listed.current) {
      await signOut();
      return;
    }
    await given(session.api.DELETE("/auth/sessions/{id}", { params: { path: { id: listed.id } } }));
    await listSessions(signOut);
  });
  const row = document.createElement("li");
  row.append(where, button);
  return row;
}

function device(userAgent: string | null): string {
  const named = (known: string[]) => {
    const found = known.find((name) => userAgent?.includes(name));
    return found && (NAMES[found] ?? found);
  };
  return [named(BROWSERS), named(SYSTEMS)].filter(Boolean).join(" on ") || "Unknown device";
}
