import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { buttonClass } from '#components/ui/button';

type Filter = string | number | boolean | undefined;

interface ExportLinkProps {
  /** The list's name in the address of its file. */
  what:
    | 'entries'
    | 'charges'
    | 'credit-requests'
    | 'users'
    | 'audit'
    | 'statement'
    | 'own-charges'
    | 'bulk-lines';
  /** What the list itself asks for, so that the file has its rows and no others. */
  input: Readonly<Record<string, Filter>>;
  /** What it says, where several lists are in sight. */
  label?: string;
}

/** Takes a list away as CSV: every row that it has under its filters, not only those shown. */
export function ExportLink({ what, input, label }: ExportLinkProps) {
  const t = useTranslations();
  const filters = Object.entries(input).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const query = new URLSearchParams(filters).toString();
  return (
    <a
      href={`/api/export/${what}.csv${query === '' ? '' : `?${query}`}`}
      download
      className={buttonClass({ size: 'sm', className: 'phone:h-10' })}
    >
      <Download aria-hidden />
      {label ?? t('lists.export')}
    </a>
  );
}
