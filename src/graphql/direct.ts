import type { GraphQLFieldResolver } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { Context } from './context.ts';

type Method = (...params: readonly unknown[]) => unknown;
type Wanted = 'root' | 'context' | 'argument';
type FieldResolver = GraphQLFieldResolver<unknown, Context, Record<string, unknown>>;

/**
 * Resolvers, by `Type.field`, that call their method as it is: of fields which have neither middleware nor roles. type-graphql finds, sorts and
 * collects the parameters anew at each call, some 500 ns that a page pays for each row and field. Its own way is kept (the map's function is
 * given it) for all others, and wherever an argument is given: those are its to convert.
 */
export function directResolvers(classes: readonly Function[]): ReadonlyMap<string, (otherwise: FieldResolver) => FieldResolver> {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  const nameOf = new Map<unknown, string>(objectTypes.map(({ target, name }) => [target, name]));
  const instances = new Map<Function, Record<string, Method>>();
  const found = new Map<string, (otherwise: FieldResolver) => FieldResolver>();
  for (const { kind, target, methodName, schemaName, params = [], middlewares = [], roles, getObjectType } of fieldResolvers) {
    const type = nameOf.get(getObjectType?.());
    const wanted = [...params].sort((a, b) => a.index - b.index).map(wantedBy);
    if (kind !== 'external' || type === undefined || middlewares.length > 0 || roles || wanted.includes(null) || !classes.includes(target)) continue;
    const instance = instances.get(target) ?? new (target as new () => Record<string, Method>)();
    instances.set(target, instance);
    found.set(`${type}.${schemaName}`, calling(instance, instance[methodName]!, wanted as readonly Wanted[]));
  }
  return found;
}

type Param = NonNullable<ReturnType<typeof getMetadataStorage>['fieldResolvers'][number]['params']>[number];

function wantedBy(param: Param): Wanted | null {
  if (param.kind === 'arg') return 'argument';
  return (param.kind === 'context' || (param.kind === 'root' && !param.getType)) && param.propertyName === undefined ? param.kind : null;
}

const calling = (instance: object, method: Method, [first, second, ...more]: readonly Wanted[]) => (otherwise: FieldResolver): FieldResolver => {
  const given = (wanted: Wanted | undefined, root: unknown, context: Context): unknown => (wanted === 'root' ? root : wanted === 'context' ? context : undefined);
  const plain: FieldResolver = (root, _, context) => method.call(instance, given(first, root, context), given(second, root, context));
  // A third parameter and all after it are arguments, as are in our rooms all that come after row and context.
  if (more.some((one) => one !== 'argument')) return otherwise;
  if (![first, second, ...more].includes('argument')) return plain;
  return (root, args, context, info) => (isEmpty(args) ? plain : otherwise)(root, args, context, info);
};

function isEmpty(args: object): boolean {
  for (const name in args) if (Object.hasOwn(args, name)) return false;
  return true;
}
