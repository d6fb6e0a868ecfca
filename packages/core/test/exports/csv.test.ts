import { expect, test } from 'vitest';
import { csvHeader, csvLines } from '#exports/csv';

test('a file begins with a byte order mark and the names of its columns', () => {
  expect(csvHeader(['time', 'a,b'])).toBe('\ufefftime,"a,b"\r\n');
});

test('lines are those of RFC 4180', () => {
  expect(
    csvLines([
      ['a', 1, null, true],
      ['b"c', 'd\ne', 'f,g', ''],
    ]),
  ).toBe('a,1,,true\r\n"b""c","d\ne","f,g",\r\n');
  expect(csvLines([])).toBe('');
});

test.each([
  ['=1+1', "'=1+1"],
  ['+98912', "'+98912"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['=cmd|’ /C calc’!A0', "'=cmd|’ /C calc’!A0"],
  [' =1', "' =1"],
  ['＝1', "'＝1"],
  ['\t=1', "'\t=1"],
  ['-10.50', '-10.50'],
  ['10.50', '10.50'],
  ['a=b', 'a=b'],
  ['سارا', 'سارا'],
])('%j is written as %j', (text, written) => {
  expect(csvLines([[text]])).toBe(`${written}\r\n`);
});

test('what leads a line into another cell cannot begin a formula there', () => {
  expect(csvLines([['\r=1', '\n=1']])).toBe('"\'\r=1","\'\n=1"\r\n');
});
