import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types the documents of `schema/operations` for tests and the story; `npm run emit` runs it, `npm run check` compares. */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: 'schema/operations/*.graphql',
  generates: {
    'scripts/client/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { documentMode: 'string', enumsAsTypes: true, useTypeImports: true, strictScalars: true, scalars: { DateTime: 'string', Date: 'string', UUID: 'string' } },
    },
  },
};

export default config;
