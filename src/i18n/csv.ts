/**
 * What a spreadsheet takes for a formula gets an apostrophe before it, by which the spreadsheet knows a text (OWASP,
 * CSV Injection): what somebody wrote must not calculate on somebody else's computer.
 */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

function field(text: string): string {
  // A NUL ends the file for some programs.
  const safe = text.replaceAll('\0', '');
  return `"${(FORMULA.test(safe) ? `'${safe}` : safe).replaceAll('"', '""')}"`;
}

/**
 * Rows as CSV (RFC 4180: every field between quotes, quotes doubled, lines ended by CR LF), as Excel with Dutch settings
 * opens it by itself: semicolons, because there the comma is for decimals, and a byte order mark, because else it does
 * not read UTF-8.
 *
 * @param delimiter `,` for programs that take RFC 4180 by the letter
 */
export function asCsv(rows: readonly (readonly string[])[], delimiter: ';' | ',' = ';'): string {
  return `\uFEFF${rows.map((fields) => fields.map(field).join(delimiter)).join('\r\n')}\r\n`;
}
