import { BULK_LINE_MAX_CHARACTERS } from '@chargeflow/core/consts';

/** Few enough that progress is seen to move, and that each answer comes soon. */
const CALL_MAX_LINES = 200;
/** Below what a call's body may have, with room for what stands around the lines. */
const CALL_MAX_BYTES = 48 * 1024;

/** A text's lines without their ends; blank ones at the end of the text are none. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  // What is longer is refused for that, whatever it goes on with.
  return lines.map((line) => line.slice(0, BULK_LINE_MAX_CHARACTERS + 1));
}

interface LineBatch {
  /** Place of the first line in the file, from 1. */
  from: number;
  lines: string[];
}

/** The lines from a place on, as a call after another takes them. */
export function batchesOf(lines: readonly string[], from: number): LineBatch[] {
  const encoder = new TextEncoder();
  const batches: LineBatch[] = [];
  let bytes = Infinity;
  for (const [place, line] of lines.entries()) {
    if (place + 1 < from) continue;
    const size = encoder.encode(JSON.stringify(line)).length + 1;
    let batch = batches.at(-1);
    if (!batch || batch.lines.length >= CALL_MAX_LINES || bytes + size > CALL_MAX_BYTES) {
      batch = { from: place + 1, lines: [] };
      batches.push(batch);
      bytes = 0;
    }
    batch.lines.push(line);
    bytes += size;
  }
  return batches;
}
