import { z } from 'zod';

/** Half of a surrogate pair; whole pairs are one character to this expression. */
const HALF_PAIR = /\p{Surrogate}/u;

/** JSON can carry NUL and half a surrogate pair, UTF-8 in PostgreSQL cannot. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !HALF_PAIR.test(text);
}

/** The beginning of a text, as the database can hold it. */
export function storableText(text: string, maxCharacters: number): string {
  return text.slice(0, maxCharacters).replace(/\0|\p{Surrogate}/gu, '\uFFFD');
}

/** Free text, trimmed, that the database can hold. */
export function textInput(maxCharacters: number) {
  return z.string().trim().max(maxCharacters).refine(isStorable, 'holds NUL or half a character');
}
