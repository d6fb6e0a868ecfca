const MARKS = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/**
 * A file as text, in whichever encoding spreadsheets save: Unicode, or the Persian code page of
 * Windows. Null for what is no text.
 */
export async function readText(file: Blob): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const marked = MARKS.find(({ mark }) => mark.every((byte, place) => bytes[place] === byte));
  const text = marked
    ? new TextDecoder(marked.encoding).decode(bytes)
    : (decodeStrictly(bytes) ?? new TextDecoder('windows-1256').decode(bytes));
  return text.includes('\0') ? null : text;
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
