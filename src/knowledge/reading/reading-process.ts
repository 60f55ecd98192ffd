import { readHere } from './readers.ts';
import { serveReadings } from './serving.ts';

// The process in which documents are read, one after the other. Whatever a library does to it, it ends alone.

serveReadings(readHere);
