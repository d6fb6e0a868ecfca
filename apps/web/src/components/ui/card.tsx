import type { ComponentProps, ReactNode } from 'react';

import { cn } from '#style/class-names';

export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return (
    <section
      {...rest}
      className={cn('rounded-xl border border-line bg-surface shadow-card', className)}
    />
  );
}

interface CardHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  id?: string;
}

export function CardHeader({ title, description, actions, id }: CardHeaderProps) {
  return (
    <header className="grid min-h-14 grid-cols-[minmax(0,1fr)_auto] content-center items-center gap-x-4 gap-y-0.5 px-5 py-3 phone:gap-y-1.5 phone:px-4">
      <h2 id={id} className="text-[0.9375rem] font-semibold tracking-tight">
        {title}
      </h2>
      {description ? (
        <p className="col-start-1 text-[0.8125rem] text-ink-faint phone:order-last phone:col-span-2">
          {description}
        </p>
      ) : null}
      {actions ? (
        <div className={cn('md:col-start-2 md:row-start-1', description && 'md:row-span-2')}>
          {actions}
        </div>
      ) : null}
    </header>
  );
}
