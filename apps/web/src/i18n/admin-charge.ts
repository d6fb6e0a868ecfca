export const adminCharge = {
  title: 'Charge',
  back: 'Back to charges',
  loading: 'Loading the charge',
  notFoundTitle: 'Charge not found',
  notFoundText: 'There is no such charge.',
  facts: 'Facts',
  amount: 'Amount',
  seller: 'Seller',
  refusal: 'Reason',
  sends: 'Sendings',
  transaction: 'Operator’s id',
  acknowledged: 'The operator has it',
  yes: 'Yes',
  notYet: 'Not as far as we know',
  nextTry: 'Next try',
  inFlight: 'May arrive until',
  leased: 'In hand until',
  history: 'History',
  sold: 'Sold',
  byOperator: 'By the operator’s answer',
  bySystem: 'System',
  calls: 'Calls to the operator',
  number: 'No.',
  call: 'Call',
  send: 'Sent',
  ask: 'Asked',
  started: 'Started',
  took: 'Took',
  answer: 'Answer',
  underWay: 'Under way…',
  noAnswerKept: 'No answer kept',
  noCalls: 'The operator has not been called for it yet.',
  neverCalled: 'It was refused, so the operator was never called.',
  entries: 'Ledger entries',
  noEntries: 'No money has moved for it.',
  audit: 'What admins did',
  noAudit: 'No admin has done anything to it.',
} as const;

/** What the status means to an admin, who is not the one whose money it is. */
export const adminChargeStatus = {
  pending: 'On its way to the operator.',
  delivered: 'The operator has delivered it.',
  refunded: 'It was not delivered. The price is back in the seller’s wallet.',
  unknown: 'Nobody knows yet whether it was delivered. The operator is asked until it says.',
  refused: 'It was not sold, and nothing was debited.',
} as const;

export const askNow = {
  action: 'Ask now',
  done: 'The operator is asked now; its answer shows here',
} as const;

export const resolution = {
  action: 'Resolve…',
  title: 'Resolve this charge',
  text: 'Only with evidence: the operator’s own word, or that of the phone’s owner.',
  ofOneself: 'This is a sale of your own: another admin has to resolve it.',
  outcome: 'What became of it',
  outcomeNeeded: 'Choose what became of it.',
  delivered: 'It was delivered',
  deliveredText:
    'No money moves: {price} stays with the operator, and the seller sees it delivered.',
  refunded: 'It was not delivered',
  refundedText:
    '{price} goes back to {email} at once. If the phone was charged after all, that money is lost.',
  onItsWay:
    'An order may still reach the operator until {time}. A refund before that could be paid for a charge that arrives after all. Wait, or ask now.',
  evidence: 'Evidence',
  evidenceHint: 'Kept in the audit log for whoever asks later.',
  evidenceNeeded: 'Say what you know it from.',
  confirm: 'Resolve',
  forGood: 'This cannot be taken back here.',
  doneDelivered: 'Resolved: it counts as delivered',
  doneRefunded: 'Resolved: {price} is back with {email}',
  alreadyBy: 'Already resolved by {email}: it is {status}.',
  alreadyByOperator: 'The operator has answered meanwhile: it is {status}.',
} as const;
