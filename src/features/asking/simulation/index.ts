export { atBudget } from './budget.ts';
export { gini, interval95, mean, median } from './measures.ts';
export { calibrate, replay } from './replay.ts';
export { worldOf } from './past-world.ts';
