export const states = {
  period: 'Time',
  anyTime: 'Any time',
  today: 'Today',
  lastDays: '{count, plural, one {# day} other {# days}}',
  timeOfDay: 'Time of day',
  dayPlaceholder: '2026/01/31',
  loadFailed: 'This could not be loaded',
  loadMore: 'Load more',
  loading: 'Loading',
  optional: 'Optional',
  notFoundTitle: 'Page not found',
  notFoundText: 'There is nothing at this address. The link may be old or mistyped.',
  forbiddenTitle: 'You cannot open this page',
  forbiddenText:
    'It is for admins only. If you need it for your work, ask an admin to change your role.',
  goHome: 'Go to the start page',
  notifications: 'Notifications',
} as const;
