import { afterAll } from 'vitest';
import { openWorld } from '../support/world.ts';
import { deskOfTheCaptain } from './people/captain.ts';
import { deskOfWhoHasNoApp } from './people/telephone.ts';
import { deskOfTheVolunteer } from './people/volunteer.ts';

/** The desks of volunteer, captain, and of who has no app, in one street: their stories, in plain words over HTTP. */
const lines: string[] = [];
const world = await openWorld({ env: { LOG_LEVEL: 'trace' }, heard: (line) => { lines.push(line); } });
afterAll(() => world.running.stop());

deskOfTheVolunteer(world, () => lines.join(''));
deskOfTheCaptain(world);
deskOfWhoHasNoApp(world);
