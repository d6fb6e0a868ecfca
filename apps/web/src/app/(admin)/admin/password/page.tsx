import { ChangePasswordForm } from '#components/auth/change-password-form';
import { SecondFactor } from '#components/second-factor/second-factor';
import { Hydrated } from '#components/shell/hydrated';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';

export const generateMetadata = titled('auth.changePasswordTitle');

export default async function PasswordPage() {
  const queryClient = queryClientOfRequest();
  await queryClient.prefetchQuery(trpc.auth.secondFactor.get.queryOptions());
  return (
    <Hydrated queryClient={queryClient}>
      <ChangePasswordForm />
      <SecondFactor />
    </Hydrated>
  );
}
