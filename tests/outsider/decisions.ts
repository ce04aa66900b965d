import type { Who } from '../support/world.ts';

const CENTER = ['dispatcher', 'leader', 'auditor', 'operator'] as const;
const CREW = ['lead', 'helper', 'held'] as const;
const RUNS = ['requester', 'officer', 'worker', 'representative', ...CREW, ...CENTER] as const;
const OFFICES = ['officer', 'buildingHead', 'worker', ...CENTER] as const;
const TEAM = ['captain', 'mate', 'applicant'] as const;

/**
 * Who is shown a field of something that lies in the street: anything but null or an empty list. Whoever is not named is not.
 * An audience without a list needs none: everybody who is shown the thing around it.
 */
export const AUDIENCES = {
  /** Everybody who may see the thing. */
  PUBLIC: null,
  /** Part of a value: whoever is shown the value. */
  VALUE: null,
  /** Only what the asker is himself: his rights, his inbox, his memberships. Nobody else's is in it. */
  SELF: null,
  /** An answer to the asker's own deed. */
  ANSWER: null,
  SUMMARY: [...RUNS, 'neighbour', 'member', 'volunteer', ...TEAM],
  WORDS: ['requester', 'officer', 'worker', 'representative', ...CREW, 'dispatcher', 'leader', 'auditor'],
  CODE: ['requester', 'officer'],
  DISPATCH: ['dispatcher', 'leader'],
  /** Who works for the division that held an order. */
  ECHO: ['worker'],
  /** Who answers for an order. */
  TRAIL: ['officer', 'worker', ...CENTER],
  AUDIT: ['auditor', 'operator'],
  /** Who works at the center or looks over it. */
  CENTER: [...CENTER],
  /** Who is answerable for an order sees how people are asked for it. */
  ASKING: ['worker', 'dispatcher', 'leader', 'operator'],
  CREW: [...RUNS, 'buildingHead'],
  PARTY: ['requester', 'worker', ...CREW, ...CENTER],
  SEAT_FAULTS: [...CREW, 'worker'],
  /** Whoever entered a draw, and nobody else. */
  ENTRANT: ['helper'],
  /** Whoever was asked for an order, and nobody else. */
  ASKED: ['helper'],
  RATED: [...RUNS, 'neighbour'],
  CALLED: ['requester', 'worker', 'dispatcher', 'leader', 'auditor'],
  PEOPLE: ['requester', ...OFFICES, ...CREW],
  CONTACTS: ['requester', 'officer', 'worker', ...CREW],
  OWNER: ['representative', ...CENTER],
  /** Whoever reads the words of its order, and the unit. */
  BOOKED: ['requester', 'officer', 'worker', 'representative', ...CREW, 'dispatcher', 'leader', 'auditor'],
  /** The name of a unit's person: whoever reads the requester's name in the clear, and the unit. */
  WHO_COMES: ['requester', 'officer', 'worker', 'representative', ...CREW],
  /** Who has to do with a series by more than being preferred... */
  SERIES: ['requester', 'officer', 'worker', 'buildingHead', 'helper'],
  REPEATS: ['requester', 'officer', 'worker', 'buildingHead'],
  /** ...and who reads its words. */
  REPEAT_WORDS: ['requester', 'officer'],
  APPOINTED: [...OFFICES, 'representative', ...TEAM],
  TEAM: [...TEAM, ...OFFICES, 'held'],
  /** Whoever runs the realm. */
  OPERATOR: ['operator'],
  INBOX: ['requester', 'officer', 'worker', ...CENTER],
} as const satisfies Readonly<Record<string, readonly Who[] | null>>;

export type Audience = keyof typeof AUDIENCES;

const TABLE: Readonly<Record<string, { readonly [A in Audience]?: string }>> = {
  Appointment: { APPOINTED: 'division id organisation pairedWith person role roleLabel since team until' },
  Ask: { ASKED: 'askedAt endedAt id label order orderId score state viewerMay viewerMayLabels why' },
  AskReason: { VALUE: 'code codeLabel points value' },
  AskedPerson: { VALUE: 'askedAt came person rank score wave why' },
  AskingSettings: { VALUE: 'asksADay asksAWeek growth keptDays leastMinutes mostMinutes perPlace policy policyLabel waves' },
  Balance: { VALUE: 'community freePlaces idleResources item itemCode listedResources missingPlaces unbookedLong unmetOrders waitingLong waitingOrders' },
  Booking: { BOOKED: 'at endsAt id label order persons reason resource revision startsAt state stateSince viewerCan viewerMay viewerMayLabels', WHO_COMES: 'whoComes' },
  BrokerGap: { VALUE: 'grid missing missingLabels officers pairs' },
  CallBack: { VALUE: 'at attempt resolved stars words' },
  CalendarEntry: { VALUE: 'booking endsAt kind kindLabel order seat startsAt' },
  CalendarLink: { SELF: 'location revokedAt since' },
  Catalogue: { PUBLIC: 'base categories changes changesSince id items note proposedAt proposedBy publishedAt publishedBy state stateLabel supersededAt version' },
  CatalogueChange: { VALUE: 'code fields kind kindLabel' },
  CenterDay: { VALUE: 'at date done onHold open overdue placed placesFree queued rated startingToday taken underway unresolved waitingForAcceptance waitingForInfo waitingForLead' },
  Changed: { VALUE: 'revision step subject table' },
  CoolingOff: { SELF: 'cause causeLabel id liftedAt person reason since state stateLabel until' },
  Contact: { VALUE: 'address birthYear latitude longitude name phone' },
  DaysOff: { VALUE: 'from until' },
  DaysOffSet: { ANSWER: 'daysOff' },
  DeadPush: { OPERATOR: 'channel code endedAt fault id kind kindLabel lane notedAt tries' },
  Deadline: { VALUE: 'at paused provisional step stepLabel' },
  DispatchReason: { VALUE: 'code codeLabel points value' },
  DispatchSuggestion: { VALUE: 'division eligible reasonLabels reasons score underWay why' },
  Division: { PUBLIC: 'code endedAt gridKind gridKindLabel households id latitude level levelLabel longitude name parent path' },
  Draw: { VALUE: 'announcedAt closesAt commitment drawn endedAt entries id label opensAt places seed state' },
  DrawEntry: { ENTRANT: 'draw endedAt enteredAt id key label number order orderId state viewerMay viewerMayLabels why' },
  DrawnKey: { VALUE: 'key number outcome outcomeLabel' },
  Ended: { VALUE: 'calledOff done expired merged rejected' },
  Events: { VALUE: 'cursor events serverTime' },
  FoundOrders: { VALUE: 'hint orders' },
  FunnelEntry: { VALUE: 'label no reached step times' },
  GivenItem: { SELF: 'cancelledByUnit declined delivered itemCode notCome persons ratings' },
  GivenRatings: { VALUE: 'count resolved stars' },
  Gone: { VALUE: 'id reason reasonLabel revision' },
  Hold: { VALUE: 'id since until' },
  InDraw: { ANSWER: 'drawnAt entry orderId' },
  InboxEntry: { INBOX: 'about at audience audienceLabel id label order readAt revision step subject table told' },
  InboxRead: { ANSWER: 'entries unread' },
  Item: { PUBLIC: 'category code en helpers id kind kindLabel limits minutes name resources sensitive servedBy servedByLabel skills version what whatEn whatZh zh' },
  ItemService: { VALUE: 'hours itemCode services' },
  ItemCategory: { VALUE: 'code en name zh' },
  ItemLimit: { VALUE: 'amount step table then unit unitLabel' },
  Note: { WORDS: 'at audience audienceLabels id mine name number order orderId party partyLabel words' },
  Occurrence: { VALUE: 'capacity endsAt free startsAt' },
  Opening: { VALUE: 'kind kindLabel order score why' },
  Order: {
    PUBLIC: 'attempt closedAt community doneAt draw helpersFree helpersWanted holding id item itemCode label led mergedInto number onHold outcome outcomeLabel placedAt plannedEnd plannedStart '
      + 'project provider ratedAt resolved resource revision sensitive serves servesLabel startedAt state stateSince urgent viewerCan viewerCanEnter viewerCanPress viewerCanTake viewerCanUrge viewerCanWait viewerMay viewerMayLabels viewerMayTake viewerMayTakeLabels waitingCount',
    SUMMARY: 'deadlines division holds spoken persons skills source sourceLabel summary wantedEnd wantedStart', SERIES: 'series',
    SELF: 'viewerAsk viewerEntry viewerWaiting', BOOKED: 'booking otherOccurrences', ASKING: 'asking', WORDS: 'contact likelyDuplicates notes sayings viewerSpeaksFor viewerSpeaksForLabels words wordsLanguage', CODE: 'startCode', DISPATCH: 'suggestions', ECHO: 'publicSummary', CENTER: 'takenBy', TRAIL: 'trail', AUDIT: 'readings', CREW: 'crew seats', RATED: 'ratings rating stars', CALLED: 'callBacks',
  },
  OrderAsking: { VALUE: 'asked declined kind kindLabel label lapsed nextAt people since state taken told toldLabels unanswered wave waveAt' },
  OrderContact: { VALUE: 'address latitude longitude masked name phone' },
  OtherOccurrence: { VALUE: 'endsAt free resourceId startsAt' },
  OrderAnswer: { ANSWER: 'orderId result' },
  OrderLeft: { ANSWER: 'id revision' },
  OutOfSight: { ANSWER: 'message' },
  OrderReading: { VALUE: 'at operation person reader reason what whatLabels' },
  OrdersAnswered: { ANSWER: 'answers done refused' },
  Organisation: { PUBLIC: 'coBuilding division endedAt id kind kindLabel name' },
  Person: { PEOPLE: 'consentedSince guardians home id isViewer maskedPhone name partyMemberSince reachedBy reachedByLabel volunteer', CONTACTS: 'contact' },
  Project: { PUBLIC: 'endedAt id itemCodes name owner partners signedOn' },
  PublicSummary: { PUBLIC: 'at community itemCode month words' },
  PutOffOrder: { VALUE: 'order until' },
  PublicMonth: { PUBLIC: 'month rows total' },
  PublicRow: { PUBLIC: 'division done item placed resolved' },
  PushMute: { VALUE: 'itemCode order since team until what whatLabel' },
  PushPreferences: { VALUE: 'aDay digestOnly digestTimes quietHours restWhileServing' },
  PushSubscription: { SELF: 'addedAt channel device endedAt id' },
  Pushes: { SELF: 'channels mutes preferences pushedToday subscriptions vapidPublicKey waiting' },
  PushesRetried: { ANSWER: 'retried' },
  QuietHours: { VALUE: 'from until' },
  Rate: { VALUE: 'denominator numerator share' },
  Rating: { VALUE: 'at attempt mine resolved spoken stars words' },
  ReadingOfMe: { SELF: 'at operation reader reason what whatLabels' },
  Realm: { PUBLIC: 'code kind kindLabel limits name settings timeZone workingHours' },
  FairPlay: { VALUE: 'coolingDays grabsAMinute noShowDays noShows readReturnDays readReturns seatsAtOnce travelMinutes' },
  RealmSettings: { VALUE: 'asking pushes clockDispatchesProviderItems escalate fairPlay fairStartAfterMinutes gridFirst gridMayHold handleAlone publicHolidays ownHolidays ownWorkdays sampleShare selfDispatch streetMayHold' },
  RealmPushes: { VALUE: 'aDay digestTimes quietFrom quietUntil' },
  Refused: { ANSWER: 'code message path' },
  ReportNow: { VALUE: 'at open overdue seatsFree underway unled waiting' },
  ReportRow: { VALUE: 'answerTimes day division ended fill fillTimes funnel item itemCode organisation placed resolution response satisfaction seats solveTimes solvedBy' },
  Resource: {
    PUBLIC: 'capacity confirmsBookings division draftedAt forWhom id item itemCode label nextOccurrences owner place project revision state stateSince timing title validFrom validUntil viewerCan viewerMay viewerMayLabels what',
    OWNER: 'lastSaid ratings usedOccurrences utilisation',
  },
  ResourceForWhom: { VALUE: 'ageFrom ageTo divisions words' },
  ResourceSaying: { VALUE: 'step words' },
  ResourceTiming: { VALUE: 'kind kindLabel minutes rule startTime' },
  Resync: { VALUE: 'serverTime' },
  RoleRule: { PUBLIC: 'alone givenBy givenByLabels label levelLabels levels role roleLabel scope scopeLabel' },
  Saying: { VALUE: 'at step stepLabel words' },
  Seat: {
    CREW: 'attempt begunAt confirmedAt endedAt extendedAt hours id kind kindLabel label mine name order orderId orderRevision person seatsLeft state takenAt viewerCan viewerMay viewerMayLabels',
    PARTY: 'partyMember', SEAT_FAULTS: 'confirmBy extendedBecause history late reason',
  },
  SeatsOffered: { ANSWER: 'orderId revision seats' },
  SeatEvent: { VALUE: 'at by byLabel state stateLabel step stepLabel' },
  ServiceCheck: { VALUE: 'name valid' },
  ServiceHours: { VALUE: 'byItem hours services' },
  ServiceRecord: { SELF: 'from issuedAt number service until withdrawnAt' },
  QueueEntry: { VALUE: 'dueAt order overdue troubleLabels troubles' },
  TrailStep: { VALUE: 'as asLabel at attempt by revision says step table words' },
  UnsolvedOrder: { VALUE: 'order since troubleLabels troubles' },
  ShiftHandedOver: { ANSWER: 'orders' },
  PreferredPerson: { VALUE: 'name personId' },
  Series: {
    PUBLIC: 'begunAt division helpersWanted id itemCode label minutes nextOccurrences paused pausedLabel persons revision rule skipsHolidays startTime state stateSince validFrom validUntil viewerCan viewerMay viewerMayLabels',
    REPEATS: 'occurrences preferred preferredTeam requester', REPEAT_WORDS: 'words',
  },
  SeriesOccurrence: { VALUE: 'date endsAt order startsAt state stateLabel' },
  Skill: { PUBLIC: 'code label' },
  SolvedBy: { VALUE: 'community grid street unit' },
  StepWithoutLimit: { VALUE: 'label state step table' },
  StepAnswer: { VALUE: 'allowed code message' },
  Team: { PUBLIC: 'captain createdAt division divisions endedAt id itemCodes name organisation', TEAM: 'calendar members service', SELF: 'viewerMembership' },
  TeamMember: { TEAM: 'admittedAt askedAt endedAt id name person reason state stateLabel team' },
  TeamSeat: { VALUE: 'endsAt kind kindLabel member order seatId startsAt state stateLabel' },
  TeamService: { VALUE: 'byItem hours people services' },
  Times: { VALUE: 'mean measured median p90' },
  TimeWindow: { VALUE: 'from until' },
  Told: { VALUE: 'at how howLabel outcome outcomeLabel' },
  UsedOccurrence: { VALUE: 'booked cancelled capacity confirmed delivered endsAt notCome requested startsAt' },
  Utilisation: { VALUE: 'booked cancelled capacity delivered notCome occurrences' },
  Viewer: { SELF: 'appointments asks calendar calendarLink daysOff openings pushes service serviceRecords services inbox isPartyMember isVolunteer kind kindLabel may memberships person coolingOff readingsOfMe seats unread waiting wards' },
  ViewerMay: { SELF: 'appoint appointLabels askToJoinTeam createOrganisation createTeam draftResource joinAsResident proposeCatalogue recordPartyMember registerAsVolunteer registerResident' },
  Volunteer: { VALUE: 'areas freeHours since skills' },
  Waiting: { SELF: 'endedAt id label order orderId passedOver position seat since state' },
  WeeklyWindow: { VALUE: 'from until weekday' },
  WrongCode: { ANSWER: 'code message path triesLeft' },
};

/** THE DECISIONS: who may read each field of each object, by 'Type.field'. */
export const FIELDS: Readonly<Record<string, Audience>> = Object.fromEntries(Object.entries(TABLE).flatMap(([type, audiences]) =>
  Object.entries(audiences).flatMap(([audience, fields]) => fields.split(' ').map((field) => [`${type}.${field}`, audience as Audience]))));

/** Who may begin at a field of Query or Subscription. */
export type Entrance =
  /** Everybody, guests too; what comes of it is decided thing by thing. */
  | 'EVERYBODY'
  /** Outsiders find nothing in it but what is about themselves. */
  | 'WHOM_IT_CONCERNS';

export const ENTRANCES: Readonly<Record<string, Entrance>> = {
  'Query.appointments': 'WHOM_IT_CONCERNS', 'Query.bookings': 'WHOM_IT_CONCERNS', 'Query.given': 'WHOM_IT_CONCERNS', 'Query.catalogue': 'EVERYBODY', 'Query.checkServiceRecord': 'EVERYBODY', 'Query.catalogueVersions': 'EVERYBODY', 'Query.division': 'EVERYBODY', 'Query.divisions': 'EVERYBODY',
  'Query.deadPushes': 'WHOM_IT_CONCERNS', 'Query.feedCursor': 'EVERYBODY', 'Query.findOrders': 'WHOM_IT_CONCERNS', 'Query.gridsWithoutBroker': 'WHOM_IT_CONCERNS', 'Query.itemsWithoutLimit': 'EVERYBODY', 'Query.stepsWithoutLimit': 'EVERYBODY', 'Query.item': 'EVERYBODY', 'Query.node': 'EVERYBODY', 'Query.nodes': 'EVERYBODY', 'Query.order': 'EVERYBODY', 'Query.orderByNumber': 'EVERYBODY',
  'Query.orders': 'EVERYBODY', 'Query.organisation': 'EVERYBODY', 'Query.organisations': 'EVERYBODY', 'Query.persons': 'WHOM_IT_CONCERNS', 'Query.project': 'EVERYBODY', 'Query.projects': 'EVERYBODY', 'Query.realm': 'EVERYBODY',
  'Query.report': 'WHOM_IT_CONCERNS', 'Query.reportNow': 'WHOM_IT_CONCERNS', 'Query.publicStatistics': 'EVERYBODY', 'Query.series': 'WHOM_IT_CONCERNS', 'Query.seriesList': 'WHOM_IT_CONCERNS',
  'Query.resource': 'EVERYBODY', 'Query.resources': 'EVERYBODY', 'Query.roleRules': 'EVERYBODY', 'Query.balances': 'WHOM_IT_CONCERNS', 'Query.centerDay': 'WHOM_IT_CONCERNS', 'Query.longList': 'WHOM_IT_CONCERNS', 'Query.publicSummaries': 'EVERYBODY', 'Query.queue': 'WHOM_IT_CONCERNS', 'Query.searchOrders': 'WHOM_IT_CONCERNS', 'Query.unsolvedOrders': 'WHOM_IT_CONCERNS', 'Query.skills': 'EVERYBODY', 'Query.team': 'EVERYBODY', 'Query.teams': 'EVERYBODY',
  'Query.viewer': 'WHOM_IT_CONCERNS', 'Subscription.feed': 'WHOM_IT_CONCERNS',
};

/** Who may do a deed to something that lies in the street. */
export type Deed =
  /** Only by appointment, relation or standing: every outsider is refused. */
  | 'BY_RIGHT'
  /** Everybody who has joined, about themselves. */
  | 'WHO_JOINED'
  /** Everybody who is signed in. */
  | 'WHO_SIGNED_IN'
  /** By an office over one's own realm; it names nothing that could lie elsewhere. */
  | 'BY_OFFICE_IN_ONES_REALM';

const deeds = (deed: Deed, names: string): [string, Deed][] => names.split(' ').map((name) => [name, deed]);

export const DEEDS: Readonly<Record<string, Deed>> = Object.fromEntries([
  ...deeds('BY_RIGHT', 'abortOrder acceptOrder addNote admitMember amendOrder answerAboutOrder appoint askAboutOrder assignSeat beginSeat beginSeries changeSeries endSeries moveSeriesOccurrence pauseSeries resumeSeries setSeriesPreference skipSeriesOccurrence callBackOrder cancelBooking cancelOccurrence cancelOrder claimOrder closeOrder confirmBooking confirmSeat correctHours '
    + 'createOrganisation createProject createTeam declineAsk declineBooking deliverBooking markNotCome rebookOrder sayWhoComes declineSeat dispatchOrder dispatchOrders draftResource endAppointment endDivision endOrganisation endPartyMember endProject endTeam enterDraw escalateOrder extendSeat finishOrder giveBackSeat grabSeat handOverOrder handOverShift handleOrderAlone holdOrder leaveLine leaveTeam liftCoolingOff '
    + 'letGoOrder liftHold listResource markInboxRead markNoShow mergeOrder pauseResource placeOrder pressOrder pressOrders publishCatalogue publishSummary rateOrder reassignOrder recallOrder recordConsent recordGuardian recordPartyMember recordTold refuseMember registerResident '
    + 'rejectOrder removeMember removePushSubscription reopenOrder resumeResource returnOrder returnResource reviseResource revokeConsent revokeGuardian setTeamScope settleOrder startOrder submitResource takeOrder takeOrders undoNoShow updateOrganisation updateProject urgeOrder waitInLine withdrawFromDraw withdrawResource withdrawSummary'),
  ...deeds('WHO_JOINED', 'addPushSubscription askToJoinTeam mutePushes registerAsVolunteer setPushPreferences stopVolunteering unmutePushes updateMyContact updateVolunteer'),
  ...deeds('BY_RIGHT', 'offerSeats swapSeat'), ...deeds('WHO_JOINED', 'issueServiceRecord renewCalendarLink revokeCalendarLink setDaysOff withdrawServiceRecord'),
  ...deeds('WHO_SIGNED_IN', 'joinAsResident'),
  ...deeds('BY_OFFICE_IN_ONES_REALM', 'changeRealmSettings proposeCatalogue retryPushes setRealmLimits'),
]);
