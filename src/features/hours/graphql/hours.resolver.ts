import { Arg, Args, Ctx, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { DoorError } from '../../../graphql/errors.ts';
import { AtMost, Cost, ViewerDependent } from '../../../graphql/marks.ts';
import { readPage, type Page } from '../../../graphql/page.ts';
import { openRate, type Rate } from '../../../graphql/rate.ts';
import type { Platform } from '../../../platform/platform.ts';
import { SeatConnection } from '../../crew/graphql/index.ts';
import { countServed, servedSeats, type SeatRow } from '../../crew/index.ts';
import { Viewer } from '../../people/graphql/index.ts';
import { checkRecord, type Checked } from '../check.ts';
import { standingRecords, type RecordRow } from '../store/records.ts';
import { serviceOf, type Service } from '../store/sums.ts';
import { MOST_RECORDS } from '../words.ts';
import { ServiceArgs, ServiceCheck, ServiceHours, ServiceRecord, ServicesArgs } from './hours.type.ts';

/** What somebody served. */
@Resolver(() => Viewer)
export class ViewerService {
  @ViewerDependent()
  @Cost(10)
  @FieldResolver(() => ServiceHours, { description: 'Your service, added up from your finished seats (我的服务时长)' })
  async service(@Ctx() context: Context, @Args(() => ServiceArgs) { from = null, until = null }: ServiceArgs): Promise<Service> {
    const { actor: { realm, personId }, platform: { db } } = await context.reading();
    return personId === null ? { hours: 0, services: 0, byItem: [] } : serviceOf(db, { realm, personId, from, until });
  }

  @ViewerDependent()
  @Cost(5)
  @FieldResolver(() => SeatConnection, { description: 'Your finished seats, the newest first (服务记录)' })
  async services(@Ctx() context: Context, @Args(() => ServicesArgs) { from = null, until = null, ...args }: ServicesArgs): Promise<Page<SeatRow>> {
    const { actor: { realm, personId }, platform: { db } } = await context.reading();
    return readPage<SeatRow>(args, {
      list: 'viewer.services', order: 'NEWEST', filter: { personId, from, until },
      read: async (limit, after) => (personId === null ? [] : servedSeats(db, { realm, personId, from, until }, limit, after === null ? null : { endedAt: new Date(String(after[0])), id: String(after[1]) })),
      key: ['MOMENT', 'ID'],
      keyOf: ({ endedAt, id }) => [endedAt!.toISOString(), id],
      count: async () => (personId === null ? 0 : countServed(db, { realm, personId, from, until })),
    });
  }

  @AtMost(MOST_RECORDS)
  @ViewerDependent()
  @FieldResolver(() => [ServiceRecord], { description: 'Records of your service that anybody can check, the newest first (服务时长证明)' })
  async serviceRecords(@Ctx() context: Context): Promise<RecordRow[]> {
    const { actor: { realm, personId }, platform: { db } } = await context.reading();
    return personId === null ? [] : standingRecords(db, { realm, personId });
  }
}

/** What a record says, as it is added up now. */
@Resolver(() => ServiceRecord)
export class ServiceRecordFields {
  @Cost(10)
  @FieldResolver(() => ServiceHours, { description: 'What it says, added up now: hours that were corrected since are in it (服务时长)' })
  async service(@Root() record: RecordRow, @Ctx() context: Context): Promise<Service> {
    return serviceOf((await context.reading()).platform.db, record);
  }
}

const CHECKS = { perSecond: 1, burst: 30 };
const rates = new WeakMap<Platform, Rate>();

/** Of one node: so many checks of one client. */
function rateOf(platform: Platform): Rate {
  const rate = rates.get(platform) ?? openRate(CHECKS.perSecond, CHECKS.burst);
  rates.set(platform, rate);
  return rate;
}

/** For everybody, guests too. */
@Resolver()
export class ServiceChecks {
  @Cost(50)
  @Query(() => ServiceCheck, { description: 'Whether a record of service is right, for everybody (核验服务时长证明): yes and a masked name, or no, whatever the reason. A client may ask some thirty times, and then once a second.' })
  async checkServiceRecord(
    @Ctx() context: Context,
    @Arg('number', () => String, { description: 'The number on the record, with or without dashes (证明编号)' }) number: string,
    @Arg('hours', () => Float, { nullable: true, description: 'The hours that it says; left out: only whether there is such a record (服务时长)' }) hours: number | null = null,
  ): Promise<Checked> {
    const waitMs = rateOf(context.platform).take(context.client ?? '');
    if (waitMs > 0) throw new DoorError('RATE_LIMITED', {}, { retryAfterMs: waitMs });
    return checkRecord(context.platform.db, context.realm, number, hours ?? null);
  }
}
