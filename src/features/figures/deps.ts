import type { Turn } from '../../chat/skill.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Reader } from './asked.ts';

/** What figures are told with. */
export interface FiguresDeps {
  prisma: PrismaClient;
  gazetteer: Gazetteer;
}

const readers = new WeakMap<Turn, Reader>();

/** With what the texts of a turn are read; each is read once. */
export function readerOf({ gazetteer }: Pick<FiguresDeps, 'gazetteer'>, turn: Turn): Reader {
  const reader = readers.get(turn) ?? { gazetteer, language: turn.language, now: turn.now };
  readers.set(turn, reader);
  return reader;
}
