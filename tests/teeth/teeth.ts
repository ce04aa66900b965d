/** A deliberately broken double of one of our modules, or a constraint taken away, and the test files that must notice. */
export interface Tooth {
  readonly name: string;
  /** What is broken. */
  readonly breaks: string;
  /** The module that `doubles/<name>.ts` stands in for, from the root. */
  readonly module?: string;
  /** Run on the template database before any test clones it. */
  readonly sql?: string;
  /** At least one test of each of these files must fail. */
  readonly red: readonly string[];
  /** Only tests whose names match, when the files hold much else. */
  readonly only?: string;
}

const GRAB = 'src/features/crew/store/grab.ts';
const GRAB_TEXT = 'src/features/crew/store/grab-statement.ts';

export const TEETH: readonly Tooth[] = [
  { name: 'no-order-lock', breaks: 'a step reads its order without locking it', module: 'src/features/orders/store/write.ts', red: ['tests/races/orders.test.ts', 'tests/races/seats.test.ts'], only: 'ten dispatchers|recalling|against grabbing' },
  { name: 'grab-without-lock', breaks: 'the grab does not lock the order', module: GRAB_TEXT, red: ['tests/races/grab.test.ts'], only: 'fifty volunteers' },
  { name: 'grab-counts-before', breaks: 'the grab locks, but counts free places in the row as it was before', module: GRAB_TEXT, red: ['tests/races/grab.test.ts'], only: 'fifty volunteers' },
  { name: 'batch-counts-willing', breaks: 'a batch counts who could have a seat, not who got one', module: GRAB_TEXT, red: ['tests/races/batch.test.ts'], only: 'Two hundred' },
  { name: 'batch-latest-first', breaks: 'a batch gives what is left to whoever came last', module: GRAB_TEXT, red: ['tests/races/batch.test.ts'], only: 'order of arrival' },
  { name: 'batch-refuses-too-soon', breaks: 'a batch says that an order is full before it knows who got a seat', module: GRAB_TEXT, red: ['tests/races/batch.test.ts'], only: 'not told that the order is full' },
  { name: 'batch-waits', breaks: 'a batch waits for locked orders', module: GRAB_TEXT, red: ['tests/races/batch.test.ts'], only: 'delays nobody else' },
  { name: 'grab-obvious', breaks: 'the obvious statement: count first, then insert the seat', module: GRAB, red: ['tests/races/grab.test.ts'], only: 'three times for one order' },
  { name: 'one-seat-a-person', breaks: 'the unique index on living seats of a person is gone', sql: 'drop index seats_one_a_person', red: ['tests/races/seats.test.ts'], only: 'offering a place' },
  { name: 'nowhere-twice', breaks: 'the exclusion of overlapping seats is gone, and the slots that hide it in a race', sql: 'alter table seats drop constraint seats_elsewhere; drop index seats_one_a_slot', red: ['tests/races/grab.test.ts', 'tests/races/seats.test.ts'], only: 'overlap|elsewhere' },
  { name: 'one-slot-a-seat', breaks: 'two seats of a person may stand in the same slot', sql: 'drop index seats_one_a_slot', red: ['tests/races/line.test.ts'], only: 'eight orders' },
  { name: 'no-time-to-travel', breaks: 'the exclusion of seats out of reach is gone, and the slots that hide it in a race', sql: 'alter table seats drop constraint seats_within_reach; drop index seats_one_a_slot', red: ['tests/races/line.test.ts'], only: 'two communities' },
  { name: 'line-not-served', breaks: 'a place that becomes free is offered to nobody', module: 'src/features/crew/line-rules.ts', red: ['tests/races/line.test.ts', 'tests/crew/line.test.ts'], only: 'given back' },
  { name: 'turns-not-taken', breaks: 'transactions on one order do not take turns', module: 'src/platform/turns.ts', red: ['tests/races/turns.test.ts'], only: 'more than may wait|order of arrival' },
  { name: 'lease-in-plain-time', breaks: 'a grab counts working time as plain time', module: GRAB_TEXT, red: ['tests/crew/leases.test.ts'], only: 'over the weekend' },
  { name: 'id-cursor', breaks: 'the feed is read by "id > last"', module: 'src/platform/events/read.ts', red: ['tests/platform/events/read.test.ts'], only: 'waits for an older|seed 1' },
  { name: 'no-horizon', breaks: 'the feed does not wait for older transactions', module: 'src/platform/events/horizon.ts', red: ['tests/platform/events/read.test.ts'], only: 'waits for an older|seed 1' },
  { name: 'unsorted-page', breaks: 'a page is not put into the order of revisions', module: 'src/platform/events/order.ts', red: ['tests/platform/events/read.test.ts', 'tests/platform/events/order.test.ts'], only: 'the revision rises|promised order' },
  { name: 'resume-repeats', breaks: 'a cursor resumes one transaction too early', module: 'src/platform/events/cursor.ts', red: ['tests/platform/events/follow.test.ts'], only: 'resumes from|seed 11' },
  { name: 'resume-skips', breaks: 'a cursor resumes one transaction too late', module: 'src/platform/events/cursor.ts', red: ['tests/platform/events/follow.test.ts'], only: 'resumes from|seed 11' },
  { name: 'put-away-before-boundary', breaks: 'events are put away before the boundary says so', module: 'src/platform/events/put-away.ts', red: ['tests/platform/events/put-away.test.ts'], only: 'at every moment' },
  { name: 'put-away-skips-waiting', breaks: 'an event is put away that waits for a lower revision', module: 'src/platform/events/put-away.ts', red: ['tests/platform/events/put-away.test.ts'], only: 'still waited|seed 2' },
  { name: 'put-away-skips-handlers', breaks: 'events are put away that a handler has not passed', module: 'src/platform/events/put-away.ts', red: ['tests/platform/handlers/put-away.test.ts'], only: 'are waited for' },
  { name: 'new-handler-reads-only-kept', breaks: 'a handler reads nothing of what was put away', module: 'src/platform/events/read.ts', red: ['tests/platform/handlers/put-away.test.ts'], only: 'that are new' },
  { name: 'line-never-renews', breaks: 'a listening connection that fell silent is never opened anew', module: 'src/platform/events/line.ts', red: ['tests/platform/events/line.test.ts'], only: 'NOTHING_COMES' },
  { name: 'each-reads-alone', breaks: 'everybody who comes back reads for themselves', module: 'src/platform/events/catch-up.ts', red: ['tests/platform/events/catch-up.test.ts'], only: 'the same place' },
  { name: 'cached-page-ends-it', breaks: 'who missed more than a page goes on as if that had been all', module: 'src/platform/events/catch-up.ts', red: ['tests/platform/events/catch-up.test.ts'], only: 'the same place' },
  { name: 'hangs-for-ever', breaks: 'a handler may take as long as it likes', module: 'src/platform/handlers/handler.ts', red: ['tests/platform/handlers/hanging.test.ts'], only: 'once its time is over' },
  { name: 'everything-visible', breaks: 'visibleTo hides nothing', module: 'src/features/orders/store/visible.ts', red: ['tests/seven-orders.test.ts', 'tests/feed/boards.test.ts'], only: 'What the SQL shows|sensitive' },
  { name: 'feed-unguarded', breaks: 'the feed does not ask whether a scope may be watched', module: 'src/features/feed/rights.ts', red: ['tests/feed/exact.test.ts'], only: 'that never was|that ends together' },
  { name: 'realms-share-a-feed', breaks: 'whoever watches what is open watches it in every realm', module: 'src/features/feed/follow.ts', red: ['tests/feed/boards.test.ts'], only: 'open' },
  { name: 'cohort-ignores-rights', breaks: 'who shares what is open is asked neither whether they may see more nor whether they still are what they are taken for', module: 'src/features/feed/store/standing.ts', red: ['tests/feed/audience.test.ts'], only: 'asked apart|another feed' },
  { name: 'belonging-asked-once', breaks: 'who belongs to a team is asked once, and not before each message', module: 'src/features/feed/belongings.ts', red: ['tests/feed/belonging.test.ts'], only: 'whose time is over' },
  { name: 'mark-forgets-captains', breaks: 'the mark of a team forgets its captain', module: 'src/features/feed/store/belonging.ts', red: ['tests/feed/belonging.test.ts'], only: 'aptain' },
  { name: 'mark-counts', breaks: 'the mark of a team says how many belong to it, and not who', module: 'src/features/feed/store/belonging.ts', red: ['tests/feed/belonging.test.ts'], only: 'another begins' },
  { name: 'mark-of-teams-counts', breaks: 'the one mark of all teams says how many belong to them, and neither who nor to which', module: 'src/features/feed/store/belonging.ts', red: ['tests/feed/belonging.test.ts'], only: 'though nothing happens' },
  { name: 'index-misses', breaks: 'an event is not found where it was before', module: 'src/features/feed/keys.ts', red: ['tests/feed/keys.test.ts', 'tests/feed/boards.test.ts'], only: 'found by its keys|takes a card away' },
  { name: 'key-not-kept', breaks: 'outcomes are not kept', module: 'src/platform/keys/once.ts', red: ['tests/platform/keys/once.test.ts', 'tests/orders/life.test.ts'], only: 'he same key' },
  { name: 'key-asked-first', breaks: 'the key is looked up before the work, and written after it', module: 'src/platform/keys/once.ts', red: ['tests/platform/keys/once.test.ts'], only: 'ten times at once' },
  { name: 'refusals-not-kept', breaks: 'refusals are not kept as outcomes', module: 'src/platform/keys/once.ts', red: ['tests/platform/keys/once.test.ts'], only: 'A refusal' },
  { name: 'clock-without-lease', breaks: 'nodes take what is due without sharing it', module: 'src/platform/deadlines/ticker.ts', red: ['tests/platform/deadlines/deadlines.test.ts'], only: 'share what is due' },
  { name: 'clock-does-not-ask', breaks: 'the clock does not ask under the lock whether its limit still stands', module: 'src/platform/deadlines/ticker.ts', red: ['tests/orders/clock.test.ts'], only: 'put it off' },
  { name: 'holds-ignored', breaks: 'a hold does not stop time limits', module: 'src/platform/deadlines/set.ts', red: ['tests/orders/clock.test.ts', 'tests/platform/deadlines/deadlines.test.ts'], only: 'A hold' },
  { name: 'machine-clock', breaks: 'business time is the machine\'s', sql: 'create or replace function business_now() returns timestamptz language sql stable as $$ select statement_timestamp() $$', red: ['tests/orders/limits.test.ts', 'tests/platform/clock.test.ts'], only: 'accept.open|usiness' },
  { name: 'capacity-asked-first', breaks: 'a booking reads what is free and then writes', module: 'src/features/resources/store/booking.ts', red: ['tests/resources/booking.test.ts'], only: 'seven places' },
  { name: 'cancelled-occurrence-bookable', breaks: 'an occurrence that was cancelled is booked again', module: 'src/features/resources/store/booking.ts', red: ['tests/bookings/desk.test.ts'], only: 'hospital|while residents book' },
  { name: 'places-kept-by-cancelled', breaks: 'a booking that the unit declines or cancels keeps its places', module: 'src/features/bookings/store/write.ts', red: ['tests/bookings/desk.test.ts'], only: 'hospital|In the same moment' },
  { name: 'who-comes-told', breaks: 'who comes, and why not, is put into the event', module: 'src/features/bookings/store/write.ts', red: ['tests/bookings/desk.test.ts'], only: 'hospital' },
  { name: 'anybody-at-the-desk', breaks: 'everybody decides about a booking', module: 'src/features/bookings/rules.ts', red: ['tests/bookings/steps.test.ts', 'tests/bookings/desk.test.ts'], only: 'only who speaks|hospital' },
  { name: 'disclosed-for-ever', breaks: 'who once might read personal data may always', module: 'src/features/orders/disclosure.ts', red: ['tests/orders/disclosure.test.ts', 'tests/privacy/own-order.test.ts', 'tests/privacy/leaving.test.ts'], only: 'everybody sees what the table says|reads what|has a day' },
  { name: 'readings-unrecorded', breaks: 'clear readings leave no record', module: 'src/features/people/readings.ts', red: ['tests/people/people.test.ts', 'tests/crew/api.test.ts', 'tests/privacy/leaving.test.ts'], only: 'reading|shown to those' },
  { name: 'frame-one-too-short', breaks: 'a frame of 126 or 65,536 bytes writes its length as a shorter one does', module: 'src/graphql/ws/frame.ts', red: ['tests/graphql/frames.test.ts'], only: 'in the fewest bytes' },
  { name: 'row-kept-by-id', breaks: 'a row that was read before is given again, whatever has become of it', module: 'src/platform/rows.ts', red: ['tests/platform/rows.test.ts', 'tests/orders/list.test.ts'], only: 'made anew|has changed since' },
  { name: 'left-in-front', breaks: 'what a failed statement left in front of the next one\'s answer stays there', module: 'src/platform/of-itself.ts', red: ['tests/platform/rows.test.ts'], only: 'leaves nothing in front' },
  { name: 'rights-guessed', breaks: 'a list is read by the rights that its reader had the last time', module: 'src/graphql/context.ts', red: ['tests/orders/list.test.ts'], only: 'very moment' },
  { name: 'joins-what-was-sent', breaks: 'a reading joins a statement that was sent before it was asked for', module: 'src/platform/together.ts', red: ['tests/platform/together.test.ts'], only: 'that was sent' },
  { name: 'words-in-events', breaks: 'what somebody wrote is put into the event', module: 'src/features/orders/store/write.ts', red: ['tests/orders/canary.test.ts'] },
  { name: 'log-outspoken', breaks: 'the log says what an error says', module: 'src/platform/loggable.ts', red: ['tests/platform/log.test.ts', 'tests/privacy/canary.test.ts'] },
  { name: 'drawn-twice', breaks: 'the clock does not ask whether the draw was made already', module: 'src/features/draws/store/draws.ts', red: ['tests/races/draws.test.ts', 'tests/draws/fair-start.test.ts'], only: 'eight nodes|draws once' },
  { name: 'late-entries-counted', breaks: 'an entry counts whenever its row comes', module: 'src/features/draws/store/entries.ts', red: ['tests/races/draws.test.ts'], only: 'after the instant' },
  { name: 'first-come-first-drawn', breaks: 'the draw is no shuffle: it keeps the order of the entries', module: 'src/features/draws/shuffle.ts', red: ['tests/draws/shuffle.test.ts'], only: '24 orders' },
  { name: 'asks-who-may-not-take', breaks: 'people are asked for what they may not take', module: 'src/features/crew/store/takeable.ts', red: ['tests/asking/able.test.ts'], only: 'whoever is found' },
  { name: 'wave-twice', breaks: 'a wave is sent without the lock of its asking', module: 'src/features/asking/store/askings.ts', red: ['tests/races/asking.test.ts'], only: 'eight nodes' },
  { name: 'resident-told', breaks: 'whoever is asked is shown what lay between them and the resident', module: 'src/features/asking/shown.ts', red: ['tests/asking/rules.test.ts', 'tests/asking/api.test.ts'], only: 'nothing of' },
  { name: 'one-entry-a-person', breaks: 'the unique index on entries of a person is gone', sql: 'drop index draw_entries_one_a_person', red: ['tests/races/draws.test.ts'], only: 'three times in the same moment' },
  { name: 'moves-without-lease', breaks: 'a handler moves on although another node has its lease', module: 'src/platform/handlers/cursors.ts', red: ['tests/platform/handlers/handlers.test.ts'], only: 'keep nothing of the page' },
  { name: 'handled-twice', breaks: 'a handler does not note what it handled', module: 'src/platform/handlers/cursors.ts', red: ['tests/platform/handlers/handlers.test.ts'], only: 'died within|taken over' },
  { name: 'retry-kept-by-two', breaks: 'a try of a handler counts although another node has the event by now', module: 'src/platform/handlers/retries.ts', red: ['tests/platform/handlers/handlers.test.ts'], only: 'another node has taken over' },
  { name: 'tries-for-ever', breaks: 'a handler never gives up on an event', module: 'src/platform/handlers/retries.ts', red: ['tests/platform/handlers/hanging.test.ts'], only: 'at its last try' },
  { name: 'push-in-quiet-hours', breaks: 'quiet hours are not kept', module: 'src/features/pushes/rules/when.ts', red: ['tests/pushes/when.test.ts', 'tests/pushes/day.test.ts'], only: 'by night|in the night|woken' },
  { name: 'push-names-somebody', breaks: 'a push says for whom it is', module: 'src/features/pushes/store/outbox.ts', red: ['tests/pushes/outbox.test.ts'], only: 'browser alone that subscribed|No byte' },
  { name: 'push-lost-on-crash', breaks: 'a push is marked as sent, and then sent', module: 'src/features/pushes/store/outbox.ts', red: ['tests/pushes/nodes.test.ts', 'tests/pushes/outbox.test.ts'], only: 'between sending and marking|growing gaps' },
  { name: 'push-anywhere', breaks: 'web push connects to whatever a name leads to', module: 'src/features/pushes/channels/reach.ts', red: ['tests/pushes/reach.test.ts'], only: 'leads to when it connects|every address of a name' },
  { name: 'note-for-everybody', breaks: 'whoever sees an order reads all notes on it', module: 'src/features/notes/readers.ts', red: ['tests/desk/notes.test.ts'], only: 'What is said' },
  { name: 'note-numbers-shared', breaks: 'two notes on an order may have the same number', sql: 'alter table order_notes drop constraint order_notes_numbered', red: ['tests/notes/notes.test.ts'], only: 'finds room' },
  { name: 'pair-outlives-officer', breaks: 'a pair stays in force whatever becomes of officer and registration', module: 'src/features/appointments/store/pairs.ts', red: ['tests/desk/broker.test.ts'], only: 'The desk of the brokers' },
  { name: 'urge-as-often-as-one-likes', breaks: 'nothing keeps somebody from urging an order twice in one moment', sql: 'alter table order_urges drop constraint order_urges_once', red: ['tests/desk/broker.test.ts'], only: 'The desk of the brokers' },
  { name: 'press-as-often-as-one-likes', breaks: 'nothing keeps somebody from pressing an order twice in one moment', sql: 'alter table order_presses drop constraint order_presses_once', red: ['tests/desk/office.test.ts'], only: 'presses whoever' },
  { name: 'parts-without-keys', breaks: 'each order of several is done again when the same key is sent again', module: 'src/features/center/part-key.ts', red: ['tests/desk/office.test.ts'], only: 'several at once' },
  { name: 'words-found-for-ever', breaks: 'an order is found by its words however long ago it ended', module: 'src/features/search/store/readable.ts', red: ['tests/desk/office.test.ts'], only: 'as long as they may be read' },
  { name: 'guardian-asked-first', breaks: 'whether somebody acts for another is read, and not held until the deed is done', module: 'src/features/people/store/guardians.ts', red: ['tests/desk/guardian.test.ts'], only: 'same moment' },
  { name: 'policy-forgets-fairness', breaks: 'who has been offered little is not thought of', module: 'src/features/asking/policy/score.ts', red: ['tests/simulation/simulation.test.ts', 'tests/asking/policy.test.ts'], only: 'Gini|asked less' },
];
