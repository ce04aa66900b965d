import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { AtMost, ViewerDependent } from '../../../graphql/marks.ts';
import { PageArgs, readPage, type Page } from '../../../graphql/page.ts';
import { Person, ViewerMay, type PersonRef } from '../../people/graphql/index.ts';
import { realmOf } from '../../places/index.ts';
import { categoryLoader } from '../loaders.ts';
import { readDifference, readItemCount, readItems, readVersion, readVersionCount, readVersions } from '../read.ts';
import { edits } from '../roles.ts';
import type { Item as ItemRow, Version } from '../store.ts';
import { Catalogue, CatalogueChange, CatalogueConnection, ItemCategory, ItemConnection, ItemFilter } from './catalogue.type.ts';
import { CatalogueState } from './words.ts';

@ArgsType()
class ItemsArgs extends PageArgs {
  @Field(() => ItemFilter, { nullable: true, description: 'What to show; left out: everything' })
  filter?: ItemFilter | null;
}

@Resolver(() => Catalogue)
export class CatalogueResolver {
  @Query(() => Catalogue, { nullable: true, description: 'The catalogue in force, or one version of it. Null if there is none; drafts are for operators and auditors (清单).' })
  async catalogue(
    @Ctx() context: Context,
    @Arg('version', () => Int, { nullable: true, description: 'Number of the version; left out: the one in force' }) version?: number | null,
  ): Promise<object | null> {
    return readVersion(await context.reading(), version ?? null);
  }

  @Query(() => CatalogueConnection, { description: 'The versions of the catalogue, newest first, each with what changed (清单版本).' })
  async catalogueVersions(@Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<Version>> {
    const reading = await context.reading();
    return readPage(args, {
      list: 'catalogueVersions', order: 'NEWEST',
      read: (limit, after) => readVersions(reading, limit, after === null ? null : Number(after[0])),
      key: ['INT'],
      keyOf: ({ version }) => [version],
      count: () => readVersionCount(reading),
    });
  }

  @FieldResolver(() => String, { description: 'The state in the language of the request' })
  stateLabel(@Root() catalogue: Version, @Ctx() context: Context): string {
    return labelOf(CatalogueState, catalogue.state, context.language);
  }

  @AtMost(20)
  @FieldResolver(() => [ItemCategory], { description: 'Its categories in their order (大类)' })
  async categories(@Root() catalogue: Version, @Ctx() context: Context): Promise<ItemCategory[]> {
    const rows = await categoryLoader(await context.reading()).load(catalogue.version);
    return rows.map(({ code, zh, en }) => ({ code, zh, en, name: context.language === 'en' ? en : zh }));
  }

  @AtMost(100)
  @FieldResolver(() => [CatalogueChange], { nullable: true, description: 'What differs from any other version, item by item, however far apart they are (与指定版本的差异): added, removed and changed as seen from that one; null when there is no such version for you' })
  async changesSince(@Root() catalogue: Version, @Ctx() context: Context, @Arg('version', () => Int, { description: 'Number of the other version' }) version: number): Promise<object[] | null> {
    return readDifference(await context.reading(), version, catalogue);
  }

  @FieldResolver(() => ItemConnection, { description: 'Its items in their order (分项)' })
  async items(@Root() catalogue: Version, @Ctx() context: Context, @Args(() => ItemsArgs) args: ItemsArgs): Promise<Page<ItemRow>> {
    const reading = await context.reading();
    const filter = args.filter ?? {};
    return readPage(args, {
      list: `items of ${catalogue.version}`, order: 'POSITION', filter,
      read: (limit, after) => readItems(reading, catalogue.version, filter, limit, after === null ? null : [Number(after[0]), String(after[1])]),
      key: ['INT', 'TEXT'],
      keyOf: ({ position, code }) => [position, code],
      count: () => readItemCount(reading, catalogue.version, filter),
    });
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who proposed it; null: it came with the realm (提出人)', name: 'proposedBy' })
  whoProposed(@Root() { proposedBy, realm }: Version): PersonRef | null {
    return proposedBy === null ? null : { id: proposedBy, realm };
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who put it into force; null: nobody has, or it came with the realm (发布人)', name: 'publishedBy' })
  whoPublished(@Root() { publishedBy, realm }: Version): PersonRef | null {
    return publishedBy === null ? null : { id: publishedBy, realm };
  }
}

@Resolver(() => ViewerMay)
export class CatalogueViewerMay {
  @ViewerDependent()
  @FieldResolver(() => Boolean, { description: 'Propose and publish versions of the catalogue: `proposeCatalogue`, `publishCatalogue`' })
  async proposeCatalogue(@Ctx() context: Context): Promise<boolean> {
    const reading = await context.reading();
    const realm = await realmOf(reading);
    return realm !== null && edits(reading.actor.roles, realm.kind);
  }
}
