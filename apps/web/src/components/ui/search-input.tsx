'use client';

import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';

import { Input } from '#components/ui/input';
import { useDebounced } from '#hooks/use-debounced';
import { useOutside } from '#hooks/use-outside';
import { cn } from '#style/class-names';

const SETTLE_MS = 300;

interface SearchInputProps {
  label: string;
  placeholder?: string;
  value: string;
  onSearch: (value: string) => void;
  className?: string;
  inputMode?: 'search' | 'tel';
}

/** A search that runs once typing pauses. */
export function SearchInput({
  label,
  placeholder,
  value,
  onSearch,
  className,
  inputMode = 'search',
}: SearchInputProps) {
  const [text, setText] = useState(value);
  const ours = useOutside(value, setText);
  const settled = useDebounced(text.trim(), SETTLE_MS);

  useEffect(() => {
    if (settled === value || settled !== text.trim()) return;
    ours(settled);
    onSearch(settled);
    // Only what was typed starts a search; a new `value` from outside does not.
  }, [settled]);

  return (
    <div className={cn('relative', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-ink-faint"
      />
      <Input
        type="search"
        inputMode={inputMode}
        aria-label={label}
        placeholder={placeholder ?? label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="ps-9"
      />
    </div>
  );
}
