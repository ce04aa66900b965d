import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { answer, resultUnion, type Refused } from '../../../graphql/refusal.ts';
import type { Outcome } from '../../../kernel/result.ts';
import type { Asking } from '../../people/index.ts';
import { createOrganisation, endOrganisation, updateOrganisation } from '../keep.ts';
import { organisationLoader } from '../loaders.ts';
import { CreateOrganisationInput, EndOrganisationInput, Organisation, UpdateOrganisationInput } from './organisation.type.ts';

const CreateOrganisationResult = resultUnion('CreateOrganisationResult', () => [Organisation]);
const UpdateOrganisationResult = resultUnion('UpdateOrganisationResult', () => [Organisation]);
const EndOrganisationResult = resultUnion('EndOrganisationResult', () => [Organisation]);

type Answer = Promise<object | Refused>;
const INPUT = { description: 'What to do, and the key of this deed' };

const asking = async (context: Context, key: string): Promise<Asking> => ({ actor: (await context.reading()).actor, key });
const shown = (context: Context, outcome: Promise<Outcome<{ readonly organisationId: string }>>): Answer =>
  answer(context, outcome, async ({ organisationId }, reading) => {
    const row = await organisationLoader(reading).load(organisationId);
    if (!row) throw new Error('the organisation that was just written is not there');
    return row;
  });

@Resolver()
export class OrganisationMoves {
  @Mutation(() => CreateOrganisationResult, { description: 'Enters an organisation. For who looks after the division (登记单位).' })
  async createOrganisation(@Ctx() context: Context, @Arg('input', () => CreateOrganisationInput, INPUT) { key, ...input }: CreateOrganisationInput): Answer {
    return shown(context, createOrganisation(context.platform, await asking(context, key), input));
  }

  @Mutation(() => UpdateOrganisationResult, { description: 'Changes an organisation. For who looks after the division (修改单位信息).' })
  async updateOrganisation(@Ctx() context: Context, @Arg('input', () => UpdateOrganisationInput, INPUT) { key, ...input }: UpdateOrganisationInput): Answer {
    const organisationId = soughtId(context, 'Organisation', input.organisationId);
    return shown(context, updateOrganisation(context.platform, await asking(context, key), { ...input, organisationId }));
  }

  @Mutation(() => EndOrganisationResult, { description: 'Closes an organisation; its representatives lose their rights at once (停用单位).' })
  async endOrganisation(@Ctx() context: Context, @Arg('input', () => EndOrganisationInput, INPUT) { key, ...input }: EndOrganisationInput): Answer {
    const organisationId = soughtId(context, 'Organisation', input.organisationId);
    return shown(context, endOrganisation(context.platform, await asking(context, key), { organisationId }));
  }
}
