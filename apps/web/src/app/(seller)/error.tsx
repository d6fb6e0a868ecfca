'use client';

import { Crashed } from '#components/shell/crashed';

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return <Crashed retry={retry} />;
}
