import { Fragment, type ReactNode } from 'react';

import { cn } from '#style/class-names';

/** Where a column's cell goes when the row becomes a card on a phone. */
export type CardPlace =
  | 'lead'
  | 'title'
  | 'amount'
  | 'full'
  | 'line'
  | 'status'
  | 'action'
  | 'hidden';

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end';
  card?: CardPlace;
  /** Shown before the value on a card, where no column heading says what it is. */
  cardLabel?: string;
  /** For heading and cells: `shrinking` takes what is left, `md:max-xl:hidden` needs a wide desk. */
  className?: string;
}

/** A column that is cut short rather than making its table wider than the page. */
export const shrinking = 'md:w-1/5 md:max-w-0';

interface DataTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  isSelected?: (row: Row) => boolean;
  /** What lies open below a row; null where nothing does. */
  detailsOf?: (row: Row) => ReactNode;
  /** Rows can be moved to by keys of the page. */
  focusable?: boolean;
}

const CARD_PLACES: Record<CardPlace, string> = {
  lead: 'phone:order-0',
  title: 'phone:order-1 phone:min-w-0 phone:flex-1 phone:font-medium',
  amount: 'phone:order-2 phone:ms-auto phone:font-medium',
  full: 'phone:order-4 phone:basis-full phone:max-w-full phone:text-[0.8125rem]',
  line: 'phone:order-5 phone:text-[0.8125rem] phone:text-ink-faint',
  status: 'phone:order-6 phone:ms-auto',
  action: 'phone:order-7 phone:basis-full',
  hidden: 'phone:hidden',
};

/** On a phone: title and amount fill the first line, by a break that stands in for a line end. */
const CARD_ROW = [
  'phone:flex phone:flex-wrap phone:items-center phone:gap-x-3 phone:gap-y-0.5',
  'phone:before:order-3 phone:before:basis-full',
  'phone:border-b phone:border-line phone:px-4 phone:py-3 phone:last:border-b-0',
].join(' ');

/**
 * A table with a heading that stays; on a phone each row is a card made of the same cells.
 * The roles are written out because `display: flex` would take them away.
 */
export function DataTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  isSelected,
  detailsOf,
  focusable = false,
}: DataTableProps<Row>) {
  return (
    <table
      role="table"
      aria-label={label}
      className="w-full border-separate border-spacing-0 phone:block"
    >
      <thead role="rowgroup" className="phone:sr-only">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              className={cn(
                'sticky top-(--table-top,0px) z-10 h-10 border-b border-line bg-surface px-3 text-xs font-medium whitespace-nowrap text-ink-faint first:rounded-ss-xl first:ps-5 last:rounded-se-xl last:pe-5',
                column.align === 'end' ? 'text-end' : 'text-start',
                column.className,
              )}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="phone:block">
        {rows.map((row) => {
          const details = detailsOf?.(row) ?? null;
          return (
            <Fragment key={rowKey(row)}>
              <tr
                role="row"
                {...(focusable && { tabIndex: -1, 'data-row': rowKey(row) })}
                data-selected={isSelected?.(row) || undefined}
                className={cn(
                  'group/row transition-colors hover:bg-hover/60 data-selected:bg-accent-soft/60',
                  focusable && '-outline-offset-2 focus:outline-2 focus:outline-accent',
                  CARD_ROW,
                )}
              >
                {columns.map((column) => (
                  <td
                    key={column.key}
                    role="cell"
                    className={cn(
                      'h-12 border-b border-line px-3 py-2 group-last/row:border-b-0 first:ps-5 last:pe-5',
                      'phone:h-auto phone:border-0 phone:p-0! phone:empty:hidden',
                      column.align === 'end' && 'text-end phone:text-start',
                      CARD_PLACES[column.card ?? 'line'],
                      column.className,
                    )}
                  >
                    {column.cardLabel ? (
                      <span className="hidden text-ink-faint phone:inline">
                        {column.cardLabel}{' '}
                      </span>
                    ) : null}
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
              {details === null ? null : (
                <tr role="row" className="phone:block">
                  <td
                    role="cell"
                    colSpan={columns.length}
                    className="border-b border-line bg-sunken/50 p-5 phone:block phone:p-4"
                  >
                    {details}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}
