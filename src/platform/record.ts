const DOUBLED = /(["\\])\1/g;

/** The fields of a record as the database writes it (`row(...)::text`); null where it is null. */
export function fieldsOf(record: string): (string | null)[] {
  const fields: (string | null)[] = [];
  const last = record.length - 1;
  for (let from = 1; from <= last;) {
    const quoted = record.charCodeAt(from) === QUOTE;
    const to = quoted ? closingQuote(record, from + 1) : commaOr(record, from, last);
    if (quoted) fields.push(plain(record.slice(from + 1, to)));
    else fields.push(to === from ? null : record.slice(from, to));
    from = to + (quoted ? 2 : 1);
  }
  return fields;
}

const QUOTE = '"'.charCodeAt(0);

/** Of a field that is not quoted: it holds no comma. */
function commaOr(record: string, from: number, last: number): number {
  const comma = record.indexOf(',', from);
  return comma === -1 ? last : comma;
}

/** The quote that stands alone; those within a field are doubled. */
function closingQuote(record: string, from: number): number {
  let at = record.indexOf('"', from);
  while (record.charCodeAt(at + 1) === QUOTE) at = record.indexOf('"', at + 2);
  return at;
}

const plain = (field: string): string => (field.includes('"') || field.includes('\\') ? field.replaceAll(DOUBLED, '$1') : field);
