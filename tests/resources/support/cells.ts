import { newId } from '../../../src/kernel/ids.ts';
import type { Outcome, Refusal } from '../../../src/kernel/result.ts';
import { teams } from '../../../src/features/teams/tables.ts';
import { resourceLoader, stepAnswer, stepsOf, takeAsClock, type Moved, type ResourceMove } from '../../../src/features/resources/index.ts';
import { bookings, resourcePeriods, resources } from '../../../src/features/resources/tables.ts';
import type { ResourceState, ResourceStep } from '../../../src/resource-steps.ts';
import type { Neighbour } from '../../support/street.ts';
import { makeScene, type Look } from './scene.ts';

/** What somebody is told about a step before they try; null while the resource is not shown to them. */
export interface Foretold { readonly may: readonly ResourceStep[]; readonly can: Pick<Refusal, 'code' | 'args'> | null }
type Row = typeof resources.$inferInsert;

const DAY_MS = 86_400_000;
/** What a step must say; the others need no words. */
const INPUT: { readonly [S in ResourceMove]?: object } = { return: { words: '请写明地点' }, cancelOccurrence: { startsAt: new Date(Date.now() + DAY_MS), words: '医生临时有事' }, withdraw: { words: '不再提供' } };

/** A street, everybody who can face a resource, and resources written into any state. Call it at the top of the file. */
export async function makeResourceCells() {
  const scene = await makeScene();
  const { platform, street, speaker, stranger, unitId } = scene;
  const { db } = platform;
  const { realm, streetId, worker, dispatcher } = street;
  const community = street.communities[0]!.id;
  const teamId = newId();
  await db.insert(teams).values({ realm, id: teamId, name: '测试志愿队', divisionId: streetId });
  const [captain, leader, auditor, resident] = [
    await street.neighbour({ roles: [{ role: 'CAPTAIN', over: teamId }] }), await street.neighbour({ roles: [{ role: 'STREET_LEADER', over: streetId }] }),
    await street.neighbour({ roles: [{ role: 'AUDITOR', over: streetId }] }), await street.neighbour(),
  ] as const;

  /** Who asks, and of whose resource. */
  const FACES = {
    speaker: { by: speaker, owned: { ownerOrganisationId: unitId } },
    worker: { by: worker, owned: { ownerDivisionId: community } },
    captain: { by: captain, owned: { ownerTeamId: teamId } },
    resident: { by: resident, owned: { ownerPersonId: resident.id } },
    'dispatcher, of what is his own': { by: dispatcher, owned: { ownerPersonId: dispatcher.id } },
    'street leader, of what the street owns': { by: leader, owned: { ownerDivisionId: streetId } },
    dispatcher: { by: dispatcher, owned: { ownerOrganisationId: unitId } },
    'street leader': { by: leader, owned: { ownerTeamId: teamId } },
    clock: { by: 'clock', owned: { ownerOrganisationId: unitId } },
    auditor: { by: auditor, owned: { ownerOrganisationId: unitId } },
    stranger: { by: stranger, owned: { ownerPersonId: resident.id } },
  } as const satisfies Record<string, { by: Neighbour | 'clock'; owned: Partial<Row> }>;

  /** Writes a resource that is in order, but for `change`, into a state; with a time limit of its own. Answers its id. */
  const write = async (state: ResourceState, face: keyof typeof FACES, change: Partial<Row> = {}): Promise<string> => {
    const [id, now] = [newId(), Date.now()];
    await db.insert(resources).values({
      realm, id, itemCode: 'HAIRCUT', ...FACES[face].owned, title: '义务理发', what: '每周一上午理发', divisionId: community, streetId, communityId: community, place: '社区活动室', forWhom: {},
      periodKind: 'DAY', capacity: 7, validFrom: new Date(now - 30 * DAY_MS), validUntil: new Date(now + 300 * DAY_MS),
      state, stateSince: new Date(now - DAY_MS), revision: 7, draftedBy: speaker.id, draftedAt: new Date(now - 30 * DAY_MS), ...change,
    });
    await platform.sql`insert into deadlines (realm, subject_table, subject_id, step, due_at) values (${realm}, 'RESOURCE', ${id}, 'runOut', business_now() + interval '300 days')`;
    return id;
  };
  /** Gives it a booking whose period is not over. */
  const bookOne = async (resourceId: string): Promise<void> => {
    const startsAt = new Date(Date.now() + DAY_MS);
    await db.insert(resourcePeriods).values({ realm, resourceId, startsAt, endsAt: new Date(startsAt.getTime() + DAY_MS), capacity: 7, booked: 1 });
    await db.insert(bookings).values({ realm, id: newId(), resourceId, startsAt, orderId: newId(), ownerId: newId(), persons: 1, state: 'CONFIRMED' });
  };

  /** Takes the step as the face does: a person by the mutation's use case, or the clock. */
  const drive = (face: keyof typeof FACES, resourceId: string, step: ResourceMove): Promise<Outcome<Moved>> => {
    const { by } = FACES[face];
    return by === 'clock' ? takeAsClock(platform, { realm, id: resourceId, step }) : scene.step(step, resourceId, by, (INPUT[step] ?? {}) as never);
  };
  /** What `viewerMay` and `viewerCan` say; null when the resource is not shown, 'nothing' to the clock. */
  const foretell = async (face: keyof typeof FACES, resourceId: string, step: ResourceStep): Promise<Foretold | null | 'nothing'> => {
    const { by } = FACES[face];
    if (by === 'clock') return 'nothing';
    const reading = await scene.reading(by);
    const resource = await resourceLoader(reading).load(resourceId);
    if (!resource) return null;
    const answer = await stepAnswer(reading, resource, step);
    return { may: await stepsOf(reading, resource), can: answer.allowed ? null : { code: answer.code, args: answer.args } };
  };
  /** Everything the database holds about it, and in what capacity each step was taken. */
  const look = async (resourceId: string): Promise<Look & { readonly taken: readonly string[] }> => {
    const taken = await platform.sql<{ as: string }[]>`select facts->>'as' as "as" from events where subject_id = ${resourceId} order by revision`;
    return { ...await scene.look(resourceId), taken: taken.map((event) => event.as) };
  };
  return { ...scene, FACES, owners: { unitId, community, teamId }, write, bookOne, drive, foretell, look };
}
