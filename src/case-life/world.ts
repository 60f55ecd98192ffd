import type { Absence, CounterDesk, Desk } from '../counters/desk.ts';

/** What a decision about a case needs to know of the world around it, as it is at this moment. */
export interface World {
  now: Date;
  /** Null: there is no such counter. */
  counter(id: string): CounterDesk | null;
  /** In the order in which they are asked. */
  brokers: readonly Broker[];
  /** The working time of the brokers, also used where a counter has none of its own. */
  brokerDesk: Desk;
}

export interface Broker {
  personId: string;
  /** Of the organisation where the case was filed. A case comes to another only when nobody there has that role. */
  isOwn: boolean;
  absences: readonly Absence[];
}
