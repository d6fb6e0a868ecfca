import { useFormat } from '#hooks/use-format';
import { cn } from '#style/class-names';

/** A number grouped by eye only: copied or searched for it is in one piece. */
export function Phone({ number, className }: { number: string; className?: string }) {
  const { splitPhone } = useFormat();
  return (
    <bdi dir="ltr" className={cn('whitespace-nowrap tabular-nums rtl:text-end', className)}>
      {splitPhone(number).map((group, place) => (
        <span key={place} className={place === 0 ? undefined : 'ms-[0.3em]'}>
          {group}
        </span>
      ))}
    </bdi>
  );
}
