import { z } from 'zod';

import { cleanAmount } from '#forms/money-field';

const PERCENT = /^(\d{1,2})(?:\.(\d{1,2}))?$/;

/** A per cent as people type it; comes out in basis points, below a whole. */
export const percentField = z
  .string()
  .transform((text) => cleanAmount(text).replace(/[%\u066a]/g, ''))
  .pipe(z.string().regex(PERCENT))
  .transform((text) => {
    const [, whole = '', fraction = ''] = PERCENT.exec(text) ?? [];
    return Number(whole + fraction.padEnd(2, '0'));
  });
