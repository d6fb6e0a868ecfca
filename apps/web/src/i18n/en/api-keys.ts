/** Keys that programs sell with, as their owner and admins see them. */
export const apiKeys = {
  title: 'API keys',
  name: 'Name',
  key: 'Key',
  made: 'Made',
  used: 'Last used',
  never: 'never',
  revoked: 'Revoked',
  revoke: 'Revoke',
  revokeNamed: 'Revoke {name}',
  revokeTitle: 'Revoke this key?',
  revokeText: 'Programs that use {name} are refused from now on, for good.',
  revokedDone: '{name} was revoked',
  loading: 'Loading keys',
} as const;
