import { Field, Float, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../../graphql/enums.ts';
import { Division } from '../../places/graphql/index.ts';
import { SUGGEST_CODES, SUGGEST_WORDS } from '../policy/index.ts';

/** Reasons that speak for a community. */
export const SUGGESTION_REASONS = ['LIES_THERE', 'TEAM_FOR_IT', 'LEAST_BURDENED', 'PEOPLE_READY'] as const;
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

export const SuggestionReasonEnum = enumOf('SuggestionReason', 'What speaks for a community (派单建议理由)', SUGGESTION_REASONS, {
  LIES_THERE: { en: 'The order lies in it', zh: '订单位于该社区' }, TEAM_FOR_IT: { en: 'A team that helps there does such things', zh: '有对口志愿服务队' },
  LEAST_BURDENED: { en: 'It has less under way than others', zh: '在办订单较少' }, PEOPLE_READY: { en: 'People who fit live or help there', zh: '有合适的志愿者' },
});
export const DispatchReasonEnum = enumOf('DispatchReasonCode', 'Why a community stands where it does (派单评分项)', SUGGEST_CODES, SUGGEST_WORDS);

@ObjectType({ simpleResolvers: true, description: 'One reason of a community\'s score: what was counted, and what it added or took away (派单评分项).' })
export class DispatchReason {
  @Field(() => DispatchReasonEnum, { description: 'Code of the reason, for programs' })
  code!: string;

  @Field(() => Float, { description: 'What was counted: people, orders; 1 where there is nothing to count' })
  value!: number;

  @Field(() => Float, { description: 'What it added to the score; negative: what it took away' })
  points!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A community to which the order could be sent, and why (派单建议).' })
export class DispatchSuggestion {
  @Field(() => Division, { description: 'The community' })
  division!: object;

  @Field(() => [SuggestionReasonEnum], { description: 'What speaks for it, the weightiest first' })
  reasons!: readonly SuggestionReason[];

  @Field(() => Int, { description: 'Orders that it has under way' })
  underWay!: number;

  @Field(() => Float, { description: 'How well it fits; the points of the reasons add up to it (得分)' })
  score!: number;

  @Field(() => Int, { description: 'People near by who live or help there and could take a place (合适人数)' })
  eligible!: number;

  @Field(() => [DispatchReason], { description: 'What the score is made of: its people count by the very scores by which they would be asked' })
  why!: readonly DispatchReason[];
}
