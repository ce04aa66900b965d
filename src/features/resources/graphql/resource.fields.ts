import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { AtMost, ViewerDependent } from '../../../graphql/marks.ts';
import type { Soon } from '../../../kernel/soon.ts';
import { as } from '../../../graphql/node.ts';
import { StepAnswer, stepAnswer as answerOf } from '../../../graphql/step-answer.ts';
import type { ResourceStep } from '../../../resource-steps.ts';
import { Item } from '../../catalogue/graphql/index.ts';
import { itemLoader, type Item as ItemRow } from '../../catalogue/index.ts';
import { organisationLoader } from '../../organisations/index.ts';
import { Division } from '../../places/graphql/index.ts';
import { divisionLoader } from '../../places/index.ts';
import { teamLoader } from '../../teams/index.ts';
import { sayingLoader } from '../loaders.ts';
import { nextPlaces, placeShown, stepAnswer, stepsOf } from '../read.ts';
import { seesAll } from '../roles.ts';
import type { ResourceView } from '../store/rows.ts';
import { Occurrence, Resource, ResourceForWhom, ResourceOwner, ResourceSaying, ResourceTiming } from './resource.type.ts';
import { ResourceState, ResourceStepEnum } from './words.ts';

const MOST_OCCURRENCES = 20;

/** The fields of a resource that are read for whoever asks; where they show less to some, the description says so. */
@Resolver(() => Resource)
export class ResourceFields {
  @FieldResolver(() => String, { description: 'Where it stands, in the language of the request' })
  label(@Root() resource: ResourceView, @Ctx() { language }: Context): string {
    return labelOf(ResourceState, resource.state, language);
  }

  @FieldResolver(() => Item, { nullable: true, description: 'The item of the catalogue, as it stands or stood last (清单分项)', name: 'item' })
  async itsItem(@Root() resource: ResourceView, @Ctx() context: Context): Promise<ItemRow | null> {
    return itemLoader(await context.reading()).load(resource.itemCode);
  }

  @FieldResolver(() => ResourceOwner, { nullable: true, description: 'Who offers it (提供方)' })
  async owner(@Root() resource: ResourceView, @Ctx() context: Context): Promise<object | null> {
    const reading = await context.reading();
    const named = async (name: string, row: Soon<object | null>): Promise<object | null> => { const found = await row; return found && as(name, found); };
    if (resource.ownerOrganisationId !== null) return named('Organisation', organisationLoader(reading).load(resource.ownerOrganisationId));
    if (resource.ownerDivisionId !== null) return named('Division', divisionLoader(reading).load(resource.ownerDivisionId));
    if (resource.ownerTeamId !== null) return named('Team', teamLoader(reading).load(resource.ownerTeamId));
    return as('Person', { id: resource.ownerPersonId!, realm: resource.realm });
  }

  @ViewerDependent()
  @FieldResolver(() => Division, { nullable: true, description: 'Where it is given. Of a sensitive item only owner and center read more than the community, or street (所在治理单元)' })
  async division(@Root() resource: ResourceView, @Ctx() context: Context): Promise<object | null> {
    const reading = await context.reading();
    const { divisionId } = placeShown(reading, resource);
    return divisionId === null ? null : divisionLoader(reading).load(divisionId);
  }

  @ViewerDependent()
  @FieldResolver(() => String, { nullable: true, description: 'Where exactly. Of a sensitive item only owner and center read it (地点)', name: 'place' })
  async shownPlace(@Root() resource: ResourceView, @Ctx() context: Context): Promise<string | null> {
    return placeShown(await context.reading(), resource).place;
  }

  @FieldResolver(() => ResourceForWhom, { description: 'For whom it is (服务对象)', name: 'forWhom' })
  async meantFor(@Root() { forWhom }: ResourceView, @Ctx() context: Context): Promise<ResourceForWhom> {
    const divisions = await divisionLoader(await context.reading()).loadMany(forWhom.divisionIds ?? []);
    return { ageFrom: forWhom.ageFrom ?? null, ageTo: forWhom.ageTo ?? null, words: forWhom.words ?? null, divisions: divisions.filter((found) => found !== null) };
  }

  @FieldResolver(() => ResourceTiming, { nullable: true, description: 'When it is given; null while it is not said (时间安排)' })
  timing(@Root() { periodKind, rule, startTime, minutes }: ResourceView): ResourceTiming | null {
    return periodKind === null ? null : { kind: periodKind, rule, startTime, minutes };
  }

  @AtMost(MOST_OCCURRENCES)
  @FieldResolver(() => [Occurrence], { description: 'The next times at which it can be booked, within 400 days, with what is free; empty unless it is listed (近期场次)' })
  async nextOccurrences(
    @Root() resource: ResourceView, @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 5, description: 'How many, 1 to 20' }) first: number,
  ): Promise<Occurrence[]> {
    if (first < 1 || first > MOST_OCCURRENCES) throw new DoorError('BAD_USER_INPUT', { detail: { en: `first must be 1 to ${MOST_OCCURRENCES}.`, zh: `first 须为 1 到 ${MOST_OCCURRENCES}。` } });
    return nextPlaces(await context.reading(), resource, first);
  }

  @ViewerDependent()
  @FieldResolver(() => ResourceSaying, { nullable: true, description: 'What was last said at a step, for owner and center (最近说明)' })
  async lastSaid(@Root() resource: ResourceView, @Ctx() context: Context): Promise<ResourceSaying | null> {
    const reading = await context.reading();
    return seesAll(reading.actor, resource) ? sayingLoader(reading).load(resource.id) : null;
  }

  @ViewerDependent()
  @AtMost(8)
  @FieldResolver(() => [ResourceStepEnum], { description: 'Steps that you may take now (可办步骤)' })
  async viewerMay(@Root() resource: ResourceView, @Ctx() context: Context): Promise<ResourceStep[]> {
    return stepsOf(await context.reading(), resource);
  }

  @ViewerDependent()
  @FieldResolver(() => StepAnswer, { description: 'Whether you may take a step now, or the refusal that it would meet' })
  async viewerCan(
    @Root() resource: ResourceView, @Ctx() context: Context,
    @Arg('step', () => ResourceStepEnum, { description: 'The step asked about' }) step: ResourceStep,
  ): Promise<StepAnswer> {
    const decision = await stepAnswer(await context.reading(), resource, step);
    return answerOf(context, decision.allowed ? null : decision);
  }
}
