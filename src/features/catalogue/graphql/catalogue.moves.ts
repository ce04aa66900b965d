import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { soughtId } from '../../../graphql/node.ts';
import { answer, resultUnion, type Refused } from '../../../graphql/refusal.ts';
import type { Outcome } from '../../../kernel/result.ts';
import { versionLoader } from '../loaders.ts';
import { proposeCatalogue, publishCatalogue } from '../propose.ts';
import { ProposeCatalogueInput, PublishCatalogueInput } from './catalogue.inputs.ts';
import { Catalogue } from './catalogue.type.ts';
import { limitsOf } from './limits.ts';

const ProposeCatalogueResult = resultUnion<object>('ProposeCatalogueResult', () => [Catalogue], undefined, 'LEAVES');
const PublishCatalogueResult = resultUnion<object>('PublishCatalogueResult', () => [Catalogue], undefined, 'LEAVES');
const INPUT = { description: 'What to do, and the key of this deed' };

const shown = (context: Context, outcome: Promise<Outcome<{ readonly id: string }>>): Promise<object | Refused> =>
  answer(context, outcome, async ({ id }, reading) => versionLoader(reading).load(id));

@Resolver()
export class CatalogueMoves {
  @Mutation(() => ProposeCatalogueResult, { description: 'Drafts the next version of the catalogue; a draft that was there is replaced. For operators (拟定清单).' })
  async proposeCatalogue(@Ctx() context: Context, @Arg('input', () => ProposeCatalogueInput, INPUT) { key, put, remove, note, categories }: ProposeCatalogueInput): Promise<object | Refused> {
    const items = put.map((item) => ({ ...item, limits: limitsOf(item.limits) }));
    return shown(context, proposeCatalogue(context.platform, { actor: (await context.reading()).actor, key }, {
      put: items, remove, note: note ?? null, categories: categories?.map(({ code, zh, en }) => ({ code, zh, en })) ?? null,
    }));
  }

  @Mutation(() => PublishCatalogueResult, { description: 'Puts a draft into force; orders that are placed already keep the version they were placed under. For operators (发布清单).' })
  async publishCatalogue(@Ctx() context: Context, @Arg('input', () => PublishCatalogueInput, INPUT) { key, catalogueId }: PublishCatalogueInput): Promise<object | Refused> {
    return shown(context, publishCatalogue(context.platform, { actor: (await context.reading()).actor, key }, { versionId: soughtId(context, 'Catalogue', catalogueId) }));
  }
}
