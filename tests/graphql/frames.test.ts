import { describe, expect, test } from 'vitest';
import { COPIED_BYTES, frameOf, headOf } from '../../src/graphql/ws/frame.ts';
import { until } from './clients.ts';
import { openLamps, street } from './lamps.ts';
import { CLOSE, CONTINUED, openRaw, PING, PONG, read, readAll, TEXT, written, type RawClient } from './raw-frames.ts';

/** Where the length of a frame takes two bytes more, and eight. */
const LENGTHS = [125, 126, 127, 65_535, 65_536, 65_537];
const WIDE = '灯';
const lamps = await openLamps({ socketMessageBytes: 70_000 });

async function greeted(): Promise<RawClient> {
  const raw = await openRaw(lamps.wsUrl);
  raw.write(written(Buffer.from('{"type":"connection_init"}')));
  expect(JSON.parse(String((await raw.next()).payload))).toEqual({ type: 'connection_ack' });
  return raw;
}

/** A greeting to which the same comes back, so many bytes long. */
function pingOf(bytes: number): Buffer {
  const empty = '{"type":"ping","payload":{"x":""}}';
  return Buffer.from(empty.replace('""', `"${'x'.repeat(bytes - empty.length)}"`));
}
const pongTo = (ping: Buffer): Buffer => Buffer.from(String(ping).replace('ping', 'pong'));

describe('a frame of ours', () => {
  test.each([0, 1, ...LENGTHS, COPIED_BYTES, COPIED_BYTES + 1])('whose tail makes it %i bytes long says so in the fewest bytes, whole and in two parts', (bytes) => {
    const head = headOf('1');
    const length = Math.max(bytes, head.length);
    const tail = Buffer.alloc(length - head.length, 'x');
    const whole = frameOf(head, tail, true);
    const seen = read(whole)!;
    expect(seen.taken).toBe(whole.length);
    expect([seen.frame.fin, seen.frame.opcode, seen.frame.masked, seen.frame.wrong, seen.frame.payload.length]).toEqual([true, TEXT, false, false, length]);
    expect(seen.frame.payload.equals(Buffer.concat([head, tail]))).toBe(true);
    expect(Buffer.concat([frameOf(head, tail, false), tail]).equals(whole)).toBe(true);
    // However the kernel cuts it, it is not taken for whole before its last byte.
    for (const cut of [1, 2, 3, 9, whole.length - 1]) expect(read(whole.subarray(0, Math.min(cut, whole.length - 1)))).toBeNull();
  });

  test.each(LENGTHS)('reaches a client as %i bytes, between those of ws', async (bytes) => {
    const raw = await greeted();
    raw.write(written(Buffer.from('{"id":"1","type":"subscribe","payload":{"query":"subscription { lights }"}}')));
    await until(() => street.open === 1);
    const message = (lamp: string): string => JSON.stringify({ id: '1', type: 'next', payload: { data: { lights: `${lamp} for a guest` } } });
    const lamp = WIDE + 'x'.repeat(bytes - Buffer.byteLength(message(WIDE)));
    for (const [nth, one] of [lamp, 'short', lamp].entries()) {
      raw.write(written(Buffer.from(`${nth}`), { opcode: PING }));
      expect(await raw.next()).toMatchObject({ opcode: PONG, wrong: false, payload: Buffer.from(`${nth}`) });
      street.send(one);
      const frame = await raw.next();
      expect([frame.fin, frame.opcode, frame.masked, frame.wrong, frame.payload.length]).toEqual([true, TEXT, false, false, one === lamp ? bytes : Buffer.byteLength(message(one))]);
      expect(String(frame.payload)).toBe(message(one));
    }
    raw.socket.destroy();
    await until(() => street.open === 0);
  });
});

describe('a frame of a client', () => {
  test.each(LENGTHS)('of %i bytes is understood, in one piece, in fragments with a ping between them, and byte by byte', async (bytes) => {
    const raw = await greeted();
    const ping = pingOf(bytes);
    const expected = pongTo(ping);
    const same = async (): Promise<void> => { const { payload, wrong } = await raw.next(); expect([payload.equals(expected), wrong]).toEqual([true, false]); };
    raw.write(written(ping));
    await same();
    const [one, two] = [1, bytes - 1];
    raw.write(written(ping.subarray(0, one), { fin: false }));
    raw.write(written(ping.subarray(one, two), { opcode: CONTINUED, fin: false }));
    raw.write(written(Buffer.from('there?'), { opcode: PING }));
    raw.write(written(Buffer.alloc(0), { opcode: CONTINUED, fin: false }));
    raw.write(written(ping.subarray(two), { opcode: CONTINUED }));
    expect(await raw.next()).toMatchObject({ opcode: PONG, payload: Buffer.from('there?') });
    await same();
    const frame = written(ping);
    raw.socket.setNoDelay(true);
    for (let at = 0; at < 16; at++) { raw.write(frame.subarray(at, at + 1)); await new Promise((turn) => { setImmediate(turn); }); }
    raw.write(frame.subarray(16));
    await same();
    raw.socket.destroy();
  });

  test.each([
    ['that is not masked', [written(pingOf(126), { masked: false })], 1002],
    ['that goes on with nothing', [written(pingOf(126), { opcode: CONTINUED })], 1002],
    ['that begins a message within another', [written(pingOf(126), { fin: false }), written(pingOf(126))], 1002],
    ['longer than a message may be', [written(pingOf(70_001))], 1009],
    ['whose fragments together are longer than a message may be', [written(pingOf(65_536), { fin: false }), written(pingOf(65_536), { opcode: CONTINUED })], 1009],
    ['that is no text', [written(Buffer.from([0xff, 0xfe]))], 1007],
  ])('%s closes the connection with the code of the protocol', async (_what, frames, code) => {
    const raw = await greeted();
    for (const frame of frames) raw.write(frame);
    const seen = await raw.next();
    expect([seen.opcode, seen.payload.readUInt16BE(0)]).toEqual([CLOSE, code]);
    raw.socket.destroy();
  });
});

test('frames written here are read here, so that the two do not share a fault with what they judge', () => {
  const payloads = LENGTHS.map((length) => Buffer.alloc(length, WIDE));
  const seen = readAll(Buffer.concat(payloads.map((payload) => written(payload))));
  expect(seen.map(({ payload, masked }, i) => [payload.equals(payloads[i]!), masked])).toEqual(payloads.map(() => [true, true]));
});
