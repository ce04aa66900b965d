import type { NodeLoaders } from '../../../graphql/context.ts';
import { noteLoader } from '../loaders.ts';
import { NoteMoves } from './note.moves.ts';
import { NoteFields, OrderNotes } from './note.resolver.ts';

export const resolvers = [NoteFields, NoteMoves, OrderNotes];

export const nodes: NodeLoaders = {
  Note: (reading, ids) => noteLoader(reading).loadMany(ids),
};
