import { Field, ObjectType } from 'type-graphql';
import type { Refusal } from '../kernel/result.ts';
import type { Context } from './context.ts';
import { RefusalCode, refusedIn } from './refusal.ts';

@ObjectType({ simpleResolvers: true, description: 'Whether you may take a step now, or why not.' })
export class StepAnswer {
  @Field(() => Boolean, { description: 'Whether the step is allowed, as far as its input does not decide' })
  allowed!: boolean;

  @Field(() => RefusalCode, { nullable: true, description: 'The refusal that the mutation would give' })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'The same for people' })
  message!: string | null;
}

/** The answer to "may I?": null is yes. */
export function stepAnswer(context: Pick<Context, 'language'>, refusal: Refusal | null): StepAnswer {
  if (refusal === null) return { allowed: true, code: null, message: null };
  const { code, message } = refusedIn(context.language, refusal);
  return { allowed: false, code, message };
}
