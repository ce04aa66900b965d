import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { answer, resultUnion } from '../../../graphql/refusal.ts';
import { issueServiceRecord, withdrawServiceRecord } from '../issue.ts';
import { recordByNumber } from '../store/records.ts';
import { IssueServiceRecordInput, ServiceRecord, WithdrawServiceRecordInput } from './hours.type.ts';

const ServiceRecordResult = resultUnion<object>('ServiceRecordResult', () => [ServiceRecord], 'The record as it is now, or why not.');

@Resolver()
export class ServiceRecordMoves {
  @Mutation(() => ServiceRecordResult, { description: 'A record of your own service with a number by which anybody can check it (开具服务时长证明); 20 may stand at the same time.' })
  async issueServiceRecord(@Ctx() context: Context, @Arg('input', () => IssueServiceRecordInput, { description: 'Of which time' }) { key, from, until = null }: IssueServiceRecordInput): Promise<object> {
    const { actor } = await context.reading();
    return answer(context, issueServiceRecord(context.platform, { actor, key }, { from, until }), async ({ number }, { platform: { db } }) => (await recordByNumber(db, context.realm, number))!);
  }

  @Mutation(() => ServiceRecordResult, { description: 'Withdraws a record of your own: its number is right no more (撤回服务时长证明).' })
  async withdrawServiceRecord(@Ctx() context: Context, @Arg('input', () => WithdrawServiceRecordInput, { description: 'The record' }) { key, number }: WithdrawServiceRecordInput): Promise<object> {
    const { actor } = await context.reading();
    return answer(context, withdrawServiceRecord(context.platform, { actor, key }, { number }), async ({ number: found }, { platform: { db } }) => (await recordByNumber(db, context.realm, found))!);
  }
}
