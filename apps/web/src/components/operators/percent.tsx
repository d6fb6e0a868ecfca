import { percentText } from '#format/percent';
import { catalogue } from '#i18n/catalogue';
import { cn } from '#style/class-names';

interface PercentProps {
  basisPoints: number;
  className?: string;
}

/** A commission; that there is none is said in a word. */
export function Percent({ basisPoints, className }: PercentProps) {
  if (basisPoints === 0) {
    return <span className={cn('text-ink-faint', className)}>{catalogue.none}</span>;
  }
  return (
    <bdi dir="ltr" className={cn('whitespace-nowrap tabular-nums', className)}>
      {percentText(basisPoints)}
    </bdi>
  );
}
