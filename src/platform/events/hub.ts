/** Placeholder until the hub of events stands here. */
export type Hub = object;
