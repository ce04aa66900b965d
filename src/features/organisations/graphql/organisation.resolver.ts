import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { ViewerDependent } from '../../../graphql/marks.ts';
import { idOf } from '../../../graphql/node.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { ViewerMay } from '../../people/graphql/index.ts';
import { divisionByCode, divisionLoader, reachOf, within, type Division as DivisionRow } from '../../places/index.ts';
import { Division } from '../../places/graphql/index.ts';
import { organisationLoader } from '../loaders.ts';
import { KEEPS_ORGANISATIONS } from '../roles.ts';
import { countOrganisations, organisationPage, type Organisation as OrganisationRow } from '../store.ts';
import { Organisation, OrganisationConnection, OrganisationFilter, OrganisationKind, OrganisationOrder } from './organisation.type.ts';

@ArgsType()
class OrganisationsArgs extends PageArgs {
  @Field(() => OrganisationFilter, { nullable: true, description: 'What to show; left out: everything' })
  filter?: OrganisationFilter | null;

  @Field(() => OrganisationOrder, { defaultValue: 'NAME', description: 'In which order' })
  orderBy!: 'NAME';
}

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => Organisation, { nullable: true, description: 'One organisation by its id. Null if there is none.' })
  async organisation(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Id of the organisation' }) id: string): Promise<OrganisationRow | null> {
    const uuid = idOf(context, 'Organisation', id);
    return uuid === null ? null : organisationLoader(await context.reading()).load(uuid);
  }

  @Query(() => OrganisationConnection, { description: 'The organisations of the realm, closed ones left out.' })
  async organisations(@Ctx() context: Context, @Args(() => OrganisationsArgs) args: OrganisationsArgs): Promise<Page<OrganisationRow>> {
    const { platform: { db }, realm } = context;
    const { kinds, coBuilding, underCode } = args.filter ?? {};
    const under = underCode ? await divisionByCode(db, realm, underCode) : null;
    const nowhere = Boolean(underCode) && !under;
    const filter = { ...(kinds ? { kinds } : {}), ...(typeof coBuilding === 'boolean' ? { coBuilding } : {}), ...(under ? { under: within(under) } : {}) };
    return readPage<OrganisationRow>(args, {
      list: 'organisations', order: args.orderBy, filter: args.filter ?? {},
      read: async (limit, after) => (nowhere ? [] : organisationPage(db, realm, filter, limit, after === null ? null : { name: String(after[0]), id: String(after[1]) })),
      key: ['TEXT', 'ID'],
      keyOf: ({ name, id }) => [name, id],
      count: async () => (nowhere ? 0 : countOrganisations(db, realm, filter)),
    });
  }

  @FieldResolver(() => String, { description: 'The kind in the language of the request' })
  kindLabel(@Root() organisation: OrganisationRow, @Ctx() context: Context): string {
    return labelOf(OrganisationKind, organisation.kind, context.language);
  }

  @FieldResolver(() => Division, { nullable: true, description: 'The division that looks after it (所属治理单元)' })
  async division(@Root() organisation: OrganisationRow, @Ctx() context: Context): Promise<DivisionRow | null> {
    return divisionLoader(await context.reading()).load(organisation.divisionId);
  }
}

@Resolver(() => ViewerMay)
export class OrganisationViewerMay {
  @ViewerDependent()
  @FieldResolver(() => Boolean, { description: 'Enter organisations, somewhere: `createOrganisation`' })
  async createOrganisation(@Ctx() context: Context): Promise<boolean> {
    return reachOf((await context.reading()).actor.roles, KEEPS_ORGANISATIONS).length > 0;
  }
}
