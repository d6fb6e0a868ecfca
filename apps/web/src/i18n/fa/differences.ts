import type * as en from '#i18n/en/differences';
import type { Translation } from '#i18n/translation';

export const differences: Translation<typeof en.differences> = {
  title: 'در برابر اپراتور',
  text: 'فهرست خود آن‌ها روزانه کنار شارژهای ما گذاشته می‌شود.',
  run: 'اکنون مقایسه کن',
  queued: 'در صف پردازش',
  running: 'در حال مقایسه…',
  loading: 'در حال دریافت مقایسه',
  never: 'هنوز مقایسه نشده',
  agreed: 'هر دو فهرست یکسان‌اند',
  differ: '{count, number} مغایرت باز',
  failed: 'آخرین مقایسه کامل نشد: \u2068{reason}\u2069',
  compared: 'زمان مقایسه',
  listed: 'سفارش‌های فهرست آن‌ها',
  lookedFor: 'شارژهای ما که جست‌وجو شد',
  from: 'فروخته‌شده از',
  swept: 'مرور تازه‌ترین سفارش‌ها',
  balance: 'موجودی نزد آن‌ها',
  list: 'مغایرت‌های باز',
  difference: 'مغایرت',
  reference: 'کد پیگیری',
  ours: 'نزد ما',
  theirs: 'نزد آن‌ها',
  nothing: 'هیچ',
  since: 'از',
  showCharge: 'نمایش شارژ {phone}',
};

export const differenceKinds: Translation<typeof en.differenceKinds> = {
  delivered_not_theirs: 'تحویل‌شده، اما در فهرست آن‌ها نیست',
  reversed_by_them: 'تحویل‌شده، اما آن‌ها پس گرفته‌اند',
  refunded_but_delivered: 'برگشت‌خورده، اما آن‌ها تحویل داده‌اند',
  theirs_unknown_to_us: 'در فهرست آن‌هاست، اما از ما نیست',
  amount_differs: 'مبلغ متفاوت',
  delivered_twice: 'آن‌ها دو بار تحویل داده‌اند',
};

export const theirStatuses: Translation<typeof en.theirStatuses> = {
  delivered: 'تحویل‌شده',
  processing: 'در حال پردازش',
  reversed: 'پس‌گرفته',
  refused: 'ردشده',
  not_found: 'پیدا نشد',
};
