import { sql } from 'drizzle-orm';
import { writeBooking as real } from '../../../src/features/bookings/store/write.ts';

export * from '../../../src/features/bookings/store/write.ts';

/** Puts what was said into the event. */
export const writeBooking: typeof real = async (tx, written) => {
  await real(tx, written);
  await tx.execute(sql`update events set facts = facts || ${JSON.stringify(written.said)}::text::jsonb where subject_id = ${written.booking.id}::uuid and revision = ${written.booking.revision + 1}`);
};
