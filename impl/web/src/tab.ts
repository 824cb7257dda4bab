// What is remembered while the browser is at a provider, or a person at a mailbox.

const STATE = "state";
const ENROLMENT = "enrolment";
const AWAITED = "awaited";

export const remembered = {
  /** Names the logins of this tab that end on our own pages. */
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

/** A login that is to set up an authenticator, and not to begin a session. */
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
  /** The code of that login, once. */
  take(): string | undefined {
    const code = sessionStorage.getItem(ENROLMENT);
    sessionStorage.removeItem(ENROLMENT);
    return code === null || code === AWAITED ? undefined : code;
  },
};

const APPLICATION = "application";

/** The sign-in that an application has begun: it goes on where a mailed link leads, if that is opened in this browser. */
export const application = {
  /** Its part of an address's query. */
  of(address: URL): string {
    const asked = ["client_id", "state", "code_challenge"].flatMap((name) => {
      const value = address.searchParams.get(name);
      return value === null ? [] : [[name, value]];
    });
    return new URLSearchParams(asked).toString();
  },
  leave(address: URL): void {
    localStorage.setItem(APPLICATION, application.of(address));
  },
  /** Once. */
  take(): string {
    const query = localStorage.getItem(APPLICATION) ?? "";
    localStorage.removeItem(APPLICATION);
    return query;
  },
};
