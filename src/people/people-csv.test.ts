import { describe, expect, it } from 'vitest';
import { readPeopleCsv, roleNamed } from './people-csv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a file of people', () => {
  const expected = [
    {
      line: 2,
      name: 'Zoë Jansen',
      email: 'zoe@noord.nl',
      department: 'Economie',
      region: 'Twente',
      roles: ['broker'],
      organisation: null,
    },
    {
      line: 3,
      name: 'Piet',
      email: 'piet@noord.nl',
      department: null,
      region: null,
      roles: ['ambassador', 'procurement_officer'],
      organisation: null,
    },
  ];
  const text = (separator: string) =>
    [
      ['naam', 'e-mail', 'afdeling', 'regio', 'rollen'],
      ['Zoë Jansen', 'Zoe@Noord.nl', 'Economie', 'Twente', 'makelaar'],
      ['Piet', 'piet@noord.nl', '', '', 'ambassadeur|inkoper'],
    ]
      .map((cells) => cells.join(separator))
      .join('\r\n');

  it.each([
    ['commas', utf8(text(','))],
    ['semicolons', utf8(text(';'))],
    ['tabs', utf8(text('\t'))],
    ['a byte order mark', utf8(`\uFEFF${text(';')}`)],
    ['a first line that says the separator', utf8(`sep=;\r\n${text(';')}`), 1],
    ['such a line with a byte order mark', utf8(`\uFEFFsep=;\r\n${text(';')}`), 1],
    ['such a line between quotation marks', utf8(`"sep=,"\r\n${text(',')}`), 1],
    ['such a line for tabs', utf8(`SEP=\t\r\n${text('\t')}`), 1],
    ['such a line in Windows-1252', new Uint8Array(Buffer.from(`sep=;\r\n${text(';')}`, 'latin1')), 1],
    ['a separator that only such a line tells', utf8(`sep=^\n${text('^')}`), 1],
    ['line ends of one return', utf8(text(';').replaceAll('\r\n', '\r'))],
    ['empty lines and spaces around', utf8(`${text(' ; ')}\r\n\r\n`)],
    ['Windows-1252', new Uint8Array(Buffer.from(text(';'), 'latin1'))],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${text('\t')}`, 'utf16le'))],
    [
      'English columns',
      utf8(text(',').replace('naam,e-mail,afdeling,regio,rollen', 'Name,Email,Department,Region,Roles')),
    ],
  ] as [string, Uint8Array, number?][])('is read with %s', (_how, bytes, below = 0) => {
    expect(readPeopleCsv(bytes)).toEqual(expected.map((row) => ({ ...row, line: row.line + below })));
  });

  it('takes a name with the separator in it, between quotation marks', () => {
    expect(readPeopleCsv(utf8('naam,e-mail\n"Jansen, Jan",jan@x.nl'))).toMatchObject([{ name: 'Jansen, Jan' }]);
  });

  it.each([
    ['no column for the address', 'naam;rol\nAnna;makelaar', /Line 1 .*e-mail/],
    ['no file at all', '', /empty/],
    ['an address that is none', 'e-mail\nanna', /Line 2: expected an e-mail address/],
    ['a role that does not exist', 'e-mail;rol\na@x.nl;koning', /Line 2: no such role: koning/],
    ['two people with one address', 'e-mail\na@x.nl\nb@x.nl\nA@x.nl', /Lines 2 and 4 have the same e-mail address/],
    ['a quotation mark that does not close', 'e-mail,naam\na@x.nl,"Anna', /quotation marks/],
    ['several mistakes, all of them', 'e-mail;rol\nanna;x\nbram;y', /Line 2: expected[\s\S]*Line 3: no such role/],
  ])('with %s says what is wrong', (_what, content, message) => {
    expect(() => readPeopleCsv(utf8(content))).toThrow(message);
  });
});

describe('a role', () => {
  it.each([
    ['Makelaar', 'broker'],
    ['procurement officer', 'procurement_officer'],
    ['netwerkmakelaar', 'network_broker'],
    ['collega', null],
    ['constructor', null],
  ])('is known as %s', (word, role) => {
    expect(roleNamed(word)).toBe(role);
  });
});
