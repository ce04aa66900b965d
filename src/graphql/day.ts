/** Years in which PostgreSQL and everybody's calendar agree. */
const YEAR = /^(1[89]|[2-9]\d)\d\d-/;

/** Whether a text is a day of the calendar as YYYY-MM-DD, between 1800 and 9999: 30 February is none. */
export const isDay = (text: string): boolean => YEAR.test(text) && /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
