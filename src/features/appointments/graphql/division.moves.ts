import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { KeyedInput } from '../../../graphql/input.ts';
import { answer, resultUnion, type Refused } from '../../../graphql/refusal.ts';
import { Division } from '../../places/graphql/index.ts';
import { divisionLoader } from '../../places/index.ts';
import { endDivision } from '../end-division.ts';

@InputType({ description: 'The division that is given up.' })
export class EndDivisionInput extends KeyedInput {
  @Field(() => String, { description: 'Code of the division (代码)' })
  divisionCode!: string;
}

const EndDivisionResult = resultUnion('EndDivisionResult', () => [Division]);

@Resolver()
export class DivisionMoves {
  @Mutation(() => EndDivisionResult, { description: 'Gives up a division in which nothing is left. As long as there are divisions below it, people who live there, organisations, teams, appointments, resources or orders that are not at rest, it is refused and names them (`DIVISION_IN_USE`): move or end those first. Afterwards nothing is placed in it or dispatched to it and no list shows it; past orders still name it, and its code is not used again. For operators of what it lies in (撤销治理单元).' })
  async endDivision(@Ctx() context: Context, @Arg('input', () => EndDivisionInput, { description: 'What to do, and the key of this deed' }) { key, divisionCode }: EndDivisionInput): Promise<object | Refused> {
    const { actor } = await context.reading();
    return answer(context, endDivision(context.platform, { actor, key }, { divisionCode }), async ({ divisionId }, reading) => {
      const division = await divisionLoader(reading).load(divisionId);
      if (!division) throw new Error('the division that was just given up is not there');
      return division;
    });
  }
}
