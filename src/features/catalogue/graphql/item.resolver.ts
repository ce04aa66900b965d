import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { labelOf } from '../../../graphql/enums.ts';
import { AtMost } from '../../../graphql/marks.ts';
import { Skill } from '../../people/graphql/index.ts';
import { isSkill, SKILLS } from '../../people/index.ts';
import { categoryLoader, itemLoader } from '../loaders.ts';
import type { Item as ItemRow } from '../store.ts';
import { Item, ItemCategory, ItemLimit } from './catalogue.type.ts';
import { limitsShown } from './limits.ts';
import { ItemKind, ServedBy } from './words.ts';

@Resolver(() => Item)
export class ItemResolver {
  @Query(() => Item, { nullable: true, description: 'An item by its code, as it stands (or stood last) in the catalogue in force. Null if it never was in one (分项).' })
  async item(@Ctx() context: Context, @Arg('code', () => String, { description: 'Code of the item' }) code: string): Promise<ItemRow | null> {
    return itemLoader(await context.reading()).load(code);
  }

  @FieldResolver(() => String, { description: 'Name of the item in the language of the request (名称)' })
  name(@Root() { zh, en }: ItemRow, @Ctx() { language }: Context): string {
    return language === 'en' ? en : zh;
  }

  @FieldResolver(() => String, { description: 'What is offered or needed, in the language of the request (说明)' })
  what(@Root() { whatZh, whatEn }: ItemRow, @Ctx() { language }: Context): string {
    return language === 'en' ? whatEn : whatZh;
  }

  @FieldResolver(() => String, { description: 'The kind in the language of the request' })
  kindLabel(@Root() { kind }: ItemRow, @Ctx() { language }: Context): string {
    return labelOf(ItemKind, kind, language);
  }

  @FieldResolver(() => String, { description: 'Who serves it, in the language of the request' })
  servedByLabel(@Root() { servedBy }: ItemRow, @Ctx() { language }: Context): string {
    return labelOf(ServedBy, servedBy, language);
  }

  @FieldResolver(() => ItemCategory, { description: 'The category it belongs to (大类)', name: 'category' })
  async itsCategory(@Root() item: ItemRow, @Ctx() context: Context): Promise<ItemCategory> {
    const rows = await categoryLoader(await context.reading()).load(item.version);
    const { code, zh, en } = rows.find((row) => row.code === item.category)!;
    return { code, zh, en, name: context.language === 'en' ? en : zh };
  }

  @AtMost(10)
  @FieldResolver(() => [Skill], { description: 'Skills that helpers should have (技能)', name: 'skills' })
  wantedSkills(@Root() { skills }: ItemRow, @Ctx() { language }: Context): Skill[] {
    return skills.map((code) => ({ code, label: isSkill(code) ? SKILLS[code][language === 'en' ? 'en' : 'zh'] : code }));
  }

  @AtMost(10)
  @FieldResolver(() => [ItemLimit], { description: 'Time limits that differ from the table of steps (时限)', name: 'limits' })
  ownLimits(@Root() { limits }: ItemRow): ItemLimit[] {
    return limitsShown(limits);
  }
}
