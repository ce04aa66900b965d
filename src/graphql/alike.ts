import { Kind, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Variables } from './guard/cost.ts';

/** What decides whether two subscriptions of one document can be answered by one execution. */
export interface Alike {
  /** A field somewhere in the document depends on who asks. */
  readonly viewerDependent: boolean;
  /** A text that is the same for the same variables, but for those that only say where to begin. */
  of(variables: Variables): string;
}

/** The argument of a subscription that says where to begin, and nothing about what is shown. */
const WHERE_TO_BEGIN = 'after';

let documents = 0;

/** Looks at the whole document: what stands in another operation of it counts, too, which at worst shares less. */
export function alikeOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Alike {
  const number = ++documents;
  const info = new TypeInfo(schema);
  const used = new Set<string>();
  let viewerDependent = false;
  visit(document, visitWithTypeInfo(info, {
    Field: () => {
      const { extensions } = info.getFieldDef() ?? {};
      if (extensions?.['viewerDependent'] === true && extensions['byRights'] !== true) viewerDependent = true;
    },
    Argument: (argument) => {
      const begins = argument.name.value === WHERE_TO_BEGIN && argument.value.kind === Kind.VARIABLE && info.getParentType() === schema.getSubscriptionType();
      return begins ? false : undefined;
    },
    VariableDefinition: () => false,
    Variable: ({ name }) => { used.add(name.value); },
  }));
  const names = [...used].sort();
  return { viewerDependent, of: (variables) => `${number} ${operation.name?.value ?? ''} ${JSON.stringify(names.map((name) => variables[name]))}` };
}
