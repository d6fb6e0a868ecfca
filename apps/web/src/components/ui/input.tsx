'use client';

import type { ComponentProps } from 'react';

import { cn } from '#style/class-names';

// 16 px on phones: below that iOS zooms the page into the field.
export const controlClass = [
  'w-full rounded-lg border border-line-strong bg-surface text-ink shadow-control',
  'transition-[border-color,box-shadow] duration-100 hover:border-ink-faint/60',
  'focus-visible:border-accent focus-visible:outline-3 focus-visible:outline-offset-0 focus-visible:outline-accent/25',
  'aria-invalid:border-bad aria-invalid:focus-visible:outline-bad/20',
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:opacity-70',
  'text-sm phone:text-base',
].join(' ');

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={cn(controlClass, 'h-9 px-3 phone:h-11', className)} />;
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={3}
      {...rest}
      className={cn(controlClass, 'min-h-20 resize-y px-3 py-2', className)}
    />
  );
}
