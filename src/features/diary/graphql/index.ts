import { calendarLink } from './calendar-link.ts';
import { CalendarEntryFields, DiaryMoves, ViewerDiary } from './diary.resolver.ts';

export const resolvers = [CalendarEntryFields, ViewerDiary, DiaryMoves];

export const links = [calendarLink];
