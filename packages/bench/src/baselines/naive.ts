import { sellInTransaction } from '#baselines/sell-in-transaction';
import { serveBaseline } from '#baselines/serve';

/** A right service without any of what makes the product fast. */
await serveBaseline(({ db }) => sellInTransaction(db));
