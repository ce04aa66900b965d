import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { divisionsByCodes } from '../../places/index.ts';
import type { OwnerInput } from '../draft.ts';
import type { TimingInput } from '../occurrences.ts';
import type { ResourceSaid } from '../said.ts';
import type { ForWhom } from '../words.ts';
import type { OfferingInput, ResourceForWhomInput, ResourceOwnerInput, ResourceTimingInput, ReviseResourceInput } from './resource.inputs.ts';

/** An id that nothing has: what a code that names nothing becomes, so that the use case answers as for anything that is not there. */
const NOTHING = '00000000-0000-7000-8000-000000000000';

/** Ids of divisions by their codes. */
export async function divisionIds(context: Context, codes: readonly string[]): Promise<string[]> {
  const rows = new Map((await divisionsByCodes(context.platform.db, context.realm, codes)).map(({ code, id }) => [code, id]));
  return codes.map((code) => rows.get(code) ?? NOTHING);
}
const divisionId = async (context: Context, code: string): Promise<string> => (await divisionIds(context, [code]))[0]!;

export async function ownerOf(context: Context, owner: ResourceOwnerInput): Promise<OwnerInput> {
  if (owner.organisationId) return { organisationId: soughtId(context, 'Organisation', owner.organisationId) };
  if (owner.teamId) return { teamId: soughtId(context, 'Team', owner.teamId) };
  return owner.divisionCode ? { divisionId: await divisionId(context, owner.divisionCode) } : { myself: true };
}

const timingOf = ({ recurring, period }: ResourceTimingInput): TimingInput =>
  (recurring ? { rule: recurring.rule, startTime: recurring.startTime, minutes: recurring.minutes } : { period: period ?? null });

/** What an input says about when and how many. */
export const offeringOf = ({ timing, capacity, validUntil, confirmsBookings }: OfferingInput): Pick<ResourceSaid, 'timing' | 'capacity' | 'validUntil' | 'confirmsBookings'> => ({
  ...(confirmsBookings == null ? {} : { confirmsBookings }),
  ...(timing === undefined ? {} : { timing: timing && timingOf(timing) }),
  ...(capacity === undefined ? {} : { capacity }),
  ...(validUntil === undefined ? {} : { validUntil }),
});

async function forWhomOf(context: Context, { ageFrom, ageTo, divisionCodes, words }: ResourceForWhomInput): Promise<ForWhom> {
  return {
    ...(ageFrom == null ? {} : { ageFrom }), ...(ageTo == null ? {} : { ageTo }), ...(words == null ? {} : { words }),
    ...(divisionCodes == null || divisionCodes.length === 0 ? {} : { divisionIds: await divisionIds(context, [...new Set(divisionCodes)]) }),
  };
}

/** What an input says about a resource: left out stays, null takes back where it can be taken back. */
export async function saidOf(context: Context, input: Omit<ReviseResourceInput, 'resourceId'>): Promise<ResourceSaid> {
  const { itemCode, projectId, title, what, divisionCode, place, forWhom, validFrom } = input;
  return {
    ...offeringOf(input),
    ...(itemCode == null ? {} : { itemCode }), ...(projectId === undefined ? {} : { projectId: projectId === null ? null : soughtId(context, 'Project', projectId) }), ...(title == null ? {} : { title }), ...(what == null ? {} : { what }),
    ...(divisionCode == null ? {} : { divisionId: await divisionId(context, divisionCode) }),
    ...(place === undefined ? {} : { place }),
    ...(forWhom === undefined ? {} : { forWhom: forWhom && await forWhomOf(context, forWhom) }),
    ...(validFrom == null ? {} : { validFrom }),
  };
}
