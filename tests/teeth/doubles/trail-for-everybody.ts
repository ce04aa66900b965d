export const seesTrail = (): boolean => true;
export const audits = (): boolean => true;
