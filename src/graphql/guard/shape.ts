import { Kind, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode, visit } from 'graphql';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The document's fragments by name. */
export const fragmentsOf = (document: DocumentNode): Fragments => new Map(document.definitions
  .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION).map((fragment) => [fragment.name.value, fragment]));

/** How many fields of the whole document are renamed. */
export function countAliases(document: DocumentNode): number {
  let count = 0;
  visit(document, { Field: (field) => { if (field.alias !== undefined) count++; } });
  return count;
}

/** How many root fields the operation asks for, seen through fragments. Fragments must have no cycle. */
export function countRootFields(operation: OperationDefinitionNode, fragments: Fragments): number {
  const names = new Set<string>();
  const seen = new Set<string>();
  const walk = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) names.add((selection.alias ?? selection.name).value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined) walk(fragment.selectionSet);
      }
    }
  };
  walk(operation.selectionSet);
  return names.size;
}

/**
 * How deep fields nest, seen through fragments, which must have no cycle. `__schema` and `__type` count 1: graphql-js
 * itself bounds how often introspection may fan out, and nesting bounds the rest.
 */
export function depthOf(operation: OperationDefinitionNode, fragments: Fragments): number {
  const known = new Map<string, number>();
  const below = (set: SelectionSetNode): number => {
    let deepest = 0;
    for (const selection of set.selections) {
      let depth = 0;
      if (selection.kind === Kind.FIELD) {
        const { selectionSet, name } = selection;
        depth = 1 + (selectionSet === undefined || name.value === '__schema' || name.value === '__type' ? 0 : below(selectionSet));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) depth = below(selection.selectionSet);
      else {
        const name = selection.name.value;
        const fragment = fragments.get(name);
        depth = known.get(name) ?? (fragment === undefined ? 0 : below(fragment.selectionSet));
        known.set(name, depth);
      }
      if (depth > deepest) deepest = depth;
    }
    return deepest;
  };
  return below(operation.selectionSet);
}
