/** All that is said where even the layout is gone, and so few: every page brings both languages. */
export const crashed = {
  title: 'Something went wrong',
  text: 'The page could not be shown. Nothing was sold or changed by this.',
  tryAgain: 'Try again',
} as const;
