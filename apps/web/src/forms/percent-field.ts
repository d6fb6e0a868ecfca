import { asciiDigits } from '@chargeflow/core/phone';
import { z } from 'zod';

const PERCENT = /^(\d{1,2})(?:\.(\d{1,2}))?$/;

/**
 * A per cent as people type it, in any digits; comes out in basis points, below a whole. Unlike in
 * amounts a comma groups nothing here: "2,5" is refused rather than taken for 25.
 */
export const percentField = z
  .string()
  .transform((text) =>
    asciiDigits(text)
      .replace(/[\s%\u066a]/g, '')
      .replace('\u066b', '.'),
  )
  .pipe(z.string().regex(PERCENT))
  .transform((text) => {
    const [, whole = '', fraction = ''] = PERCENT.exec(text) ?? [];
    return Number(whole + fraction.padEnd(2, '0'));
  });
