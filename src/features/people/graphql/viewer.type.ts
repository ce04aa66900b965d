import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/page.ts';
import { DateTimeScalar } from '../../../graphql/scalars.ts';
import type { Readable } from '../words.ts';
import { ReadContent, ViewerKind } from './words.ts';

@ObjectType({ description: 'Who is asking, and what they are here (访问者).', simpleResolvers: true })
export class Viewer {
  @Field(() => ViewerKind, { description: 'Guest, signed in, or a person of this realm (访问者类型)' })
  kind!: 'GUEST' | 'SIGNED_IN' | 'PERSON';
}

@ObjectType({ description: 'What the viewer may begin. A client shows the button if it is true; the mutation decides again (可办事项).', simpleResolvers: true })
export class ViewerMay {
  @Field(() => Boolean, { description: 'Become a resident here: `joinAsResident`' })
  joinAsResident!: boolean;

  @Field(() => Boolean, { description: 'Register as a volunteer: `registerAsVolunteer`' })
  registerAsVolunteer!: boolean;

  @Field(() => Boolean, { description: 'Register residents who have no app, somewhere: `registerResident`' })
  registerResident!: boolean;

  @Field(() => Boolean, { description: 'Record party members, somewhere: `recordPartyMember`' })
  recordPartyMember!: boolean;
}

@ObjectType({ description: 'One clear reading of your personal data by somebody else (读取记录).', simpleResolvers: true })
export class ReadingOfMe {
  @Field(() => DateTimeScalar, { description: 'When (时间)' })
  at!: Date;

  @Field(() => [ReadContent], { description: 'What was read in full (读取内容)' })
  what!: Readable[];

  @Field(() => String, { description: 'Name of the operation that read it; empty if the client gave none (操作)' })
  operation!: string;

  @Field(() => String, { nullable: true, description: 'Reason that the reader stated, where one is demanded (理由)' })
  reason!: string | null;

  readerId!: string;
}

export const ReadingOfMeConnection = connectionOf('ReadingOfMe', () => ReadingOfMe, 'readings of your data');
