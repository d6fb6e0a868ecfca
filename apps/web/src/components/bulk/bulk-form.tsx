'use client';

import { BULK_LINES_MAX, NAME_MAX_CHARACTERS } from '@chargeflow/core/consts';
import { FileUp, ListChecks } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useRef, useState, type ChangeEvent, type FormEvent } from 'react';

import { Button, buttonClass } from '#components/ui/button';
import { Field } from '#components/ui/field';
import { Textarea } from '#components/ui/input';
import { Meter } from '#components/ui/meter';
import { Notice } from '#components/ui/notice';
import { linesOf } from '#forms/bulk-lines';
import { readText } from '#forms/read-text';
import { useBulkUpload } from '#hooks/use-bulk-upload';
import { useFailureText } from '#hooks/use-failure-text';
import { useFormat } from '#hooks/use-format';
import { useTimeZone } from '#hooks/use-time-zone';
import { cn } from '#style/class-names';

interface List {
  text: string;
  name: string;
  lines: string[];
}

/** Takes a list as it is pasted or as a file has it; what comes of each line the server says. */
export function BulkForm() {
  const t = useTranslations();
  const { dateTime } = useFormat();
  const timeZone = useTimeZone();
  const failureText = useFailureText();
  const router = useRouter();
  const [text, setText] = useState('');
  const [fileName, setFileName] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { upload, taken } = useBulkUpload();
  const lastList = useRef<List | null>(null);
  const isBusy = upload.isPending || upload.isSuccess;
  const count = lastList.current?.lines.length ?? 0;

  const readFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    // So that the same file may be chosen again once it was corrected.
    target.value = '';
    if (!file) return;
    const read = await readText(file);
    setProblem(read === null ? t('bulk.fileUnreadable') : null);
    if (read === null) return;
    setText(read);
    setFileName(file.name.slice(0, NAME_MAX_CHARACTERS));
  };

  const send = (event: FormEvent) => {
    event.preventDefault();
    const lines = linesOf(text);
    if (lines.length === 0) return setProblem(t('bulk.empty'));
    if (lines.length > BULK_LINES_MAX) {
      return setProblem(t('bulk.tooMany', { max: BULK_LINES_MAX, count: lines.length }));
    }
    setProblem(null);
    if (lastList.current?.text !== text) {
      const pastedName = t('bulk.pastedName', {
        time: dateTime(new Date().toISOString(), timeZone, 'minute'),
      });
      lastList.current = { text, name: fileName ?? pastedName, lines };
    }
    upload.mutate(lastList.current, { onSuccess: (id) => router.push(`/bulk/${id}`) });
  };

  return (
    <form
      noValidate
      onSubmit={send}
      className="flex flex-col gap-4 px-5 pb-5 phone:px-4 phone:pb-4"
    >
      <Field
        label={t('bulk.paste')}
        hint={t('bulk.pasteHint')}
        error={problem ?? undefined}
        {...(fileName !== null && { optional: t('bulk.fileChosen', { name: fileName }) })}
      >
        {(control) => (
          <Textarea
            {...control}
            dir="ltr"
            rows={6}
            spellCheck={false}
            autoComplete="off"
            placeholder={t('bulk.pastePlaceholder')}
            value={text}
            readOnly={isBusy}
            onChange={(event) => {
              setText(event.target.value);
              if (event.target.value === '') setFileName(null);
            }}
            className="font-mono text-[0.8125rem] whitespace-pre"
          />
        )}
      </Field>
      {upload.isPending ? (
        <Meter
          value={taken}
          max={count}
          label={t('bulk.checking', { line: Math.min(taken + 1, count), count })}
        />
      ) : null}
      {upload.isError ? <Notice tone="bad">{failureText(upload.error)}</Notice> : null}
      <div className="flex flex-wrap justify-end gap-2 phone:flex-col-reverse">
        <label
          className={cn(
            buttonClass({ variant: 'secondary' }),
            'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            isBusy && 'pointer-events-none opacity-50',
          )}
        >
          <FileUp aria-hidden />
          {t('bulk.chooseFile')}
          <input
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            disabled={isBusy}
            onChange={(event) => void readFile(event)}
            className="sr-only"
          />
        </label>
        <Button type="submit" variant="primary" busy={isBusy}>
          <ListChecks aria-hidden />
          {t('bulk.check')}
        </Button>
      </div>
      <p className="text-end text-[0.8125rem] text-ink-faint phone:text-center">
        {t('bulk.nothingSoldYet')}
      </p>
    </form>
  );
}
