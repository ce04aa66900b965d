export * from '../../../src/platform/handlers/cursors.ts';

export const noteHandled = async (): Promise<boolean> => true;
