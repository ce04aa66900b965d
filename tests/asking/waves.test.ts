import { describe, expect, test } from 'vitest';
import { makeAsking } from './support/scene.ts';

const scene = await makeAsking({ settings: { perPlace: 2, waves: 3 } });
const { street } = scene;
const [here] = street.communities;
const crowd = await street.neighbours(20, { volunteer: [], home: here!.buildingId });

describe('Who is asked', () => {
  test('when an order opens the first few are asked, once, and it stands in their inbox', async () => {
    const orderId = await scene.opens({ helpersWanted: 2 });
    await scene.runs();
    const { state, kind, wave, asks, dueInMinutes } = await scene.stand(orderId);
    expect({ state, kind, wave, asked: asks.length }).toEqual({ state: 'ASKING', kind: 'HELPER', wave: 1, asked: 4 });
    expect(dueInMinutes).toBeGreaterThan(29);
    const first = crowd.find(({ id }) => id === asks[0]!.personId)!;
    expect(await scene.news(first)).toEqual(['ask']);
    await scene.runs();
    expect((await scene.stand(orderId)).asks).toHaveLength(4);
  });
});
