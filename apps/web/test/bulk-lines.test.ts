import { BULK_LINE_MAX_CHARACTERS } from '@chargeflow/core/consts';
import { describe, expect, test } from 'vitest';

import { batchesOf, linesOf } from '#forms/bulk-lines';
import { readText } from '#forms/read-text';

const bytesOf = (lines: readonly string[]) =>
  new TextEncoder().encode(JSON.stringify(lines)).length;

describe('lines of a list', () => {
  test('end as any system ends them; blank ones count where others follow', () => {
    expect(linesOf('a\r\nb\n\rc\n \n')).toEqual(['a', 'b', '', 'c']);
    expect(linesOf(' \n\n')).toEqual([]);
  });

  test('are cut where the server refuses them for their length anyway', () => {
    expect(linesOf('x'.repeat(100_000))[0]).toHaveLength(BULK_LINE_MAX_CHARACTERS + 1);
  });
});

describe('batches', () => {
  test('hold every line once and in order, from the place that is asked for', () => {
    const lines = Array.from({ length: 1_001 }, (_, place) => `line ${place + 1}`);
    const batches = batchesOf(lines, 3);
    expect(batches.flatMap((batch) => batch.lines)).toEqual(lines.slice(2));
    for (const {
      from,
      lines: [first],
    } of batches)
      expect(first).toBe(`line ${from}`);
  });

  test('fit into a call, whatever the lines are written in', () => {
    const lines = Array.from({ length: 500 }, () => '"'.repeat(200) + 'ش'.repeat(300));
    const batches = batchesOf(lines, 1);
    expect(batches.flatMap((batch) => batch.lines)).toEqual(lines);
    for (const batch of batches) expect(bytesOf(batch.lines)).toBeLessThan(60 * 1024);
  });

  test('are none once all lines are taken', () => {
    expect(batchesOf(['a', 'b'], 3)).toEqual([]);
  });
});

describe('a file as text', () => {
  const TEXT = '09121234567,شماره';

  test.each([
    ['UTF-8', new TextEncoder().encode(TEXT)],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, ...Buffer.from(TEXT, 'utf16le')])],
    [
      'the Persian code page of Windows',
      Uint8Array.from([...Buffer.from('09121234567,'), 0xd4, 0xe3, 0xc7, 0xd1, 0xe5]),
    ],
  ])('is read as %s', async (_encoding, bytes) => {
    expect(await readText(new Blob([bytes]))).toBe(TEXT);
  });

  test('is none where it is a workbook', async () => {
    expect(await readText(new Blob([Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])]))).toBeNull();
  });
});
