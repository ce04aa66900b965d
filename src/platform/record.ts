const FIELD = /(?:"((?:[^"\\]+|""|\\\\)*)"|([^",()\\]*))[,)]/gs;

/** The fields of a record as the database writes it (`row(...)::text`); null where it is null. */
export const fieldsOf = (record: string): (string | null)[] =>
  Array.from(record.slice(1).matchAll(FIELD), ([, quoted, plain]) => quoted?.replaceAll(/(["\\])\1/g, '$1') ?? (plain === '' ? null : plain!));
