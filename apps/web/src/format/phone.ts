const IRAN_MOBILE = /^(\+98)(\d{3})(\d{3})(\d{4})$/;

/** Groups of an E.164 number as people read it; unknown plans stay in one piece. */
export function splitPhone(phone: string): string[] {
  const groups = IRAN_MOBILE.exec(phone);
  return groups === null ? [phone] : groups.slice(1);
}
