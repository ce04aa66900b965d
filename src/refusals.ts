import { APPOINTING } from './appointing.ts';
import type { Refusal } from './kernel/result.ts';

interface Words {
  /** What is wrong and what to do; `{name}` is filled from the refusal's arguments. */
  readonly en: string;
  readonly zh: string;
}

/** Every reason that a step can be refused for. Codes never change their meaning; words may be bettered. */
export const REFUSALS = {
  // Any step
  NOT_FOUND: { en: 'There is nothing with this id or code, or you may not see it. Check it.', zh: '找不到此编号或代码对应的内容，或您无权查看。请核对。' },
  NOT_ALLOWED: { en: 'Your roles do not allow this here. Ask one of: {who}.', zh: '您在此处没有这项权限。请联系：{who}。' },
  NOT_JOINED: { en: 'You are signed in but not yet a resident here. Join first.', zh: '您已登录，但尚未加入本辖区。请先加入。' },
  KEY_REUSED: { en: 'This key was used for another input. Make a new key for a new deed.', zh: '此 key 已用于其他输入。新的操作请使用新的 key。' },
  BAD_INPUT: { en: 'This input cannot be taken: {problem}', zh: '输入有误：{problem}' },
  // People
  SIGN_IN_FIRST: { en: 'Guests cannot do this. Sign in first.', zh: '访客不能进行此操作。请先登录。' },
  REALM_UNKNOWN: { en: 'There is no street or county with the code of your token. Sign in where you live.', zh: '令牌中的辖区不存在。请登录您所在的辖区。' },
  ALREADY_JOINED: { en: 'This account is a resident here already. Nothing is left to do.', zh: '该账号已加入本辖区，无需重复加入。' },
  CONSENT_MISSING: { en: 'Write down what the resident agreed to, in at least {least} characters.', zh: '请写明居民同意的内容，至少 {least} 个字。' },
  SKILL_UNKNOWN: { en: 'Unknown skills: {skills}. Choose from the list of skills.', zh: '未知的技能：{skills}。请从技能清单中选择。' },
  ALREADY_VOLUNTEER: { en: 'This person is a registered volunteer already. Change the registration instead.', zh: '已是注册志愿者。请直接修改登记信息。' },
  NOT_VOLUNTEER: { en: 'Only registered volunteers can do this. Register as a volunteer first.', zh: '仅注册志愿者可以进行此操作。请先注册为志愿者。' },
  NOT_OF_ONESELF: { en: 'Nobody records or appoints themselves. Ask a colleague.', zh: '不能为本人登记或任命。请由同事办理。' },
  ALREADY_PARTY_MEMBER: { en: 'This person is recorded as a party member already.', zh: '该同志已登记为党员。' },
  NOT_PARTY_MEMBER: { en: 'This person is not recorded as a party member. The community records it.', zh: '该同志未登记为党员。请由社区登记。' },
  // Organisations and teams
  ORGANISATION_ENDED: { en: 'This organisation was closed. Choose a living one.', zh: '该单位已停用。请选择在用的单位。' },
  OUT_OF_REACH: { en: 'These divisions lie outside of what you or the team look after: {codes}.', zh: '以下治理单元超出您或队伍的管辖范围：{codes}。' },
  ALREADY_IN_TEAM: { en: 'There is a request or membership in this team already. Wait for the captain, or leave first.', zh: '已申请或已加入该队。请等待队长审核，或先退出。' },
  NOT_IN_TEAM: { en: 'There is no living membership in this team. Ask to join first.', zh: '不在该队中。请先申请加入。' },
  NOT_WAITING: { en: 'This request was answered or taken back already. Read the list again.', zh: '该申请已处理或已撤回。请刷新列表。' },
  REALM_EXISTS: { en: 'There is a realm with the code {code} already.', zh: '代码为 {code} 的辖区已存在。' },
  // Appointments
  SCOPE_WRONG: { en: 'The role {role} is held over {wanted}. Name exactly that.', zh: '{role} 的任职范围应为{wanted}。请只填写这一项。' },
  ROLE_TAKEN: { en: 'Somebody holds this role there already, and only one may. End that appointment first.', zh: '该岗位已有人任职，且只能有一人。请先结束原任职。' },
  ALREADY_APPOINTED: { en: 'This person holds this role there already at that time.', zh: '此人在该时段已担任此职。' },
  PERIOD_WRONG: { en: 'An appointment ends after it begins, and begins now or later.', zh: '任职的结束时间应晚于开始时间，且不得早于现在开始。' },
  ALREADY_ENDED: { en: 'This has ended already. Nothing is left to do.', zh: '已经结束，无需操作。' },
  LAST_OPERATOR: { en: 'A realm keeps one operator at least. Appoint another first.', zh: '辖区至少保留一名运营管理员。请先任命另一位。' },
} as const satisfies Record<string, Words>;

export type RefusalCode = keyof typeof REFUSALS;

const isKnown = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code);

/** The sentence of a refusal in the reader's language. */
export function sayRefusal(refusal: Refusal, language: 'zh-CN' | 'en'): string {
  if (!isKnown(refusal.code)) return refusal.code;
  const words: Words = REFUSALS[refusal.code];
  return (language === 'en' ? words.en : words.zh).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = refusal.args[name];
    const said = (one: unknown): string => wordOf(String(one ?? ''), language);
    return Array.isArray(value) ? value.map(said).join(language === 'en' ? ', ' : '、') : said(value);
  });
}

/** Roles are said in words, everything else as it is. */
function wordOf(text: string, language: 'zh-CN' | 'en'): string {
  const role = Object.entries(APPOINTING).find(([name]) => name === text)?.[1];
  return role ? (language === 'en' ? role.en : role.zh) : text;
}
