/** Who does something: somebody in the chat, somebody at a counter without chat, or the program by itself. */
export type By = { kind: 'person'; personId: string } | { kind: 'member'; memberId: string } | { kind: 'system' };
