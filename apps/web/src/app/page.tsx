import { redirect } from 'next/navigation';

import { findAccount } from '#server/account';
import { signInPath } from '#session/return-path';

/** Everybody's start is where their work is. */
export default async function StartPage() {
  const account = await findAccount();
  if (account === null) redirect(signInPath());
  redirect(account.role === 'admin' ? '/admin/credit' : '/buy');
}
