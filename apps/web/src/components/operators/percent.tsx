import { useTranslations } from 'next-intl';

import { useFormat } from '#hooks/use-format';
import { cn } from '#style/class-names';

interface PercentProps {
  basisPoints: number;
  className?: string;
}

/** A commission; that there is none is said in a word. */
export function Percent({ basisPoints, className }: PercentProps) {
  const t = useTranslations();
  const { percentText } = useFormat();
  if (basisPoints === 0) {
    return <span className={cn('text-ink-faint', className)}>{t('catalogue.none')}</span>;
  }
  return (
    <bdi dir="ltr" className={cn('whitespace-nowrap tabular-nums', className)}>
      {percentText(basisPoints)}
    </bdi>
  );
}
