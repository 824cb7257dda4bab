// The service's error codes in words.
import { Refused } from "./service.js";

/** Not the service's: somebody comes back from a provider without a login. */
export const NOT_THERE = "NOT_SIGNED_IN_THERE";
/** Likewise: a login that should have been of the signed-in user. */
export const ANOTHER_USER = "ANOTHER_USER";

const MESSAGES: Record<string, string> = {
  [ANOTHER_USER]: "That was the login of somebody else.",
  BAD_GATEWAY: "The other service does not answer. Try again later.",
  CLIENT_INVALID: "This account cannot sign in to this application, or the application is unknown.",
  CODE_EXPIRED: "That took too long. Start again.",
  FORBIDDEN: "This browser does not keep the cookie that this page needs.",
  GATEWAY_TIMEOUT: "The other service does not answer. Try again later.",
  INCORRECT_PASSWORD: "The present password is not right.",
  INVALID_CREDENTIALS: "That did not work. Check what you typed and try again.",
  NOT_CONFIGURED: "This is not offered here.",
  [NOT_THERE]: "You were not signed in there. Try again, or another way.",
  OTP_INVALID: "That code is not right. Each is good once: your app shows the next in half a minute.",
  OTP_TOKEN_INCORRECT_OR_EXPIRED: "That took too long, or there were too many wrong codes. Start again.",
  PASSWORD_CANNOT_BE_CHANGED_FOR_EXTERNAL_USER: "You sign in through another service; this account has no password here.",
  PASSWORD_CANNOT_BE_SAME_AS_PREVIOUS_PASSWORD: "That is the password you have already. Choose another.",
  SERVICE_UNAVAILABLE: "The service is busy. Try again in a moment.",
  TOKEN_EXPIRED: "This link has ended. Ask for a new one.",
  TOKEN_INVALID: "This link is not good for this. Ask for a new one.",
  TOKEN_REVOKED: "This link has been used already. Ask for a new one.",
  USER_ALREADY_EXISTS: "There is an account with this address already.",
  USER_INACTIVE: "This account is not active. Ask whoever runs this service.",
  USER_NOT_ACTIVE_YET: "This account is not active yet.",
  VALIDATION_FAILED: "The service does not take this. Go back to where you came from, and try again.",
};

const PASSWORD_RULES: Record<string, string> = {
  commonPassword: "That is one of the most common passwords. Choose another.",
  maxLength: "That password is too long.",
  minLength: "That password is too short.",
  ownName: "A password must not be your name or address.",
};

export function explain(fault: unknown): string {
  if (!(fault instanceof Refused)) return "The service cannot be reached. Try again later.";
  if (fault.retryAfter) return `Too many tries. Try again in ${duration(fault.retryAfter)}.`;
  if (fault.code === "PASSWORD_INVALID") return PASSWORD_RULES[fault.detail] ?? "Choose another password.";
  return MESSAGES[fault.code] ?? "Something went wrong. Try again.";
}

function duration(seconds: number): string {
  return seconds < 100 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
