/** Why an identity was not simply linked to the person with its address. */
export type LinkDoubt =
  /** That person is known in this very team or tenant under another id: the address was given to somebody else. */
  | 'address-reused'
  /** The identity had a person of its own, with things of their own, before the addresses became alike. */
  | 'both-known';
