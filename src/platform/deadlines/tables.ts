import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { at, id, realm } from '../columns.ts';

/** The step that the clock takes on a subject, and when. One row per subject and step. */
export const deadlines = pgTable('deadlines', {
  realm: realm(),
  /** Table of steps of the subject: ORDER, SEAT, RESOURCE, ... */
  subjectTable: text('subject_table').notNull(),
  subjectId: id('subject_id').notNull(),
  step: text('step').notNull(),
  /** Business time. */
  dueAt: at('due_at').notNull(),
  /** Tied to a planned time: a hold does not stop it. */
  anchored: boolean('anchored').notNull().default(false),
  /** Business time at which a hold stopped it. */
  pausedAt: at('paused_at'),
  /** Of the node that is taking it now. */
  lease: uuid('lease'),
  /** Machine time: until when that node has it, or when it may be tried again. */
  leasedUntil: at('leased_until'),
  /** Faults and refusals so far; each puts the next try further off. */
  tries: integer('tries').notNull().default(0),
  /** Code of the refusal for which the clock gave up; kept for operators until the subject sets its deadlines again. */
  refused: text('refused'),
}, (t) => [
  primaryKey({ name: 'deadlines_pk', columns: [t.realm, t.subjectTable, t.subjectId, t.step] }),
  index('deadlines_due').on(t.dueAt).where(sql`${t.pausedAt} is null and ${t.refused} is null`),
]);
