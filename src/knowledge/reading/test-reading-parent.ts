import { createDocumentReader } from './document-reader.ts';

// Stands in for the bot: tells which process reads for it, and lets it read what hangs.

const reader = createDocumentReader({}, { program: new URL('./test-process.ts', import.meta.url) });
const bytes = new Uint8Array(1);
const { title } = await reader.readDocument(bytes, { name: 'well' });
void reader.readDocument(bytes, { name: 'hangs' });
process.stdout.write(`${title}\n`);
