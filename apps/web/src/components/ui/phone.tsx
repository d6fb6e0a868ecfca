import { splitPhone } from '#format/phone';
import { cn } from '#style/class-names';

/** A number grouped by eye only: copied or searched for it is plain E.164. */
export function Phone({ number, className }: { number: string; className?: string }) {
  return (
    <bdi dir="ltr" className={cn('whitespace-nowrap tabular-nums', className)}>
      {splitPhone(number).map((group, place) => (
        <span key={place} className={place === 0 ? undefined : 'ml-[0.3em]'}>
          {group}
        </span>
      ))}
    </bdi>
  );
}
