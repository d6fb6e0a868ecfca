'use client';

import { Download } from 'lucide-react';

import { buttonClass } from '#components/ui/button';
import { cn } from '#style/class-names';

interface CsvLinkProps {
  /** Which of the API's exports. */
  of: string;
  /** Those of the list beside it: what is downloaded is what is seen, to its last row. */
  filters: Readonly<Record<string, string>>;
  label: string;
  className?: string;
}

/** A link that downloads; the browser shows how far it is. */
export function CsvLink({ of, filters, label, className }: CsvLinkProps) {
  const query = new URLSearchParams(filters).toString();
  return (
    <a
      href={`/api/export/${of}.csv${query === '' ? '' : `?${query}`}`}
      download
      className={cn(buttonClass({ size: 'sm' }), className)}
    >
      <Download aria-hidden />
      {label}
    </a>
  );
}
