// User-facing text for the service's error codes.
import { Refused } from "./service.js";

/** A code of the pages, not of the service: the user returned from a provider without having signed in. */
export const NOT_THERE = "NOT_SIGNED_IN_THERE";
/** A code of the pages: the login was not that of the signed-in user. */
export const ANOTHER_USER = "ANOTHER_USER";

const MESSAGES: Record<string, string> = {
  [ANOTHER_USER]: "That login belongs to another user.",
  BAD_GATEWAY: "The other service is not responding. Please try again later.",
  CLIENT_INVALID: "This account cannot sign in to this application, or the application is unknown.",
  CODE_EXPIRED: "This took too long. Please start over.",
  FORBIDDEN: "Your browser blocks a cookie that this page needs.",
  GATEWAY_TIMEOUT: "The other service is not responding. Please try again later.",
  INCORRECT_PASSWORD: "The current password is incorrect.",
  INVALID_CREDENTIALS: "That did not work. Check what you entered and try again.",
  NOT_CONFIGURED: "This is not available here.",
  [NOT_THERE]: "You were not signed in there. Try again, or choose another way.",
  OTP_INVALID: "That code is incorrect. Each code works only once; your app shows a new one every 30 seconds.",
  OTP_TOKEN_INCORRECT_OR_EXPIRED: "This took too long, or there were too many incorrect codes. Please start over.",
  PASSWORD_CANNOT_BE_CHANGED_FOR_EXTERNAL_USER: "You sign in through another service, so this account has no password.",
  PASSWORD_CANNOT_BE_SAME_AS_PREVIOUS_PASSWORD: "This is already your password. Choose a different one.",
  SERVICE_UNAVAILABLE: "The service is busy. Please try again in a moment.",
  TOKEN_EXPIRED: "This link has expired. Request a new one.",
  TOKEN_INVALID: "This link is not valid. Request a new one.",
  TOKEN_REVOKED: "This link has already been used. Request a new one.",
  USER_ALREADY_EXISTS: "An account with this email address already exists.",
  USER_INACTIVE: "This account is inactive. Contact whoever runs this service.",
  USER_NOT_ACTIVE_YET: "This account is not active yet.",
  VALIDATION_FAILED: "The request was not accepted. Go back and try again.",
};

const PASSWORD_RULES: Record<string, string> = {
  commonPassword: "This is one of the most common passwords. Choose a different one.",
  maxLength: "This password is too long.",
  minLength: "This password is too short.",
  ownName: "Your password must not be your name or email address.",
};

export function explain(fault: unknown): string {
  if (!(fault instanceof Refused)) return "The service cannot be reached. Please try again later.";
  if (fault.retryAfter) return `Too many attempts. Try again in ${duration(fault.retryAfter)}.`;
  if (fault.code === "PASSWORD_INVALID") return PASSWORD_RULES[fault.detail] ?? "Choose a different password.";
  return MESSAGES[fault.code] ?? "Something went wrong. Please try again.";
}

function duration(seconds: number): string {
  return seconds < 100 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
