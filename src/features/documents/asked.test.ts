import { describe, expect, it } from 'vitest';
import { askedOfDocument } from './asked.ts';

describe('what is asked of a document that was handed over', () => {
  it.each([
    ['wie mag deze nota inzien?', 'who'],
    ['wie kunnen hem nu allemaal zien', 'who'],
    ['zet hem open voor het hele netwerk', 'share'],
    ['kunnen alle gemeenten dit lezen?', 'share'],
    ['kan ik het stuk weer verwijderen?', 'away'],
    ['gooi maar weg', 'away'],
    ['tot wanneer geldt dit', null],
    ['wie moet de aanvraag van een opdracht lezen', null],
    ['haal de bakker uit Borne eruit', null],
    ['wat staat er in', null],
  ] as const)('is known by its words: %s', (text, asked) => {
    expect(askedOfDocument(text, 'nl')).toBe(asked);
  });

  it.each([
    ['who can read this?', 'who'],
    ['share it with everyone', 'share'],
    ['how do I remove it again', 'away'],
    ['from which amount is it required', null],
  ] as const)('is known by its words: %s', (text, asked) => {
    expect(askedOfDocument(text, 'en')).toBe(asked);
  });
});
