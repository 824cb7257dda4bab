/** The part of `Storage` that is used. */
export type ItemStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;
