import type { AppRouter } from '@chargeflow/api/router';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

type ItemOf<List extends { items: readonly unknown[] }> = List['items'][number];

export type Charge = ItemOf<Outputs['charge']['list']>;
export type CreditRequest = ItemOf<Outputs['credit']['list']>;
export type StatementLine = ItemOf<Outputs['wallet']['statement']>;
export type BulkOrder = ItemOf<Outputs['bulk']['list']>;
export type BulkOrderDetail = Outputs['bulk']['get'];
export type BulkLine = ItemOf<Outputs['bulk']['lines']>;
export type ApiKey = ItemOf<Outputs['apiKey']['list']>;
export type OpenSession = ItemOf<Outputs['auth']['sessions']>;
export type Recipient = Outputs['charge']['recipients']['recents'][number];
export type PhoneEntry = ItemOf<Outputs['phone']['list']>;

export type AdminCreditRequest = ItemOf<Outputs['admin']['credit']['list']>;
export type AdminCreditDetails = Outputs['admin']['credit']['get'];
export type AdminUser = ItemOf<Outputs['admin']['user']['list']>;
export type AdminCharge = ItemOf<Outputs['admin']['charge']['list']>;
export type AdminChargeDetails = Outputs['admin']['charge']['get'];
export type ChargeCall = AdminChargeDetails['calls'][number];
export type ChargeEvent = AdminChargeDetails['events'][number];
export type ChargeEntry = AdminChargeDetails['entries'][number];
export type DeskCharge = ItemOf<Outputs['admin']['charge']['desk']>;
export type Overview = Outputs['admin']['report']['overview'];
export type AdminEntry = ItemOf<Outputs['admin']['entry']['list']>;
export type UserSession = ItemOf<Outputs['admin']['user']['sessions']>;
export type AuditLine = ItemOf<Outputs['admin']['audit']['list']>;

export type AdminOperator = ItemOf<Outputs['admin']['operator']['list']>;
export type AdminOperatorDetail = Outputs['admin']['operator']['get'];
export type SellerCommission = ItemOf<Outputs['admin']['operator']['sellerCommissions']>;
export type OperatorDifference = ItemOf<Outputs['admin']['operatorReconciliation']['list']>;
