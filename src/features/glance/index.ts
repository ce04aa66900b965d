export { balancePlace, balancesOf } from './read.ts';
export { IS_OVERDUE } from './store/overdue.ts';
