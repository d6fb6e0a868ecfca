import { cn } from '#style/class-names';

interface EmailProps {
  address: string;
  className?: string;
}

/** An e-mail address: it runs left to right in any language, and breaks or is cut at its own end. */
export function Email({ address, className }: EmailProps) {
  const at = address.lastIndexOf('@');
  return (
    <bdi dir="ltr" title={address} className={cn('rtl:text-end', className)}>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </bdi>
  );
}
