/** Codes that a realm may have: wherever one is read, in tokens, headers and links, it is this. */
export const LONGEST_REALM_CODE = 40;
const SHAPE = /^[\w.-]{1,40}$/;

export const isRealmCode = (code: unknown): code is string => typeof code === 'string' && SHAPE.test(code);
