'use client';

import { useId } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';

import { cn } from '#style/class-names';

interface Choice {
  value: string;
  label: string;
  /** What choosing it does. */
  text: string;
  /** Why it cannot be chosen now. */
  blocked?: string;
}

interface OutcomeChoiceProps {
  label: string;
  error: string | undefined;
  input: UseFormRegisterReturn;
  choices: readonly Choice[];
}

/** A few outcomes, one of them, each with its consequence under its name. */
export function OutcomeChoice({ label, error, input, choices }: OutcomeChoiceProps) {
  const id = useId();
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 text-[0.8125rem] font-medium">{label}</legend>
      {choices.map((choice) => (
        <ChoiceCard key={choice.value} id={`${id}-${choice.value}`} choice={choice} input={input} />
      ))}
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-[0.8125rem] text-bad">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

interface ChoiceCardProps {
  id: string;
  choice: Choice;
  input: UseFormRegisterReturn;
}

function ChoiceCard({ id, choice: { value, label, text, blocked }, input }: ChoiceCardProps) {
  const isBlocked = blocked !== undefined;
  return (
    <label
      htmlFor={id}
      className={cn(
        'flex items-start gap-3 rounded-lg border border-line-strong px-3 py-2.5 transition-colors',
        'has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        isBlocked
          ? 'cursor-not-allowed bg-sunken'
          : 'hover:bg-hover has-checked:hover:bg-accent-soft',
      )}
    >
      <input
        {...input}
        id={id}
        type="radio"
        value={value}
        disabled={isBlocked}
        aria-describedby={`${id}-text`}
        className="mt-1 size-4 shrink-0 accent-accent outline-none"
      />
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className={cn('font-medium', isBlocked && 'text-ink-faint')}>{label}</span>
        <span id={`${id}-text`} className="text-[0.8125rem] text-ink-soft wrap-anywhere">
          {blocked ?? text}
        </span>
      </span>
    </label>
  );
}
