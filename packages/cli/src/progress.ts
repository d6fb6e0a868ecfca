const EVERY_MS = 1_000;

export interface Progress {
  /** At most once a second. */
  show: (count: number) => void;
  end: () => void;
}

/** How far a command has come, on standard error: one line that is written over on a terminal. */
export function openProgress(what: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  let shownAtMs = Date.now();
  let isShown = false;
  return {
    show: (count) => {
      if (Date.now() - shownAtMs < EVERY_MS) return;
      shownAtMs = Date.now();
      isShown = true;
      stream.write(stream.isTTY ? `\r${count} ${what}` : `${count} ${what}\n`);
    },
    end: () => {
      if (isShown && stream.isTTY) stream.write('\n');
    },
  };
}
