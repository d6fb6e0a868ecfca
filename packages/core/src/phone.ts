import { z } from 'zod';

/** A phone as callers write it, in any form; `parsePhone` on the server judges it. */
export const phoneInput = z
  .string({ error: (issue) => (issue.input === undefined ? 'INVALID_INPUT' : 'INVALID_PHONE') })
  .min(1, { error: 'INVALID_PHONE' })
  .max(40, { error: 'INVALID_PHONE' });

/** Zeros of the digit blocks that people type numbers in: Arabic-Indic, Persian, full-width. */
const ZEROS = [0x0660, 0x06f0, 0xff10];

/** The text with Persian, Arabic and full-width digits (and the full-width plus) made ASCII. */
export function asciiDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => {
      const point = digit.charCodeAt(0);
      const zero = ZEROS.find((candidate) => point >= candidate && point <= candidate + 9) ?? point;
      return String(point - zero);
    })
    .replaceAll('\uff0b', '+');
}

/** Some digits out of the middle of a phone, in whatever digits, with whatever between them. */
export const phoneFragmentInput = z
  .string()
  .max(40)
  .refine((text) => phoneFragment(text) !== '');

/** The digits of a fragment as they stand in E.164: without what a call within the country begins with. */
export function phoneFragment(text: string): string {
  return asciiDigits(text).replace(/\D/g, '').replace(/^0+/, '');
}
