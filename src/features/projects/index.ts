export { createProject } from './keep.ts';
export { projectLoader } from './loaders.ts';
export { servingProject } from './store.ts';
