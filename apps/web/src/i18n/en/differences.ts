export const differenceKinds = {
  delivered_not_theirs: 'Delivered, but not on their list',
  reversed_by_them: 'Delivered, but taken back by them',
  refunded_but_delivered: 'Refunded, but delivered by them',
  theirs_unknown_to_us: 'On their list, but not ours',
  amount_differs: 'Another amount',
  delivered_twice: 'Delivered twice by them',
} as const;

export const differences = {
  title: 'With the operator',
  text: 'Their own list laid beside our charges, daily.',
  run: 'Compare now',
  queued: 'Waiting for a worker',
  running: 'Comparing…',
  loading: 'Loading the comparison',
  never: 'Not compared yet',
  agreed: 'Both lists agree',
  differ: '{count, plural, one {# open difference} other {# open differences}}',
  failed: 'The last comparison was not completed: {reason}',
  compared: 'Compared',
  listed: 'Orders on their list',
  lookedFor: 'Our charges looked for',
  from: 'Sold since',
  swept: 'Latest orders looked through',
  balance: 'Balance there',
  list: 'Open differences',
  difference: 'Difference',
  reference: 'Reference',
  ours: 'Ours',
  theirs: 'Theirs',
  nothing: 'nothing',
  since: 'Since',
  showCharge: 'Show the charge of {phone}',
} as const;

export const theirStatuses = {
  delivered: 'Delivered',
  processing: 'Being processed',
  reversed: 'Taken back',
  refused: 'Refused',
  not_found: 'Not found',
} as const;
