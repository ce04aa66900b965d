import { execute, parse } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root, UseMiddleware } from 'type-graphql';
import { describe, expect, test } from 'vitest';
import { directResolvers } from '../../src/graphql/direct.ts';
import { buildDoorSchema } from '../../src/graphql/schema.ts';

const passed: string[] = [];

@ObjectType({ description: 'A box.', simpleResolvers: true })
class Box {
  @Field(() => Int, { description: 'Size' })
  size!: number;
}

@Resolver(() => Box)
class BoxResolver {
  readonly unit = 'cm';

  @Query(() => [Box], { description: 'All boxes.' })
  boxes(): object[] { return [{ size: 1 }, { size: 2 }]; }

  @FieldResolver(() => String, { description: 'In words' })
  words(@Ctx() { who }: { who: string }, @Root() { size }: Box): string { return `${size} ${this.unit} for ${who}`; }

  @UseMiddleware(async ({ root }, next) => { passed.push(String((root as Box).size)); return `${await next() as string}!`; })
  @FieldResolver(() => String, { description: 'Watched' })
  watched(@Root() { size }: Box): string { return String(size); }

  @FieldResolver(() => String, { description: 'Size in some unit' })
  as(@Root() { size }: Box, @Arg('unit', () => String, { nullable: true, description: 'Unit' }) unit: string | null): string { return `${size} ${unit ?? this.unit}`; }
}

describe('A field whose method is called as it is', async () => {
  const schema = await buildDoorSchema([BoxResolver]);
  const ask = async (query: string) => JSON.parse(JSON.stringify(await execute({ schema, document: parse(query), contextValue: { who: 'ann', realm: 'R1' } }))) as { data: { boxes: object[] } };

  test('gets its row and the context in its own order, and the argument when there is one', async () => {
    expect((await ask('{ boxes { size words as inches: as(unit: "inches") none: as(unit: null) } }')).data.boxes).toEqual([
      { size: 1, words: '1 cm for ann', as: '1 cm', inches: '1 inches', none: '1 cm' }, { size: 2, words: '2 cm for ann', as: '2 cm', inches: '2 inches', none: '2 cm' },
    ]);
  });

  test('is none that has middleware', async () => {
    expect((await ask('{ boxes { watched } }')).data.boxes).toEqual([{ watched: '1!' }, { watched: '2!' }]);
    expect(passed).toEqual(['1', '2']);
    expect([...directResolvers([BoxResolver]).keys()].filter((name) => name.startsWith('Box.')).sort()).toEqual(['Box.as', 'Box.words']);
  });
});
