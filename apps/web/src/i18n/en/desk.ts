export const desk = {
  title: 'Desk',
  text: 'Charges whose outcome nobody knows, and those that take too long. Oldest first.',
  seller: 'Seller',
  age: 'Age',
  overdue: 'Overdue',
  calls: 'Calls',
  lastAnswer: 'Last answer',
  nextTry: 'Next try',
  noAnswerYet: 'None yet',
  loading: 'Loading the desk',
  emptyTitle: 'All is well',
  emptyText:
    'Every charge has its outcome or gets it soon. What needs a look shows here by itself.',
  waiting: '{count, plural, one {# charge waits} other {# charges wait}}',
} as const;
