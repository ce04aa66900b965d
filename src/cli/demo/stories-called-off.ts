import { crewed, placed, says, started, tell } from './beats.ts';
import { begun, type Tell } from './stories-usual.ts';
import { on } from './when.ts';
import { SAID } from './words.ts';

export const rejected: Tell = (cast) => {
  const day = cast.chance.whole(...cast.days.lately);
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  placed(t, on(day, 10));
  says(t, on(day, 11), t.dispatcher, 'reject', SAID.reject);
  return t.end('rejected', 'REJECTED');
};

export const cancelledEarly: Tell = (cast) => {
  const day = cast.chance.whole(...cast.days.lately);
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  placed(t, on(day, 10));
  says(t, on(day, 12), t.plot.placer, 'cancel', SAID.cancel);
  return t.end('cancelledEarly', 'CANCELLED');
};

/** Called off when the crew was already together. */
export const cancelledLate: Tell = (cast, known) => {
  const day = cast.chance.whole(cast.days.lately[0], cast.days.lately[1] - 2);
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  const [lead, helpers] = [cast.lead(t.plot, [day + 3]), cast.helpers(t.plot, [day + 3], t.plot.helpers)];
  begun(t, known, day, { day: day + 3, hour: 10 });
  crewed(t, day, 12, lead, helpers);
  says(t, on(day + 1, 9), t.plot.placer, 'cancel', SAID.cancel);
  return t.end('cancelledLate', 'CANCELLED');
};

export const brokenOff: Tell = (cast, known) => {
  const day = cast.chance.whole(cast.days.lately[0], cast.days.lately[1] - 3);
  const t = tell(cast, cast.plot('CREW', { patient: true }));
  const [lead, helpers] = [cast.lead(t.plot, [day + 2]), cast.helpers(t.plot, [day + 2], t.plot.helpers)];
  begun(t, known, day, { day: day + 2, hour: 10 });
  crewed(t, day, 12, lead, helpers);
  started(t, on(day + 2, 10), lead);
  says(t, on(day + 2, 11), t.worker, 'abort', SAID.abort);
  return t.end('brokenOff', 'CANCELLED');
};
