import type { Driven } from '#load/measure/driven';
import type { PickSeller } from '#load/orders';
import type { SystemName } from '#load/settings';

export interface SellOptions {
  connections: number;
  seconds: number;
  /** Who sells the next charge. */
  pick: PickSeller;
}

/** Something that sells: the product, or what it is compared with. */
export interface System {
  name: SystemName;
  /** The head of its own processes; null where it has none. */
  pid: number | null;
  /** Charges that it has acknowledged so far. */
  sold: number;
  /** Sells for so many seconds over so many connections. */
  sell: (options: SellOptions) => Promise<Driven>;
  close: () => Promise<void>;
}
