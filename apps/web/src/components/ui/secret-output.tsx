import { CopyButton } from '#components/ui/copy-button';

interface SecretOutputProps {
  label: string;
  /** A line each where there are several. */
  text: string;
  copyLabel: string;
}

/** What is shown this once, to be copied. */
export function SecretOutput({ label, text, copyLabel }: SecretOutputProps) {
  return (
    <div className="flex items-center gap-2 rounded-lg border border-line bg-sunken py-1.5 ps-3 pe-1.5">
      <output
        dir="ltr"
        aria-label={label}
        className="min-w-0 flex-1 font-mono text-[0.8125rem] break-all whitespace-pre-line"
      >
        {text}
      </output>
      <CopyButton text={text} label={copyLabel} />
    </div>
  );
}
