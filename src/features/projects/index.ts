export { projectLoader } from './loaders.ts';
export { servingProject } from './store.ts';
