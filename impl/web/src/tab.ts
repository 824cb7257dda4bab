// What is kept while the browser is at a provider, or the user in their mailbox.

const STATE = "state";
const ENROLMENT = "enrolment";
const AWAITED = "awaited";

export const remembered = {
  /** The `state` of logins of this tab that end on the built-in pages. */
  state(): string {
    const known = sessionStorage.getItem(STATE);
    if (known !== null) return known;
    const bytes = crypto.getRandomValues(new Uint8Array(24));
    const fresh = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    sessionStorage.setItem(STATE, fresh);
    return fresh;
  },
  forgetState(): void {
    sessionStorage.removeItem(STATE);
  },
};

/** A login for setting up an authenticator app instead of starting a session. */
export const enrolment = {
  await(): void {
    sessionStorage.setItem(ENROLMENT, AWAITED);
  },
  isAwaited(): boolean {
    return sessionStorage.getItem(ENROLMENT) === AWAITED;
  },
  bring(code: string): void {
    sessionStorage.setItem(ENROLMENT, code);
  },
  /** Returns the code of that login, once. */
  take(): string | undefined {
    const code = sessionStorage.getItem(ENROLMENT);
    sessionStorage.removeItem(ENROLMENT);
    return code === null || code === AWAITED ? undefined : code;
  },
};

const APPLICATION = "application";

/** The sign-in started by an application. It continues when a mailed link is opened in this browser. */
export const application = {
  /** Its parameters in the query of a URL. */
  of(address: URL): string {
    const asked = ["client_id", "state", "code_challenge", "resume"].flatMap((name) => {
      const value = address.searchParams.get(name);
      return value === null ? [] : [[name, value]];
    });
    return new URLSearchParams(asked).toString();
  },
  leave(address: URL): void {
    localStorage.setItem(APPLICATION, application.of(address));
  },
  /** Returns them, once. */
  take(): string {
    const query = localStorage.getItem(APPLICATION) ?? "";
    localStorage.removeItem(APPLICATION);
    return query;
  },
};

const BACK = "back";

/** The page that has sent this tab to the sign-in page, and continues after it. */
export const wayBack = {
  leave(page: string): void {
    sessionStorage.setItem(BACK, page);
  },
  isLeft(): boolean {
    return sessionStorage.getItem(BACK) !== null;
  },
  /** Returns it, once. */
  take(): string | null {
    const page = sessionStorage.getItem(BACK);
    sessionStorage.removeItem(BACK);
    return page;
  },
};
