import type * as en from '#i18n/en/admin-charge';
import type { Translation } from '#i18n/translation';

export const adminCharge: Translation<typeof en.adminCharge> = {
  title: 'شارژ',
  back: 'بازگشت به شارژها',
  backToDesk: 'بازگشت به میز پیگیری',
  loading: 'در حال دریافت شارژ',
  notFoundTitle: 'شارژ پیدا نشد',
  notFoundText: 'چنین شارژی وجود ندارد.',
  facts: 'مشخصات',
  amount: 'مبلغ',
  seller: 'فروشنده',
  refusal: 'دلیل',
  sends: 'دفعات ارسال',
  transaction: 'شناسه نزد اپراتور',
  acknowledged: 'به دست اپراتور رسیده',
  yes: 'بله',
  notYet: 'تا جایی که می‌دانیم، نه',
  nextTry: 'تلاش بعدی',
  inFlight: 'ممکن است برسد تا',
  leased: 'در دست پردازش تا',
  history: 'تاریخچه',
  sold: 'فروخته شد',
  byOperator: 'به پاسخ اپراتور',
  bySystem: 'سامانه',
  calls: 'تماس‌ها با اپراتور',
  number: 'شماره',
  call: 'تماس',
  send: 'ارسال',
  ask: 'پرسش',
  started: 'آغاز',
  took: 'مدت',
  answer: 'پاسخ',
  underWay: 'در جریان…',
  noAnswerKept: 'پاسخی ثبت نشده',
  noCalls: 'هنوز برای این شارژ با اپراتور تماسی گرفته نشده است.',
  neverCalled: 'این شارژ رد شد، پس با اپراتور تماسی گرفته نشد.',
  entries: 'گردش‌های مالی',
  noEntries: 'برای این شارژ پولی جابه‌جا نشده است.',
  audit: 'اقدام‌های مدیران',
  noAudit: 'هیچ مدیری درباره‌ی آن اقدامی نکرده است.',
};

export const adminChargeStatus: Translation<typeof en.adminChargeStatus> = {
  pending: 'در راه اپراتور است.',
  delivered: 'اپراتور آن را تحویل داده است.',
  refunded: 'تحویل نشد و مبلغ به کیف پول فروشنده برگشت.',
  unknown: 'هنوز روشن نیست که تحویل شده یا نه. تا پاسخ قطعی، از اپراتور پرسیده می‌شود.',
  refused: 'فروخته نشد و مبلغی کسر نشد.',
};

export const askNow: Translation<typeof en.askNow> = {
  action: 'اکنون بپرس',
  done: 'از اپراتور پرسیده می‌شود؛ پاسخ همین‌جا دیده می‌شود',
};

export const resolution: Translation<typeof en.resolution> = {
  action: 'تعیین تکلیف…',
  title: 'تعیین تکلیف این شارژ',
  text: 'تنها با مدرک: گفته‌ی خود اپراتور یا صاحب شماره.',
  ofOneself: 'این فروش خود شماست: مدیر دیگری باید تکلیف آن را روشن کند.',
  outcome: 'نتیجه چه شد',
  outcomeNeeded: 'نتیجه را انتخاب کنید.',
  delivered: 'تحویل شد',
  deliveredText: 'پولی جابه‌جا نمی‌شود: {price} نزد اپراتور می‌ماند و فروشنده آن را تحویل‌شده می‌بیند.',
  refunded: 'تحویل نشد',
  refundedText:
    '{price} بی‌درنگ به \u2068{email}\u2069 برمی‌گردد. اگر شماره با این حال شارژ شده باشد، آن پول از دست رفته است.',
  onItsWay:
    'یک سفارش ممکن است تا {time} به اپراتور برسد. برگشت وجه پیش از آن شاید بابت شارژی باشد که سرانجام می‌رسد. صبر کنید یا همین حالا بپرسید.',
  evidence: 'مدرک',
  evidenceHint: 'در سوابق عملیات برای پیگیری‌های بعدی می‌ماند.',
  evidenceNeeded: 'بنویسید از کجا می‌دانید.',
  confirm: 'ثبت نتیجه',
  forGood: 'این کار در اینجا برگشت‌پذیر نیست.',
  doneDelivered: 'تعیین تکلیف شد: تحویل‌شده به شمار می‌آید',
  doneRefunded: 'تعیین تکلیف شد: {price} به \u2068{email}\u2069 برگشت',
  alreadyBy: '\u2068{email}\u2069 پیش‌تر تعیین تکلیف کرده است: {status}.',
  alreadyByOperator: 'اپراتور در این میان پاسخ داده است: {status}.',
};
