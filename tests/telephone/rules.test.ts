import { expect, test } from 'vitest';
import { sentenceOf, type Said } from '../../src/features/telephone/rules/sentence.ts';
import { digitsTyped, nameTyped, numberTyped } from '../../src/features/telephone/rules/typed.ts';
import { ORDER_STATES } from '../../src/seven-orders.ts';

const SAID: Said = {
  number: 100_123, item: '送餐', state: 'OPEN', serves: 'CREW', when: '11月28日星期六 09:00', holding: '文苑社区', unit: null, led: true, helpers: 2, helpersWanted: 3, heldUntil: null, booking: null, bookedFor: null, late: false, outcome: null, resolved: null, answerBy: null,
};
const LANGUAGES = ['zh-CN', 'en'] as const;

test('every state has a sentence of its own in both languages, whoever serves and whether there is a date; a hold is said in each', () => {
  for (const language of LANGUAGES) {
    const of = (change: Partial<Said>): string => sentenceOf({ ...SAID, ...change }, language);
    for (const serves of ['CREW', 'LEAD_ONLY', 'PROVIDER'] as const) {
      for (const when of [SAID.when, null]) {
        const all = ORDER_STATES.map((state) => of({ state, serves, when }));
        expect(new Set(all).size).toBe(ORDER_STATES.length);
        for (const one of all) expect(one).toMatch(language === 'en' ? /^Order 100123, 送餐: [^.\n]+\.$/ : /^第100123号单，送餐：[^。\n]+。$/u);
      }
    }
    for (const state of ORDER_STATES) {
      expect(of({ state, heldUntil: '12月1日' })).toContain(language === 'en' ? 'on hold now, until 12月1日' : '暂停办理，最晚到12月1日');
      expect(of({ state, serves: 'PROVIDER', booking: 'WAITS', unit: '测试医院' })).toContain(language === 'en' ? 'waits for 测试医院 to confirm' : '等测试医院确认预约');
    }
  }
});

test('who comes, when and what is next is said', () => {
  expect(sentenceOf(SAID, 'zh-CN')).toBe('第100123号单，送餐：时间定在11月28日星期六 09:00，已有领单人，3名志愿者中已有2名报名，到时上门，请把开工码准备好。');
  expect(sentenceOf({ ...SAID, item: 'Meal delivery', when: 'Saturday, November 28 at 09:00', led: false }, 'en'))
    .toBe('Order 100123, Meal delivery: it is planned for Saturday, November 28 at 09:00, nobody leads it yet, and 2 of 3 volunteers have said that they come, and next they come to you, so have your start code ready.');
  expect(sentenceOf({ ...SAID, state: 'NEEDS_INFO', answerBy: '11月29日' }, 'zh-CN')).toContain('请在11月29日前答复');
  expect(sentenceOf({ ...SAID, state: 'OPEN', serves: 'PROVIDER', unit: '测试医院' }, 'zh-CN')).toContain('由测试医院提供服务');
  expect(sentenceOf({ ...SAID, state: 'RATED', resolved: false }, 'en')).toContain('next the street leader deals with it');
});

test('of what is booked neither a visit is promised nor a lead awaited; when it is booked for is said before it is planned, and that it has fallen through, with what to do', () => {
  const booked: Said = { ...SAID, serves: 'PROVIDER', unit: '测试医院', booking: 'STANDS', led: false, helpers: 0, helpersWanted: 0 };
  for (const language of LANGUAGES) for (const state of ORDER_STATES) expect(sentenceOf({ ...booked, state }, language)).not.toMatch(/上门|领单|they come|leads/);
  for (const state of ['PLACED', 'DISPATCHED'] as const) {
    expect(sentenceOf({ ...booked, state, when: null, bookedFor: '11月30日' }, 'zh-CN')).toContain('约在11月30日');
    expect(sentenceOf({ ...booked, state, when: null, bookedFor: 'Monday' }, 'en')).toContain('booked for Monday');
    expect(sentenceOf({ ...booked, state, when: null, unit: null, booking: 'LOST', bookedFor: 'Monday' }, 'en')).not.toContain('Monday');
  }
  for (const state of ['PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED'] as const) {
    expect(sentenceOf({ ...booked, state, unit: null, booking: 'LOST' }, 'zh-CN')).toContain('预约没有成，请另选一个时间');
    expect(sentenceOf({ ...booked, state, unit: null, booking: 'LOST' }, 'en')).toContain('please choose another time');
  }
  expect(sentenceOf({ ...booked, state: 'CANCELLED', unit: null, booking: 'LOST' }, 'en')).not.toContain('choose another time');
});

test('of what is late nobody is told to wait at the door, and before anybody has taken it nobody is promised', () => {
  expect(sentenceOf({ ...SAID, late: true }, 'zh-CN')).toBe('第100123号单，送餐：原定11月28日星期六 09:00，到现在还没有开始，请问一下文苑社区或网格员。');
  for (const serves of ['CREW', 'LEAD_ONLY', 'PROVIDER'] as const) {
    expect(sentenceOf({ ...SAID, serves, late: true }, 'en')).toContain('has not begun, so please ask 文苑社区 or your grid officer');
    expect(sentenceOf({ ...SAID, serves, state: 'UNDERWAY', late: true }, 'en')).toContain('nobody has said that it is finished');
  }
  expect(sentenceOf({ ...SAID, led: false, helpers: 0 }, 'zh-CN')).toContain('有人接下后到时上门');
  expect(sentenceOf({ ...SAID, led: false, helpers: 0 }, 'en')).toContain('once somebody has taken it they come to you');
});

test('how it ended is said as it was: not everything that is over was done, and not everything that is closed is resolved', () => {
  const ended = (['DONE_OTHERWISE', 'BY_OTHERS', 'NO_HELP_WANTED', 'OUT_OF_SCOPE', 'PARTLY_DONE'] as const).map((outcome) => LANGUAGES.map((language) => sentenceOf({ ...SAID, state: 'DONE', outcome }, language)));
  expect(new Set(ended.flat()).size).toBe(10);
  for (const [zh, en] of ended) expect([zh!.includes('已经做完'), en!.includes('it is done')]).toEqual([false, false]);
  expect(sentenceOf({ ...SAID, state: 'CLOSED', resolved: false }, 'zh-CN')).toContain('您说过问题没有解决');
  expect(sentenceOf({ ...SAID, state: 'CLOSED', resolved: false }, 'en')).toContain('though you said that it is not resolved');
  expect(sentenceOf({ ...SAID, state: 'DISPATCHED', holding: '测试街道' }, 'zh-CN')).toContain('下一步由测试街道接单');
});

test('a number is understood as it is heard, a name needs two signs, and a telephone number four digits', () => {
  for (const typed of ['100123', ' 100 123 ', '100-123', '１００１２３', 'No. 100123', '#100123', '单号100123', '第100123号', '第100123号单', '单号:100123', '单号：100123', 'Order 100123', '订单 100123']) expect([typed, numberTyped(typed)]).toEqual([typed, 100_123]);
  for (const none of ['', 'abc', '1'.repeat(16), '12a', '-', 'x'.repeat(10_000)]) expect(numberTyped(none)).toBeNull();
  expect([nameTyped('王'), nameTyped(' 王小明 '), nameTyped('%'.repeat(61))]).toEqual([null, '王小明', null]);
  expect([digitsTyped('567'), digitsTyped('56 78'), digitsTyped('+86 120 1234 5678'), digitsTyped('５６７８'), digitsTyped('56_8'), digitsTyped('1'.repeat(16))]).toEqual([null, '5678', '12012345678', '5678', null, null]);
});
