/** Records of one person that stand at the same time, at most. */
export const MOST_RECORDS = 20;
/** Items that a sum is divided by, at most: the most hours first. */
export const MOST_ITEMS = 50;
