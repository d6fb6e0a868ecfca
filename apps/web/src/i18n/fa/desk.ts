import type * as en from '#i18n/en/desk';
import type { Translation } from '#i18n/translation';

export const desk: Translation<typeof en.desk> = {
  title: 'میز پیگیری',
  text: 'شارژهایی که نتیجه‌شان روشن نیست یا بیش از اندازه طول کشیده‌اند، از کهنه به تازه.',
  seller: 'فروشنده',
  age: 'از',
  overdue: 'دیرکرد',
  calls: 'تماس‌ها',
  lastAnswer: 'آخرین پاسخ',
  nextTry: 'تلاش بعدی',
  noAnswerYet: 'هنوز هیچ',
  loading: 'در حال دریافت میز پیگیری',
  emptyTitle: 'همه چیز رو‌به‌راه است',
  emptyText:
    'هر شارژ نتیجه‌ی خود را دارد یا به‌زودی می‌گیرد. آنچه نیازمند نگاه باشد خودش اینجا می‌آید.',
  waiting: '{count, number} شارژ در انتظار است',
};
