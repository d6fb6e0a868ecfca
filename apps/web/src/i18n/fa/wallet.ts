import type * as en from '#i18n/en/wallet';
import type { Translation } from '#i18n/translation';

export const wallet: Translation<typeof en.wallet> = {
  title: 'کیف پول',
  text: 'موجودی، اعتبار و همه‌ی گردش‌های شما.',
  balance: 'موجودی',
  statement: 'صورت‌حساب',
  credit: 'درخواست‌های اعتبار',
  what: 'شرح',
  amount: 'مبلغ',
  balanceAfter: 'مانده',
  time: 'زمان',
  balanceLabel: 'مانده',
  emptyTitle: 'هنوز گردشی نیست',
  emptyText: 'پس از تأیید اعتبار، اینجا دیده می‌شود.',
  loading: 'در حال دریافت صورت‌حساب',
  sections: 'بخش‌های کیف پول',
  openCharge: 'باز کردن شارژ',
};

export const entryKinds: Translation<typeof en.entryKinds> = {
  credit: 'اعتبار',
  charge: 'شارژ',
  refund: 'برگشت وجه',
  adjustment: 'اصلاح',
};
