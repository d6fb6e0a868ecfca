'use client';

import { X } from 'lucide-react';

import { Button } from '#components/ui/button';

interface ClearFilterProps {
  text: string;
  label: string;
  onClear: () => void;
}

/** Says that the list is narrowed by something that no other control shows, and widens it again. */
export function ClearFilter({ text, label, onClear }: ClearFilterProps) {
  return (
    <span className="inline-flex h-8 w-fit items-center gap-1 rounded-full bg-accent-soft ps-3 pe-0.5 text-[0.8125rem] font-medium text-accent-ink">
      <span className="max-w-60 truncate">{text}</span>
      <Button
        variant="ghost"
        size="icon"
        aria-label={label}
        onClick={onClear}
        className="size-7 rounded-full"
      >
        <X aria-hidden />
      </Button>
    </span>
  );
}
