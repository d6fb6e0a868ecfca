'use client';

import { formatMoney } from '@chargeflow/core/money';
import { useTranslations } from 'next-intl';

import { AmountChips } from '#components/charges/amount-chips';
import { useCurrency } from '#components/shell/currency';
import { AmountInput } from '#components/ui/amount-input';
import { ChoiceChips } from '#components/ui/choice-chips';
import { Field } from '#components/ui/field';
import { Money } from '#components/ui/money';
import { toMinor } from '#format/minor';
import { isAnyAmount, isOffered, type Offer } from '#format/offer';
import type { FieldInput } from '#hooks/use-fields';

interface AmountFieldProps {
  /** What the operator offers; null while it is not known whose number it is. */
  offer: Offer | null;
  input: FieldInput;
  error: string | undefined;
  /** Minor units; null while there is none, or while the wallet is not known. */
  amountMinor: bigint | null;
  balanceMinor: bigint | null;
  recentAmounts: readonly string[];
  onChoose: (amount: string) => void;
}

/** Buttons for an operator's single amounts, a field for its ranges, or both. */
export function AmountField(props: AmountFieldProps) {
  const { offer } = props;
  const denominations = offer?.denominations ?? [];
  if (denominations.length === 0) return <FreeAmount {...props} />;
  return (
    <div className="flex flex-col gap-4">
      <Denominations {...props} denominations={denominations} />
      {offer?.ranges.length === 0 ? null : <FreeAmount {...props} recentAmounts={[]} />}
    </div>
  );
}

function Denominations({
  offer,
  denominations,
  error,
  amountMinor,
  balanceMinor,
  onChoose,
}: AmountFieldProps & { denominations: readonly string[] }) {
  const t = useTranslations();
  const currency = useCurrency();
  const isOnly = offer?.ranges.length === 0;
  const chosen = denominations.find((amount) => toMinor(amount, currency) === amountMinor);
  return (
    <div className="flex flex-col gap-2">
      <span aria-hidden className="text-[0.8125rem] font-medium">
        {isOnly ? t('charges.amount') : t('charges.offeredAmounts')}
      </span>
      <ChoiceChips
        label={isOnly ? t('charges.amount') : t('charges.offeredAmounts')}
        name="denomination"
        choices={denominations.map((amount) => ({
          value: amount,
          label: <Money amount={amount} showCurrency={false} short />,
        }))}
        value={chosen ?? null}
        onChange={onChoose}
      />
      {isOnly ? (
        <div className="flex flex-wrap justify-between gap-x-4 text-[0.8125rem] text-ink-faint">
          {error === undefined ? <span /> : <ChooseOne />}
          <Available balanceMinor={balanceMinor} />
        </div>
      ) : null}
    </div>
  );
}

function ChooseOne() {
  const t = useTranslations();
  return (
    <p role="alert" className="text-bad">
      {t('charges.chooseAmount')}
    </p>
  );
}

function FreeAmount({
  offer,
  input,
  error,
  amountMinor,
  balanceMinor,
  recentAmounts,
  onChoose,
}: AmountFieldProps) {
  const t = useTranslations();
  const currency = useCurrency();
  const shownAmounts = recentAmounts.filter(
    (amount) => offer === null || isOffered(offer, toMinor(amount, currency), currency),
  );
  return (
    <div className="flex flex-col gap-2.5">
      <Field
        label={t('charges.amount')}
        error={error}
        hint={
          <span className="flex flex-wrap justify-between gap-x-4">
            {amountMinor === null ? (
              <Limits offer={offer} />
            ) : (
              <Money amount={formatMoney(amountMinor, currency)} />
            )}
            <Available balanceMinor={balanceMinor} />
          </span>
        }
      >
        {(control) => <AmountInput {...control} {...input} />}
      </Field>
      <AmountChips amounts={shownAmounts} onChoose={onChoose} />
    </div>
  );
}

/** From where to where, unless any amount will do. */
function Limits({ offer }: { offer: Offer | null }) {
  const currency = useCurrency();
  if (offer === null || isAnyAmount(offer, currency)) return <span />;
  return (
    <span className="flex flex-wrap gap-x-3">
      {offer.ranges.map(({ min, max }) => (
        <span key={`${min} ${max}`}>
          <Money amount={min} showCurrency={false} short /> – <Money amount={max} short />
        </span>
      ))}
    </span>
  );
}

function Available({ balanceMinor }: { balanceMinor: bigint | null }) {
  const t = useTranslations();
  const currency = useCurrency();
  if (balanceMinor === null) return null;
  return (
    <span>
      {t('charges.available')} <Money amount={formatMoney(balanceMinor, currency)} />
    </span>
  );
}
