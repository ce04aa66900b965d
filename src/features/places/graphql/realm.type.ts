import { Field, ObjectType } from 'type-graphql';
import type { RealmKind as RealmKindName } from '../levels.ts';
import { RealmKind } from './words.ts';

@ObjectType({ description: 'A span of a day in the time of the realm.', simpleResolvers: true })
export class TimeWindow {
  @Field(() => String, { description: 'Begin as HH:MM (开始)' })
  from!: string;

  @Field(() => String, { description: 'End as HH:MM (结束)' })
  until!: string;
}

@ObjectType({ description: 'The street or county that this request is about; every row belongs to one (辖区).', simpleResolvers: true })
export class Realm {
  @Field(() => String, { description: 'Code of the realm: that of its outermost division (代码)' })
  code!: string;

  @Field(() => String, { description: 'Name of the realm (名称)' })
  name!: string;

  @Field(() => RealmKind, { description: 'What its outermost division is (辖区类型)' })
  kind!: RealmKindName;

  @Field(() => String, { description: 'Time zone of the realm, as IANA writes it (时区)' })
  timeZone!: string;

  @Field(() => [TimeWindow], { description: 'Working hours of a working day (工作时间)' })
  workingHours!: readonly TimeWindow[];
}
