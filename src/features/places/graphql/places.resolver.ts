import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { AtMost } from '../../../graphql/marks.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import type { Reading } from '../../../platform/platform.ts';
import { lineageOf } from '../lineage.ts';
import { divisionLoader } from '../loaders.ts';
import { realmOf } from '../realm.ts';
import { countDivisions, divisionByCode, divisionPage, type Division as DivisionRow, type DivisionFilter as Narrowed } from '../store.ts';
import { Division, DivisionConnection, DivisionFilter } from './division.type.ts';
import { Realm, shownRealm } from './realm.type.ts';
import { DivisionLevel, DivisionOrder } from './words.ts';

@ArgsType()
class DivisionsArgs extends PageArgs {
  @Field(() => DivisionFilter, { nullable: true, description: 'What to show; left out: everything' })
  filter?: DivisionFilter | null;

  @Field(() => DivisionOrder, { defaultValue: 'CODE', description: 'In which order' })
  orderBy!: 'CODE';
}

@Resolver(() => Division)
export class DivisionResolver {
  @Query(() => Division, { nullable: true, description: 'One division by its code. Null if there is none.' })
  async division(@Ctx() context: Context, @Arg('code', () => String, { description: 'Code of the division' }) code: string): Promise<DivisionRow | null> {
    return divisionByCode(context.platform.db, context.realm, code);
  }

  @Query(() => DivisionConnection, { description: 'The divisions of the realm, those that were given up left out.' })
  async divisions(@Ctx() context: Context, @Args(() => DivisionsArgs) args: DivisionsArgs): Promise<Page<DivisionRow>> {
    const { platform: { db }, realm } = context;
    const narrowed = await narrow(await context.reading(), args.filter);
    return readPage(args, {
      list: 'divisions', order: args.orderBy, filter: args.filter ?? {},
      read: async (limit, after) => (narrowed ? divisionPage(db, realm, narrowed, limit, after === null ? null : String(after[0])) : []),
      key: ['TEXT'],
      keyOf: ({ code }) => [code],
      count: async () => (narrowed ? countDivisions(db, realm, narrowed) : 0),
    });
  }

  @FieldResolver(() => String, { description: 'The level in the language of the request' })
  levelLabel(@Root() division: DivisionRow, @Ctx() context: Context): string {
    return labelOf(DivisionLevel, division.level, context.language);
  }

  @FieldResolver(() => Division, { nullable: true, description: 'The division directly above; null at the top (上级)' })
  async parent(@Root() division: DivisionRow, @Ctx() context: Context): Promise<DivisionRow | null> {
    return division.parentId === null ? null : divisionLoader(await context.reading()).load(division.parentId);
  }

  @AtMost(6)
  @FieldResolver(() => [Division], { description: 'All divisions above it and itself, from the top down (路径)' })
  async path(@Root() division: DivisionRow, @Ctx() context: Context): Promise<DivisionRow[]> {
    return (await divisionLoader(await context.reading()).loadMany(lineageOf(division))).filter((found) => found !== null);
  }
}

@Resolver(() => Realm)
export class RealmResolver {
  @Query(() => Realm, { nullable: true, description: 'The realm of the token, or of the deployment for guests. Null if there is none.' })
  async realm(@Ctx() context: Context): Promise<Realm | null> {
    const realm = await realmOf(await context.reading());
    return realm && shownRealm(realm);
  }
}

/** Codes become ids; null: one of them names nothing, so that nothing matches. */
async function narrow(reading: Reading, filter: DivisionFilter | null | undefined): Promise<Narrowed | null> {
  const byCode = (code: string | null | undefined): Promise<DivisionRow | null> | null =>
    (code ? divisionByCode(reading.platform.db, reading.actor.realm, code) : null);
  const [parent, under] = await Promise.all([byCode(filter?.parentCode), byCode(filter?.underCode)]);
  if ((filter?.parentCode && !parent) || (filter?.underCode && !under)) return null;
  return {
    ...(filter?.levels ? { levels: filter.levels } : {}), ...(parent ? { parentId: parent.id } : {}), ...(under ? { under } : {}),
    ...(filter?.nameStartsWith ? { nameStartsWith: filter.nameStartsWith } : {}),
  };
}
