import { sellInOneStatement } from '#baselines/sell-in-one-statement';
import { serveBaseline } from '#baselines/serve';

/** The least that an HTTP service which sells can be: what no product does less than. */
await serveBaseline(({ sql }) => sellInOneStatement(sql));
