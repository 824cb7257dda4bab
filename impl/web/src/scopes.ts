// What scopes mean, in words for the people who are asked.

const WORDS: Record<string, string> = {
  openid: "Know that it’s you",
  profile: "See your name, username, gender, birthday and language",
  email: "See your email address",
  phone: "See your phone number",
  offline_access: "Keep access while you are away",
  tenant: "See which organisation you belong to",
  roles: "See your roles and permissions",
};

/** An item of a list for each scope. */
export function scopeItems(scopes: string[]): HTMLElement[] {
  return scopes.map((scope) => {
    const item = document.createElement("li");
    item.textContent = WORDS[scope] ?? scope;
    return item;
  });
}
