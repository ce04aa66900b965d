import { randomUUID } from 'node:crypto';
import { draft, move, type DraftInput, type ResourceMove, type StepInputs } from '../../features/resources/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Known } from './beats.ts';
import { must, type Founded } from './found.ts';
import { callerFor } from './scene.ts';
import type { Soul, Town } from './town.ts';
import { OFFERS, type Owner } from './units.ts';

/** Number 1 of the seven orders: everything that is offered is drafted, submitted and listed by the use cases, and some of it left on the way. */
export async function offerEverything(platform: Platform, realm: string, town: Town, founded: Founded): Promise<Known['resources']> {
  const listed = new Map<string, { id: string; itemCode: string; representative: Soul }>();
  const caller = (soul: Soul) => callerFor({ realm, issuer: platform.config.authIssuer }, soul);
  const center = town.dispatchers[0]!;
  for (const { key, owner, state, ...said } of OFFERS) {
    const { soul, input } = ownerOf(owner, town, founded);
    const { id } = must(await draft(platform, caller(soul), { ...said, ...input, projectId: founded.projectIds.get(said.itemCode) ?? null }, randomUUID()));
    const take = async <S extends ResourceMove>(by: Soul, step: S, given: StepInputs[S]) =>
      must(await move(platform, { realm, asker: { caller: caller(by) }, resourceId: id, step, input: given }, randomUUID()));
    if (state === 'DRAFT') continue;
    await take(soul, 'submit', {});
    if (state === 'SUBMITTED') continue;
    if (state === 'RETURNED') {
      await take(center, 'return', { words: '请补充看护人员的资质' });
      continue;
    }
    await take(center, 'list', {});
    if (state === 'PAUSED') await take(soul, 'pause', { words: '场地维修' });
    if (state === 'WITHDRAWN') await take(soul, 'withdraw', { words: '讲师调整,另行安排' });
    if (state === undefined) listed.set(key, { id, itemCode: said.itemCode, representative: soul });
  }
  return listed;
}

function ownerOf(owner: Owner, town: Town, { streetId, organisationIds, teamIds }: Founded): { soul: Soul; input: Pick<DraftInput, 'owner' | 'divisionId'> } {
  if ('unit' in owner) return { soul: town.representatives.get(owner.unit)!, input: { owner: { organisationId: organisationIds.get(owner.unit)! }, divisionId: streetId } };
  if ('team' in owner) return { soul: town.captains[owner.team]!, input: { owner: { teamId: teamIds[owner.team]! }, divisionId: streetId } };
  if ('volunteer' in owner) return { soul: town.volunteers[owner.volunteer]!, input: { owner: { myself: true }, divisionId: streetId } };
  const { id, code } = town.communities[owner.community % town.communities.length]!;
  return { soul: town.workers.get(code)![0]!, input: { owner: { divisionId: id }, divisionId: id } };
}
