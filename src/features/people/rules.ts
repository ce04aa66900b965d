import { badInput, refuse } from '../../kernel/result.ts';
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

const bad = (problem: string, problemZh: string, field: string) => badInput(problem, problemZh, ['input', field]);

/** Why a contact cannot be taken, or null. */
export function wrongContact(input: ContactInput) {
  const name = input.name.trim();
  if (name === '' || name.length > LONGEST_NAME) return bad(`name: 1 to ${LONGEST_NAME}`, `姓名：1 至 ${LONGEST_NAME} 字`, 'name');
  if (input.phone && !PHONE.test(input.phone)) return bad('phone: digits, spaces and hyphens', '电话：数字、空格和连字符', 'phone');
  if (input.address && input.address.length > LONGEST_ADDRESS) return bad(`address: at most ${LONGEST_ADDRESS}`, `地址：最多 ${LONGEST_ADDRESS} 字`, 'address');
  const halves = [input.latitude ?? null, input.longitude ?? null].filter((half) => half !== null);
  if (halves.length === 1) return bad('latitude and longitude: both or neither', '纬度和经度：同时填写或都不填', 'latitude');
  if (Math.abs(input.latitude ?? 0) > 90 || Math.abs(input.longitude ?? 0) > 180) return bad('latitude -90 to 90, longitude -180 to 180', '纬度 -90 至 90，经度 -180 至 180', 'latitude');
  if (input.birthYear != null && !(Number.isInteger(input.birthYear) && input.birthYear >= EARLIEST_BIRTH_YEAR && input.birthYear <= LATEST_BIRTH_YEAR)) return bad(`birthYear: ${EARLIEST_BIRTH_YEAR} to ${LATEST_BIRTH_YEAR}`, `出生年份：${EARLIEST_BIRTH_YEAR} 至 ${LATEST_BIRTH_YEAR}`, 'birthYear');
  return null;
}

/** Why a volunteer's data cannot be taken, or null. */
export function wrongVolunteer(input: VolunteerInput) {
  const unknown = input.skills.filter((skill) => !isSkill(skill));
  if (unknown.length > 0) return refuse('SKILL_UNKNOWN', { skills: unknown.slice(0, 10).map((skill) => skill.slice(0, 40)) }, ['input', 'skills']);
  if (input.areaCodes.length > MOST_AREAS) return bad(`areaCodes: at most ${MOST_AREAS}`, `服务区域：最多 ${MOST_AREAS} 个`, 'areaCodes');
  if (input.freeHours.length > MOST_WINDOWS) return bad(`freeHours: at most ${MOST_WINDOWS}`, `空闲时段：最多 ${MOST_WINDOWS} 段`, 'freeHours');
  const right = ({ weekday, from, until }: FreeWindow): boolean =>
    Number.isInteger(weekday) && weekday >= 1 && weekday <= 7 && TIME.test(from) && TIME.test(until) && from < until;
  return input.freeHours.every(right) ? null : bad('freeHours: weekday 1-7, from < until, HH:MM', '空闲时段：星期 1 至 7，起早于止，HH:MM', 'freeHours');
}

/** Why a consent cannot be taken, or null. */
export function wrongConsent(input: { readonly purpose: string; readonly text: string }) {
  if (input.text.trim().length < SHORTEST_CONSENT) return refuse('CONSENT_MISSING', { least: SHORTEST_CONSENT }, ['input', 'consent', 'text']);
  if (input.text.length > LONGEST_CONSENT || input.purpose.trim() === '' || input.purpose.length > 200) return bad(`consent: text up to ${LONGEST_CONSENT}, purpose 1 to 200`, `同意内容：最多 ${LONGEST_CONSENT} 字，用途 1 至 200 字`, 'consent');
  return null;
}
