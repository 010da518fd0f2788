/** A piece of a file that one request can carry, with its header; `offset` is what its line numbers lack to be the file's. */
export type Part = { csv: string; offset: number };

/**
 * Cuts a CSV text between records, never inside quotes. The same places in several requests come to the same as in one: each
 * is known by its id, and a line that was taken changes nothing the second time.
 * @param most how many bytes of UTF-8 a piece holds, header included.
 */
export function cut(csv: string, most: number): Part[] {
  const [header = '', ...records] = recordsOf(csv.replace(/^\uFEFF/, ''));
  const size = (text: string) => new TextEncoder().encode(text).length;
  const parts: Part[] = [];
  let line = linesIn(header);
  let held = { csv: header, offset: 0, bytes: size(header) };
  for (const record of records) {
    if (held.csv !== header && held.bytes + size(record) > most) {
      parts.push({ csv: held.csv, offset: held.offset });
      held = { csv: header, offset: line - linesIn(header), bytes: size(header) };
    }
    held = { ...held, csv: held.csv + record, bytes: held.bytes + size(record) };
    line += linesIn(record);
  }
  return [...parts, { csv: held.csv, offset: held.offset }];
}

function linesIn(text: string) {
  return text.split('\n').length - 1;
}

/** Each record with the end of its line. */
function recordsOf(csv: string) {
  const records: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < csv.length; at++) {
    if (csv[at] === '"') isQuoted = !isQuoted;
    if (csv[at] === '\n' && !isQuoted) { records.push(csv.slice(from, at + 1)); from = at + 1; }
  }
  return from < csv.length ? [...records, csv.slice(from)] : records;
}
