import { formatMoney } from '#money';
import type { OperatorBooks } from '#operators/books';
import type { AskAnswer, OperatorPort, SendAnswer, TopupOrder } from '#operators/port';
import { ReloadlyClient, type ReloadlySettings } from '#operators/reloadly/call';
import { OperatorDirectory } from '#operators/reloadly/find-operator';
import { judgeAcceptance, judgeReport, judgeStatus } from '#operators/reloadly/judge';
import { listReports, readBalance } from '#operators/reloadly/list';

/**
 * The operator port and the operator's books over Reloadly's airtime API (or a simulator of it). The charge id is the
 * `customIdentifier`, under which the aggregator carries an order out once.
 */
export function openReloadly(settings: ReloadlySettings): OperatorPort & OperatorBooks {
  const client = new ReloadlyClient(settings);
  const directory = new OperatorDirectory(client);

  async function ask(chargeId: string, signal: AbortSignal): Promise<AskAnswer> {
    const query = { customIdentifier: chargeId };
    return judgeReport(await client.get('/topups/reports/transactions', query, signal), chargeId);
  }

  async function send(order: TopupOrder, signal: AbortSignal): Promise<SendAnswer> {
    const route = await directory.find(order, signal);
    if ('answer' in route) return confirm(order, route.answer, signal);
    if (Date.now() >= order.sendByMs) {
      return { outcome: 'not_sent', reason: 'too late', retryAfterMs: null };
    }
    const { operatorId, countryCode, useLocalAmount } = route;
    const body = {
      operatorId,
      // Decimal text, which the API takes as well as a number and no float can round.
      amount: formatMoney(order.amountMinor, order.currency),
      useLocalAmount,
      customIdentifier: order.chargeId,
      recipientPhone: { countryCode, number: order.phone },
    };
    // Asynchronously: a slow operator then holds up no line of ours, and is asked again later.
    const accepted = judgeAcceptance(await client.post('/topups-async', body, signal));
    if ('answer' in accepted) return confirm(order, accepted.answer, signal);
    const { transactionId } = accepted;
    const status = await client.get(
      `/topups/${encodeURIComponent(transactionId)}/status`,
      {},
      signal,
    );
    return judgeStatus(status, order.chargeId, transactionId);
  }

  /** The no to a second sending may come of the first one having arrived late: ask first. */
  async function confirm(
    order: TopupOrder,
    answer: SendAnswer,
    signal: AbortSignal,
  ): Promise<SendAnswer> {
    if (answer.outcome !== 'refused' || order.attempt === 1) return answer;
    const known = await ask(order.chargeId, signal);
    return known.outcome === 'not_found' ? answer : known;
  }

  return {
    send,
    ask,
    listTransactions: (window, currency, signal) =>
      listReports(client, window, { currency, zone: settings.timeZone }, signal),
    balance: (signal) => readBalance(client, signal),
  };
}
