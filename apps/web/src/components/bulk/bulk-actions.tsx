'use client';

import { Pause, Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { RemoveBulk } from '#components/bulk/remove-bulk';
import { Button } from '#components/ui/button';
import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { Detail, Details } from '#components/ui/details';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { toast } from '#components/ui/toasts';
import { useBulkAction } from '#hooks/use-bulk-action';
import { useFailureText } from '#hooks/use-failure-text';
import { failureOf } from '#trpc/app-error';
import type { BulkOrderDetail } from '#trpc/types';

/** What can be done about an order now; on a phone the deed is above the way out. */
export function BulkActions({ order }: { order: BulkOrderDetail }) {
  const { status, lines } = order;
  const isOpen = status === 'running' || status === 'paused' || status === 'stopped';
  return (
    <div className="flex flex-wrap justify-end gap-2 phone:flex-col-reverse">
      {status === 'draft' ? <RemoveBulk id={order.id} /> : null}
      {isOpen ? <CancelRest order={order} /> : null}
      {status === 'draft' && lines.ready > 0 ? <Start order={order} /> : null}
      {status === 'running' ? <PauseButton id={order.id} /> : null}
      {status === 'paused' || status === 'stopped' ? <Resume id={order.id} /> : null}
      {status === 'finished' && lines.refused > 0 ? <Resume id={order.id} isAgain /> : null}
    </div>
  );
}

function Start({ order }: { order: BulkOrderDetail }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const [isAsking, setIsAsking] = useState(false);
  const start = useBulkAction('start');
  return (
    <>
      <Button variant="primary" onClick={() => setIsAsking(true)}>
        <Play aria-hidden className="rtl:-scale-x-100" />
        {t('bulk.start')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('bulk.startTitle', { count: order.lines.ready })}
        description={t('bulk.startText')}
        confirmLabel={t('bulk.start')}
        busy={start.isPending}
        onConfirm={() => start.mutate({ id: order.id }, { onSuccess: () => setIsAsking(false) })}
      >
        <Details>
          <Detail term={t('bulk.price')}>
            <Money amount={order.ready.price} className="text-base font-semibold" />
          </Detail>
          {order.balanceAfter === null ? null : (
            <Detail term={t('bulk.balanceAfter')}>
              <Money amount={order.balanceAfter} />
            </Detail>
          )}
        </Details>
        {start.isError ? <Notice tone="bad">{failureText(start.error)}</Notice> : null}
      </ConfirmDialog>
    </>
  );
}

function PauseButton({ id }: { id: string }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const pause = useBulkAction('pause');
  return (
    <Button
      busy={pause.isPending}
      onClick={() => pause.mutate({ id }, { onError: (error) => toast.error(failureText(error)) })}
    >
      <Pause aria-hidden />
      {t('bulk.pause')}
    </Button>
  );
}

function Resume({ id, isAgain = false }: { id: string; isAgain?: boolean }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const resume = useBulkAction('resume');
  const tellWhy = (error: unknown) => {
    const isNothing = isAgain && failureOf(error).name === 'INVALID_STATUS';
    toast.error(isNothing ? t('bulk.nothingAgain') : failureText(error));
  };
  return (
    <Button
      variant={isAgain ? 'secondary' : 'primary'}
      busy={resume.isPending}
      onClick={() => resume.mutate({ id }, { onError: tellWhy })}
    >
      <Play aria-hidden className="rtl:-scale-x-100" />
      {t(isAgain ? 'bulk.again' : 'bulk.resume')}
    </Button>
  );
}

function CancelRest({ order }: { order: BulkOrderDetail }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const [isAsking, setIsAsking] = useState(false);
  const cancel = useBulkAction('cancel');
  return (
    <>
      <Button variant="ghost" onClick={() => setIsAsking(true)}>
        {t('bulk.cancel')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('bulk.cancelTitle')}
        description={t('bulk.cancelText', { count: order.lines.ready })}
        confirmLabel={t('bulk.cancel')}
        danger
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate({ id: order.id }, { onSuccess: () => setIsAsking(false) })}
      >
        {cancel.isError ? <Notice tone="bad">{failureText(cancel.error)}</Notice> : null}
      </ConfirmDialog>
    </>
  );
}
