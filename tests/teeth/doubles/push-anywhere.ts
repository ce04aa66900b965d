import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';

export * from '../../../src/features/pushes/channels/reach.ts';

/** Whatever a name leads to is connected to. */
export const outsideOnly: LookupFunction = lookup as unknown as LookupFunction;
