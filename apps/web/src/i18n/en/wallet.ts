export const entryKinds = {
  credit: 'Credit',
  charge: 'Charge',
  refund: 'Refund',
  adjustment: 'Adjustment',
} as const;

export const wallet = {
  title: 'Wallet',
  text: 'Your balance, your credit and every movement.',
  balance: 'Balance',
  statement: 'Statement',
  credit: 'Credit requests',
  what: 'What',
  amount: 'Amount',
  balanceAfter: 'Balance',
  time: 'Time',
  balanceLabel: 'Balance',
  emptyTitle: 'Nothing has moved yet',
  emptyText: 'Once credit is approved, it shows here.',
  loading: 'Loading the statement',
  sections: 'Wallet sections',
  openCharge: 'Open the charge',
} as const;
