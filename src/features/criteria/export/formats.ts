/** The kinds of files a dossier is to be had as. */
export const FORMATS = ['docx', 'md', 'csv'] as const;
export type Format = (typeof FORMATS)[number];
