import { enumOf } from '../../../graphql/enums.ts';
import { REACHED_BY, READABLE } from '../words.ts';

export const ReachedBy = enumOf('ReachedBy', 'How a person is told news (联系方式).', REACHED_BY, {
  APP: { en: 'by the app', zh: '应用内' }, OFFICER: { en: 'by an officer who calls or visits', zh: '由网格员上门或电话告知' },
});

export const ReadContent = enumOf('ReadContent', 'What somebody read of a person in full (读取内容).', READABLE, {
  NAME: { en: 'name', zh: '姓名' }, PHONE: { en: 'telephone number', zh: '电话' }, ADDRESS: { en: 'address or exact place', zh: '地址' },
  BIRTH_YEAR: { en: 'year of birth', zh: '出生年份' }, WORDS: { en: "the person's own words", zh: '本人描述' },
});

export const ViewerKind = enumOf('ViewerKind', 'Who is asking (访问者类型).', ['GUEST', 'SIGNED_IN', 'PERSON'], {
  GUEST: { en: 'nobody signed in', zh: '访客' }, SIGNED_IN: { en: 'signed in, not yet a resident here: may join', zh: '已登录，尚未加入' }, PERSON: { en: 'a person of this realm', zh: '本辖区人员' },
});

export const PersonOrder = enumOf('PersonOrder', 'How a list of people is sorted (排序).', ['ID'], { ID: { en: 'by id, which says nothing', zh: '按编号' } });
