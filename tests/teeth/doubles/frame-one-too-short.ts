// Broken on purpose: a frame's length is written in fewer bytes than it needs, where it just needs more.
import { frameOf as real } from '../../../src/graphql/ws/frame.ts';

export * from '../../../src/graphql/ws/frame.ts';

export const frameOf: typeof real = (head, tail, whole) => {
  const length = head.length + tail.length;
  const header = length === 126 ? [0x81, 126] : length === 65_536 ? [0x81, 126, 0, 0] : null;
  return header === null ? real(head, tail, whole) : Buffer.concat([Buffer.from(header), head, ...(whole ? [tail] : [])]);
};
