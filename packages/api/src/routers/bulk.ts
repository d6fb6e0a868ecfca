import { addBulkLines } from '@chargeflow/core/bulk/add-lines';
import { cancelBulkOrder } from '@chargeflow/core/bulk/cancel';
import { createBulkOrder } from '@chargeflow/core/bulk/create';
import { getBulkOrder } from '@chargeflow/core/bulk/get';
import {
  addBulkLinesInput,
  bulkInput,
  createBulkInput,
  listBulkInput,
  listBulkLinesInput,
} from '@chargeflow/core/bulk/inputs';
import { listBulkOrders } from '@chargeflow/core/bulk/list';
import { listBulkLines } from '@chargeflow/core/bulk/list-lines';
import { pauseBulkOrder } from '@chargeflow/core/bulk/pause';
import { removeBulkOrder } from '@chargeflow/core/bulk/remove';
import { resumeBulkOrder } from '@chargeflow/core/bulk/resume';
import { startBulkOrder } from '@chargeflow/core/bulk/start';
import { bulkStreamInput } from '@chargeflow/core/live/inputs';
import { FIRST_PAGE } from '@chargeflow/core/page';
import { streamBulk } from '#live/open';
import { router, userProcedure } from '#trpc';

const selling = userProcedure('TRANSACTION_CREATE');
const reading = userProcedure('TRANSACTION_LIST');

export const bulkRouter = router({
  create: selling
    .input(createBulkInput)
    .mutation(({ ctx, input }) => createBulkOrder(ctx.core, ctx.actor, input)),

  addLines: selling
    .input(addBulkLinesInput)
    .mutation(({ ctx, input }) => addBulkLines(ctx.core, ctx.actor, input)),

  get: reading.input(bulkInput).query(({ ctx, input }) => getBulkOrder(ctx.core, ctx.actor, input)),

  lines: reading
    .input(listBulkLinesInput)
    .query(({ ctx, input }) => listBulkLines(ctx.core, ctx.actor, input)),

  list: reading
    .input(listBulkInput.default(FIRST_PAGE))
    .query(({ ctx, input }) => listBulkOrders(ctx.core, ctx.actor, input)),

  start: selling
    .input(bulkInput)
    .mutation(({ ctx, input }) => startBulkOrder(ctx.core, ctx.actor, input)),

  pause: selling
    .input(bulkInput)
    .mutation(({ ctx, input }) => pauseBulkOrder(ctx.core, ctx.actor, input)),

  resume: selling
    .input(bulkInput)
    .mutation(({ ctx, input }) => resumeBulkOrder(ctx.core, ctx.actor, input)),

  cancel: selling
    .input(bulkInput)
    .mutation(({ ctx, input }) => cancelBulkOrder(ctx.core, ctx.actor, input)),

  remove: selling
    .input(bulkInput)
    .mutation(({ ctx, input }) => removeBulkOrder(ctx.core, ctx.actor, input)),

  onProgress: reading.input(bulkStreamInput).subscription(streamBulk),
});
