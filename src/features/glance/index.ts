export { balancePlace, balancesOf } from './read.ts';
