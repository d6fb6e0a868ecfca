import { cn } from '#style/class-names';

interface EmailProps {
  address: string;
  className?: string;
}

/** An e-mail address: it runs left to right in any language, and is cut short at its own end. */
export function Email({ address, className }: EmailProps) {
  return (
    <bdi dir="ltr" title={address} className={cn('rtl:text-end', className)}>
      {address}
    </bdi>
  );
}
