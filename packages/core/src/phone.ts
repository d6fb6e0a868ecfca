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

/** The digits of a fragment as they stand in E.164: without what a call within the country begins with. */
export function phoneFragment(text: string): string {
  return asciiDigits(text).replace(/\D/g, '').replace(/^0+/, '');
}
