import { randomUUID } from 'node:crypto';

export const partKey = (): string => randomUUID();
