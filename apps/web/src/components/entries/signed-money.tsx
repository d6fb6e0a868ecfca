import { Money } from '#components/ui/money';
import { cn } from '#style/class-names';

export function SignedMoney({ amount }: { amount: string }) {
  return (
    <Money
      amount={amount}
      showPlus
      className={cn('font-medium', !amount.startsWith('-') && 'text-good')}
    />
  );
}
