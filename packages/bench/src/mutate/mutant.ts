/** A guard taken out of the product, and the tests one of which must notice. */
export interface Mutant {
  /** What is missing then. */
  guard: string;
  /** From the root of the repository. */
  file: string;
  /** Stands once in the file. */
  find: string;
  replace: string;
  /** Files of tests, from the root. */
  tests: readonly string[];
}

/**
 * The text of the file without its guard.
 * @throws Error when what is to be replaced does not stand there exactly once
 */
export function mutate(text: string, { guard, file, find, replace }: Mutant): string {
  const found = text.split(find).length - 1;
  if (found !== 1) throw new Error(`${guard}: found ${found} times in ${file}`);
  // By a function: a string would have its dollar signs read as patterns.
  return text.replace(find, () => replace);
}
