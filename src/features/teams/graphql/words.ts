import { enumOf } from '../../../graphql/enums.ts';

export const MEMBERSHIP_STATES = ['ASKED', 'MEMBER', 'LEFT', 'REFUSED', 'REMOVED', 'TEAM_ENDED'] as const;
export type MembershipState = (typeof MEMBERSHIP_STATES)[number];

export const TeamMemberState = enumOf('TeamMemberState', 'State of a membership (队员状态).', MEMBERSHIP_STATES, {
  ASKED: { en: 'asked to join; the captain answers', zh: '待审核' }, MEMBER: { en: 'member', zh: '队员' }, LEFT: { en: 'left, or took the request back', zh: '已退出' },
  REFUSED: { en: 'not taken in', zh: '未通过' }, REMOVED: { en: 'removed by the captain', zh: '已移出' },
  TEAM_ENDED: { en: 'the team ended', zh: '队伍已解散' },
});

export const TeamOrder = enumOf('TeamOrder', 'How a list of teams is sorted (排序).', ['NAME'], { NAME: { en: 'by name', zh: '按名称' } });
