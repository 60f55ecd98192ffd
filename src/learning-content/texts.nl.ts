/** What stands on buttons of learning cards and hooks alike, in Dutch. */
export const nl = {
  learningContent: {
    toSource: 'Lees de bron',
    toSourceNumbered: (number: number) => `Lees bron ${number}`,
  },
};
