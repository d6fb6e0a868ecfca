'use client';

import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import type { z } from 'zod';

import { atRest } from '#hooks/at-rest';

type Control = HTMLInputElement | HTMLTextAreaElement;

/** What is wrong with a field: an error of the contract by its name, or in words (type `server`). */
export interface FieldProblem {
  type?: string | undefined;
  message?: string | undefined;
}

/** To be spread over the control of a field. */
export interface FieldInput {
  name: string;
  defaultValue: string;
  ref: (control: Control | null) => void;
  onChange: (event: { target: Control }) => void;
  onBlur: () => void;
}

type Problems<Name extends string> = Partial<Record<Name, FieldProblem>>;

interface FieldsOptions<Name extends string, Output> {
  initial: Readonly<Record<Name, string>>;
  /** The schema, which comes once the page is at rest. */
  load: () => Promise<z.ZodType<Output>>;
  /** Fields are judged when they are left; otherwise only once the form was sent. */
  onceLeft?: boolean;
}

/**
 * The fields of a page's own form, in a tenth of what a library for forms takes, so that no page
 * waits for one. The controls hold their texts themselves: what is typed before the page's scripts
 * are there stays.
 */
export function useFields<Name extends string, Output>({
  initial,
  load,
  onceLeft = false,
}: FieldsOptions<Name, Output>) {
  const names = Object.keys(initial) as Name[];
  const [values, setValues] = useState<Record<Name, string>>(initial);
  const [errors, setErrors] = useState<Problems<Name>>({});
  const [isSubmitting, setIsSubmitting] = useState(false);
  const texts = useRef<Record<Name, string>>({ ...initial });
  const controls = useRef<Partial<Record<Name, Control>>>({});
  /** Whose verdict follows what is typed. */
  const followed = useRef(new Set<Name>());

  useEffect(() => {
    void atRest().then(load, () => undefined);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- any of its loaders loads the same
  }, []);

  const judge = async (): Promise<{ output: Output } | { problems: Problems<Name> }> => {
    const schema = await load();
    // Browsers fill in fields without telling.
    for (const name of names)
      texts.current[name] = controls.current[name]?.value ?? texts.current[name];
    const verdict = schema.safeParse(texts.current);
    if (verdict.success) return { output: verdict.data };
    const problems: Problems<Name> = {};
    for (const { path, message } of verdict.error.issues) problems[path[0] as Name] ??= { message };
    return { problems };
  };
  const follow = async (name: Name) => {
    const verdict = await judge();
    setErrors((was) => ({
      ...was,
      [name]: 'problems' in verdict ? verdict.problems[name] : undefined,
    }));
  };
  const note = (name: Name, text: string) => {
    texts.current[name] = text;
    setValues((was) => ({ ...was, [name]: text }));
    if (followed.current.has(name)) void follow(name);
  };

  return {
    values,
    errors,
    isSubmitting,
    register: (name: Name): FieldInput => ({
      name,
      defaultValue: initial[name],
      ref: (control) => {
        const known = controls.current[name];
        if (control === null || control === known) return;
        controls.current[name] = control;
        if (known !== undefined) control.value = texts.current[name];
        else if (control.value !== texts.current[name]) note(name, control.value);
      },
      onChange: (event) => note(name, event.target.value),
      onBlur: () => {
        if (!onceLeft) return;
        followed.current.add(name);
        void follow(name);
      },
    }),
    /** Writes into a field for its reader, and judges that. */
    fill: (name: Name, text: string) => {
      const control = controls.current[name];
      if (control) control.value = text;
      followed.current.add(name);
      note(name, text);
    },
    focus: (name: Name, { select = false } = {}) => {
      controls.current[name]?.focus();
      if (select) controls.current[name]?.select();
    },
    /** What the server said about a field, in words. */
    refuse: (name: Name, message: string) => {
      setErrors((was) => ({ ...was, [name]: { type: 'server', message } }));
      controls.current[name]?.focus();
    },
    handleSubmit:
      (send: (output: Output) => Promise<void> | void) =>
      async (event: SyntheticEvent): Promise<void> => {
        event.preventDefault();
        setIsSubmitting(true);
        try {
          const verdict = await judge();
          followed.current = new Set(names);
          if ('output' in verdict) {
            setErrors({});
            await send(verdict.output);
          } else {
            setErrors(verdict.problems);
            const first = names.find((name) => verdict.problems[name]);
            if (first !== undefined) controls.current[first]?.focus();
          }
        } finally {
          setIsSubmitting(false);
        }
      },
  };
}
