import {
  getNamedType, isObjectType, Kind, type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, type SelectionNode, type SelectionSetNode,
} from 'graphql';
import { upon, type Soon } from '../kernel/soon.ts';
import type { Context } from './context.ts';
import type { AheadReader } from './marks.ts';
import type { Reading } from '../platform/platform.ts';

/** What an operation selects of the items of a page. */
interface Selected {
  readonly steps: readonly { readonly read: AheadReader; readonly below: Selected }[];
  /** A field of the items depends on who asks. */
  readonly viewerDependent: boolean;
}

type Selecting = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'returnType'>;

/** Found once for each place in a document. */
const known = new WeakMap<FieldNode, Selected>();

/** Reads what the fields asked of a page's items need (`@Ahead`), each for all of them at once. Never fails: what could not be read is asked for again, and answered for, by the field itself. */
export function readAhead(context: Pick<Context, 'reading'>, info: Selecting, items: readonly object[]): Soon<unknown> {
  const selected = selectedOf(info);
  return items.length === 0 || selected.steps.length === 0 ? null : upon(context.reading(), (reading) => readAll(reading, selected, items));
}

/** Whether any field asked of the items of the page that a resolver is about to answer depends on who asks. */
export const asksByViewer = (info: Selecting): boolean => selectedOf(info).viewerDependent;

async function readAll(reading: Reading, { steps }: Selected, rows: readonly object[]): Promise<void> {
  await Promise.all(steps.map(async ({ read, below }) => {
    const next = await read(reading, rows).catch(() => null);
    if (next && next.length > 0 && below.steps.length > 0) await readAll(reading, below, next);
  }));
}

function selectedOf(info: Selecting): Selected {
  const [only, more] = info.fieldNodes;
  const found = only && more === undefined ? known.get(only) : undefined;
  if (found) return found;
  const page = getNamedType(info.returnType) as GraphQLObjectType;
  const sets = setsOf(info.fieldNodes);
  const inPage = fieldsOf(page, sets, info.fragments).read;
  const edge = getNamedType(page.getFields()['edges']?.type);
  const nodes = [...inPage.get('nodes') ?? [], ...(isObjectType(edge) ? fieldsOf(edge, inPage.get('edges') ?? [], info.fragments).read.get('node') ?? [] : [])];
  const item = getNamedType(page.getFields()['nodes']?.type);
  const selected = isObjectType(item) ? selectedIn(item, nodes, info.fragments) : NOTHING;
  if (only && more === undefined) known.set(only, selected);
  return selected;
}

const NOTHING: Selected = { steps: [], viewerDependent: false };

function selectedIn(type: GraphQLObjectType, sets: readonly SelectionSetNode[], fragments: GraphQLResolveInfo['fragments']): Selected {
  if (sets.length === 0) return NOTHING;
  const { read, all } = fieldsOf(type, sets, fragments);
  const fields = type.getFields();
  const steps = new Map<AheadReader, Selected>();
  for (const [name, below] of read) {
    const ahead = fields[name]?.extensions['ahead'] as AheadReader | undefined;
    const named = getNamedType(fields[name]?.type);
    if (ahead) steps.set(ahead, isObjectType(named) ? selectedIn(named, below, fragments) : NOTHING);
  }
  return {
    steps: [...steps].map(([one, below]) => ({ read: one, below })),
    viewerDependent: [...all].some((name) => fields[name]?.extensions['viewerDependent'] === true),
  };
}

/** The fields that are selected of a type, with what is selected below them: those that are asked for sure and without arguments, and the names of all. */
function fieldsOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[], fragments: GraphQLResolveInfo['fragments']) {
  const read = new Map<string, SelectionSetNode[]>();
  const all = new Set<string>();
  const isOfType = (name: string | undefined): boolean => name === undefined || name === type.name || type.getInterfaces().some((one) => one.name === name);
  const look = (selection: SelectionNode, sure: boolean): void => {
    const surely = sure && (selection.directives ?? []).length === 0;
    if (selection.kind === Kind.FIELD) {
      all.add(selection.name.value);
      if (!surely || (selection.arguments ?? []).length > 0) return;
      read.set(selection.name.value, [...read.get(selection.name.value) ?? [], ...setsOf([selection])]);
      return;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    if (fragment && isOfType(fragment.typeCondition?.name.value)) for (const one of fragment.selectionSet.selections) look(one, surely);
  };
  for (const { selections } of sets) for (const selection of selections) look(selection, true);
  return { read, all };
}

const setsOf = (nodes: readonly FieldNode[]): SelectionSetNode[] => nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
