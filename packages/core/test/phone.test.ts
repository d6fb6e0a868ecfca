import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asciiDigits } from '#phone';
import { phoneInput } from '#phone-input';
import { parsePhone } from '#phones/parse';

const ZEROS = { ascii: 0x30, arabic: 0x0660, persian: 0x06f0, fullWidth: 0xff10 };

const written = (digits: string, zero: number) =>
  digits.replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)));

const digits = fc.stringMatching(/^[0-9]{0,20}$/);
const script = fc.constantFrom(...Object.values(ZEROS));

test('digits of any script, mixed too, become the same ASCII digits', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(digits, script)), (parts) => {
      const mixed = parts.map(([text, zero]) => written(text, zero)).join('');
      expect(asciiDigits(mixed)).toBe(parts.map(([text]) => text).join(''));
    }),
  );
});

test('whatever is no digit stays as it is, but for the full-width plus', () => {
  const others = fc.string({ unit: 'grapheme' }).filter((text) => !/[٠-٩۰-۹０-９＋]/.test(text));
  fc.assert(fc.property(others, (text) => asciiDigits(text) === text));
  expect(asciiDigits('＋۹۸')).toBe('+98');
});

test('a mobile number is the same one in every way it is written', () => {
  const prefixes = fc.constantFrom('0', '+98', '0098', '98', '');
  fc.assert(
    fc.property(fc.stringMatching(/^912[0-9]{7}$/), prefixes, script, (national, prefix, zero) => {
      // Without any prefix a national number stands alone; "98…" needs its sign to be a code.
      const text = prefix === '98' ? `+98 ${national}` : prefix + national;
      expect(parsePhone(written(text, zero), 'IR')).toBe(`+98${national}`);
    }),
  );
});

test('an E.164 number is parsed to itself, in every region', () => {
  const region = fc.constantFrom('IR', 'DE', 'US');
  fc.assert(
    fc.property(fc.stringMatching(/^\+98912[0-9]{7}$/), region, (phone, defaultRegion) => {
      expect(parsePhone(phone, defaultRegion)).toBe(phone);
    }),
  );
});

test.each([
  ['no text', 9121234567],
  ['an empty text', ''],
  ['41 characters', '0'.repeat(41)],
])('%s is refused as input', (_, value) => {
  expect(phoneInput.safeParse('09121234567').success).toBe(true);
  expect(phoneInput.safeParse(value).error?.issues[0]?.message).toBe('INVALID_PHONE');
});
