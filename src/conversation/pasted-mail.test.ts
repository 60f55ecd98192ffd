import { describe, expect, it } from 'vitest';
import { splitPasted } from './pasted-mail.ts';

const BODY = 'Ik zoek een pand in Denekamp voor mijn bakkerij.';

describe('a mail that was pasted', () => {
  it.each([
    [
      'with its headers',
      `Van: Jan de Bakker <jan@bakker.nl>\nVerzonden: maandag 23 november\nAan: Anna\nOnderwerp: pand\n\n${BODY}`,
      'Jan de Bakker',
    ],
    [
      'with English headers',
      `From: "Jan de Bakker" <jan@bakker.nl>\nTo: Anna\nSubject: premises\n\n${BODY}`,
      'Jan de Bakker',
    ],
    [
      'below a line of the mail program',
      `-----Oorspronkelijk bericht-----\nVan: Jan de Bakker\nAan: Anna\n${BODY}`,
      'Jan de Bakker',
    ],
    ['below an attribution', `Op ma 23 nov 2026 om 10:12 schreef Jan <jan@bakker.nl>:\n> ${BODY}`, undefined],
    ['as a quotation', `> ${BODY}`, undefined],
  ])('%s is apart from what is said above it', (_form, pasted, from) => {
    const expected = { text: BODY, ...(from === undefined ? {} : { from }) };
    expect(splitPasted(pasted)).toEqual({ own: '', pasted: [expected] });
    expect(splitPasted(`Kijk jij hiernaar?\n\n${pasted}`)).toEqual({ own: 'Kijk jij hiernaar?', pasted: [expected] });
  });

  it('is known by its salutation, closing and signature', () => {
    const letter = `Beste Anna,\n\n${BODY}\n\nMet vriendelijke groet,\nJan de Bakker`;
    expect(splitPasted(`Dit kreeg ik:\n${letter}`)).toEqual({ own: 'Dit kreeg ik:', pasted: [{ text: letter }] });
  });

  it.each([
    `Ik sprak Jan. ${BODY}`,
    `Beste makelaar,\n\n${BODY}\n\nMet vriendelijke groet,\nAnna`,
    `Hoi Anna, ${BODY} Groet, Jan`,
    `${BODY}\n\nMet vriendelijke groet,\nAnna`,
    'Onderwerp: pand\nPlaats: Denekamp',
    'Het bedrag is > 5000 euro',
    `Aan: de makelaar\nOnderwerp: pand\n${BODY}`,
  ])('is not what only looks a little like it: %s', (text) => {
    expect(splitPasted(text)).toEqual({ own: text, pasted: [] });
  });
});
