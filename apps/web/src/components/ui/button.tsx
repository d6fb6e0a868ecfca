'use client';

import { cva, type VariantProps } from 'class-variance-authority';
import Link from 'next/link';
import type { ComponentProps } from 'react';

import { Spinner } from '#components/ui/spinner';
import { cn } from '#style/class-names';

export const buttonClass = cva(
  [
    'relative inline-flex shrink-0 items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap select-none',
    'transition-[background-color,border-color,color,box-shadow,scale] duration-100 active:scale-[0.985]',
    'disabled:pointer-events-none disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-80',
    '[&_svg]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent shadow-control hover:bg-accent-strong',
        secondary:
          'border border-line-strong bg-surface text-ink shadow-control hover:bg-hover data-popup-open:bg-hover',
        ghost: 'text-ink-soft hover:bg-hover hover:text-ink data-popup-open:bg-hover',
        danger: 'bg-danger text-on-accent shadow-control hover:bg-danger-strong',
        quiet: 'text-accent-ink hover:bg-accent-soft',
      },
      size: {
        sm: 'h-8 px-3 text-[0.8125rem]',
        md: 'h-9 px-3.5 text-sm phone:h-11',
        lg: 'h-11 px-5 text-[0.9375rem] phone:h-12',
        icon: 'size-9 phone:size-10',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

type Look = VariantProps<typeof buttonClass>;

type ButtonProps = ComponentProps<'button'> & Look & { busy?: boolean };

/** A button that keeps its width and its focus while `busy`, and cannot be pressed then. */
export function Button({
  variant,
  size,
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      // A button that is disabled loses the focus: this one is only deaf.
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
      className={cn(buttonClass({ variant, size }), className)}
    >
      {busy ? (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      ) : null}
      <span className={cn('contents', busy && '[&]:invisible [&]:flex [&]:items-center [&]:gap-2')}>
        {children}
      </span>
    </button>
  );
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink({
  variant,
  size,
  className,
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return <Link {...rest} className={cn(buttonClass({ variant, size }), className)} />;
}
