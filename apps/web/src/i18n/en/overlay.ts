export const overlay = {
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
} as const;
