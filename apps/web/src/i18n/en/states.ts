export const states = {
  loadFailed: 'This could not be loaded',
  tryAgain: 'Try again',
  loadMore: 'Load more',
  loading: 'Loading',
  optional: 'Optional',
  notFoundTitle: 'Page not found',
  notFoundText: 'There is nothing at this address. The link may be old or mistyped.',
  forbiddenTitle: 'You cannot open this page',
  forbiddenText:
    'It is for admins only. If you need it for your work, ask an admin to change your role.',
  crashedTitle: 'Something went wrong',
  crashedText: 'The page could not be shown. Nothing was sold or changed by this.',
  goHome: 'Go to the start page',
  notifications: 'Notifications',
} as const;
