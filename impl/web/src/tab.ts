// What this tab remembers while the browser is at a provider.

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
