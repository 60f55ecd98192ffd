import { texts } from '../../../i18n/texts.ts';
import type { DossierDocument } from './document.ts';

/** A dossier as Markdown. What somebody typed has no effect in it. */
export function dossierAsMarkdown(document: DossierDocument): string {
  const { language, title, facts, made, assignment, checks, sections, history } = document;
  const words = texts(language).dossiers.document;
  const list = (items: readonly string[]) =>
    items.length === 0 ? [words.nothing, ''] : [...items.map((item) => `- ${inert(item)}`), ''];
  const lines = [
    `# ${inert(title)}`,
    '',
    inert(facts),
    '',
    `*${inert(made)}*`,
    '',
    `## ${words.assignment}`,
    '',
    ...assignment.split('\n').map(inert),
    '',
    `## ${words.checks}`,
    '',
    ...list(checks),
    ...sections.flatMap(({ heading, criteria }) => [
      `## ${heading}`,
      '',
      ...(criteria.length === 0 ? [words.nothing, ''] : []),
      ...criteria.flatMap(({ number, title: name, text, parts }) => [
        `### ${number}. ${inert(name)}`,
        '',
        inert(text),
        '',
        ...parts.map(([label, said]) => `- **${label}**: ${inert(said)}`),
        '',
      ]),
    ]),
    `## ${words.history}`,
    '',
    ...list(history),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Markdown's own characters as words. */
function inert(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, (character) => `\\${character}`);
}
