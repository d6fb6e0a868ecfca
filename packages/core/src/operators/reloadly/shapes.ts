import { z } from 'zod';

const id = z.union([z.int().positive(), z.string().min(1)]).transform(String);

export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});

/** What `POST /topups-async` answers: the order is taken on, and nothing is said of its end. */
export const acceptedAnswer = z.object({ transactionId: id });

export const transactionStatus = z.enum(['SUCCESSFUL', 'PROCESSING', 'FAILED', 'REFUNDED']);

/** A top-up as the reports show it. */
export const transactionAnswer = z.object({
  transactionId: id,
  status: transactionStatus,
  customIdentifier: z.string().nullish(),
});
export type Transaction = z.infer<typeof transactionAnswer>;

/** `GET /topups/:id/status`: the transaction itself, or wrapped with the operator's own words. */
export const statusAnswer = z.union([
  z
    .object({ code: z.string().nullish(), transaction: transactionAnswer })
    .transform(({ code, transaction }) => ({ ...transaction, code: code ?? null })),
  transactionAnswer.transform((transaction) => ({ ...transaction, code: null })),
]);

export const reportAnswer = z.object({ content: z.array(transactionAnswer) });

const decimal = z.coerce.number().nullish();

/** The same with what a comparison needs. */
const listedAnswer = transactionAnswer.extend({
  requestedAmount: decimal,
  requestedAmountCurrencyCode: z.string().nullish(),
  deliveredAmount: decimal,
  deliveredAmountCurrencyCode: z.string().nullish(),
  transactionDate: z.string().nullish(),
});
export type ListedAnswer = z.infer<typeof listedAnswer>;

export const listPageAnswer = z.object({
  content: z.array(listedAnswer),
  totalPages: z.int().min(0),
});

export const balanceAnswer = z.object({
  balance: z.coerce.number(),
  currencyCode: z.string().regex(/^[A-Z]{3}$/),
});

/** An error that the API itself gives; a proxy's or a crashed server's looks different. */
export const errorAnswer = z.object({
  timeStamp: z.string(),
  message: z.string(),
  path: z.string(),
  errorCode: z.string().min(1).nullable(),
});

export const operatorAnswer = z.object({
  operatorId: z.int().positive(),
  name: z.string(),
  bundle: z.boolean().default(false),
  data: z.boolean().default(false),
  pin: z.boolean().default(false),
  supportsLocalAmounts: z.boolean().default(false),
  senderCurrencyCode: z.string(),
  destinationCurrencyCode: z.string(),
  country: z.object({ isoName: z.string(), name: z.string() }),
});
export type ReloadlyOperator = z.infer<typeof operatorAnswer>;
