import { refuse } from '../../kernel/result.ts';
import { EARLIEST_BIRTH_YEAR, isSkill, type FreeWindow } from './words.ts';

/** What a person tells of himself, or an officer for him. */
export interface ContactInput {
  readonly name: string;
  readonly phone?: string | null;
  readonly address?: string | null;
  readonly latitude?: number | null;
  readonly longitude?: number | null;
  readonly birthYear?: number | null;
}

export interface VolunteerInput {
  readonly skills: readonly string[];
  readonly areaCodes: readonly string[];
  readonly freeHours: readonly FreeWindow[];
}

const LONGEST_NAME = 50;
const LONGEST_ADDRESS = 200;
const PHONE = /^\+?[\d -]{5,24}$/;
const LATEST_BIRTH_YEAR = 2200;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
export const SHORTEST_CONSENT = 4;
const LONGEST_CONSENT = 2_000;
const MOST_AREAS = 20;
const MOST_WINDOWS = 42;

const bad = (problem: string, field: string) => refuse('BAD_INPUT', { problem }, ['input', field]);

/** Why a contact cannot be taken, or null. */
export function wrongContact(input: ContactInput) {
  const name = input.name.trim();
  if (name === '' || name.length > LONGEST_NAME) return bad(`name: 1 to ${LONGEST_NAME}`, 'name');
  if (input.phone && !PHONE.test(input.phone)) return bad('phone: digits, spaces and hyphens', 'phone');
  if (input.address && input.address.length > LONGEST_ADDRESS) return bad(`address: at most ${LONGEST_ADDRESS}`, 'address');
  const halves = [input.latitude ?? null, input.longitude ?? null].filter((half) => half !== null);
  if (halves.length === 1) return bad('latitude + longitude', 'latitude');
  if (Math.abs(input.latitude ?? 0) > 90 || Math.abs(input.longitude ?? 0) > 180) return bad('latitude, longitude', 'latitude');
  if (input.birthYear != null && !(Number.isInteger(input.birthYear) && input.birthYear >= EARLIEST_BIRTH_YEAR && input.birthYear <= LATEST_BIRTH_YEAR)) return bad(`birthYear: ${EARLIEST_BIRTH_YEAR} to ${LATEST_BIRTH_YEAR}`, 'birthYear');
  return null;
}

/** Why a volunteer's data cannot be taken, or null. */
export function wrongVolunteer(input: VolunteerInput) {
  const unknown = input.skills.filter((skill) => !isSkill(skill));
  if (unknown.length > 0) return refuse('SKILL_UNKNOWN', { skills: unknown.slice(0, 10).map((skill) => skill.slice(0, 40)) }, ['input', 'skills']);
  if (input.areaCodes.length > MOST_AREAS) return bad(`areaCodes: at most ${MOST_AREAS}`, 'areaCodes');
  if (input.freeHours.length > MOST_WINDOWS) return bad(`freeHours: at most ${MOST_WINDOWS}`, 'freeHours');
  const right = ({ weekday, from, until }: FreeWindow): boolean =>
    Number.isInteger(weekday) && weekday >= 1 && weekday <= 7 && TIME.test(from) && TIME.test(until) && from < until;
  return input.freeHours.every(right) ? null : bad('freeHours: weekday 1-7, from < until, HH:MM', 'freeHours');
}

/** Why a consent cannot be taken, or null. */
export function wrongConsent(input: { readonly purpose: string; readonly text: string }) {
  if (input.text.trim().length < SHORTEST_CONSENT) return refuse('CONSENT_MISSING', { least: SHORTEST_CONSENT }, ['input', 'consent', 'text']);
  if (input.text.length > LONGEST_CONSENT || input.purpose.trim() === '' || input.purpose.length > 200) return bad('consent', 'consent');
  return null;
}
