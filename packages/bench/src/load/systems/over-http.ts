import { drive } from '#load/http/drive';
import { postJson, type Target } from '#load/http/request';
import { newOrder } from '#load/orders';
import type { System } from '#load/systems/system';

export interface OverHttp extends Pick<System, 'name' | 'pid' | 'close'> {
  target: Target;
  path: string;
  /** One a seller, by place; made anew for each driving, since they last minutes. */
  tokens: () => Promise<string[]>;
}

/** A system that sells over HTTP. */
export function sellOverHttp({ target, path, tokens: makeTokens, ...rest }: OverHttp): System {
  const system: System = {
    ...rest,
    sold: 0,
    sell: async ({ connections, seconds, pick }) => {
      const tokens = await makeTokens();
      const driven = await drive(target, {
        connections,
        seconds,
        next: () => postJson(path, tokens[pick()] ?? '', newOrder()),
      });
      system.sold += driven.latenciesMs.length;
      return driven;
    },
  };
  return system;
}
