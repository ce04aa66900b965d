import { register } from 'node:module';

// Loaded before the program: BROKEN_MODULE is answered by BROKEN_BY, except to that itself. What a broken build of a node is made of.
register('./stand-in-hooks.mjs', import.meta.url, { data: { module: process.env.BROKEN_MODULE, by: process.env.BROKEN_BY } });
