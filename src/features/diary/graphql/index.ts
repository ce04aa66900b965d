import { CalendarEntryFields, DiaryMoves, ViewerDiary } from './diary.resolver.ts';

export { calendarLink } from './calendar-link.ts';

export const resolvers = [CalendarEntryFields, ViewerDiary, DiaryMoves];
