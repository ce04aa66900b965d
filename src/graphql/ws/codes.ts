/** Why a socket is closed. Clients may connect again after all but 4400, 4406, 4409 and 4429. */
export const CLOSE = {
  /** The node is going away: connect again and resume. */
  GOING_AWAY: 1001,
  /** A message larger than allowed (sent by `ws` itself). */
  TOO_BIG: 1009,
  /** No message of the graphql-transport-ws protocol. */
  BAD_MESSAGE: 4400,
  /** The token was refused or has expired: get a new one. */
  FORBIDDEN: 4403,
  /** The subprotocol is not graphql-transport-ws. */
  SUBPROTOCOL: 4406,
  /** No connection_init in time. */
  INIT_TIMEOUT: 4408,
  /** An id that is in use. */
  ID_TAKEN: 4409,
  /** The client does not read what it asked for: connect again and resume after the last cursor. */
  SLOW_CLIENT: 4413,
  /** Far more messages than allowed, or a second connection_init. */
  TOO_MANY: 4429,
  /** A fault of ours. */
  FAULT: 4500,
} as const;
