export { createProject } from './keep.ts';
export { servingProject } from './store.ts';
