import { Field, InputType, Int, ObjectType } from 'type-graphql';

const SAYS = {
  quietFrom: 'Begin of the quiet hours, HH:MM in the time of the realm (免打扰开始)',
  quietUntil: 'End of the quiet hours; the same as their begin: there are none (免打扰结束)',
  aDay: 'So many pushes a person and day; what is beyond them comes in a digest (每日推送上限)',
  digestTimes: 'When digests come, as HH:MM (汇总时间)',
};

@ObjectType({ description: 'How people are pushed who did not choose otherwise, so that nobody is harried (推送).', simpleResolvers: true })
export class RealmPushes {
  @Field(() => String, { description: SAYS.quietFrom })
  quietFrom!: string;

  @Field(() => String, { description: SAYS.quietUntil })
  quietUntil!: string;

  @Field(() => Int, { description: SAYS.aDay })
  aDay!: number;

  @Field(() => [String], { description: SAYS.digestTimes })
  digestTimes!: readonly string[];
}

@InputType({ description: 'What of the pushes changes; what is left out stays (推送).' })
export class RealmPushesInput {
  @Field(() => String, { nullable: true, description: SAYS.quietFrom })
  quietFrom?: string | null;

  @Field(() => String, { nullable: true, description: SAYS.quietUntil })
  quietUntil?: string | null;

  @Field(() => Int, { nullable: true, description: `${SAYS.aDay}, 0 to 100` })
  aDay?: number | null;

  @Field(() => [String], { nullable: true, description: `${SAYS.digestTimes}, 1 to 6 of them` })
  digestTimes?: string[] | null;
}
