import { Extensions, Field, InputType } from 'type-graphql';
import { UUIDScalar } from './scalars.ts';

/** Base of every mutation's input: extend it with `@InputType()`. */
@InputType({ description: 'What every mutation takes. The same key and input give the same outcome, however often they are sent (幂等键).' })
export abstract class KeyedInput {
  @Field(() => UUIDScalar, {
    description: 'A UUID that the client makes for this one deed, and sends again when it repeats it: for seven days the deed is then done once, and answered with the same outcome, whose fields are shown as they are now. Another input under the same key is refused with KEY_REUSED. A key belongs to its account and to this mutation.',
  })
  key!: string;
}

/** Marks an input type of which exactly one field must be given (`@oneOf`); its fields are nullable. */
export const OneOf = (): ClassDecorator => Extensions({ oneOf: true });
