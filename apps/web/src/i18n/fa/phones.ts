import type * as en from '#i18n/en/phones';
import type { Translation } from '#i18n/translation';

export const phones: Translation<typeof en.phones> = {
  star: 'افزودن {phone} به برگزیده‌ها',
  unstar: 'برداشتن {phone} از برگزیده‌ها',
  title: 'دفترچه تلفن',
  text: 'شماره‌هایی که زیاد برایشان می‌خرید و آنچه گرفته‌اند.',
  add: 'افزودن شماره',
  addTitle: 'افزودن یک شماره',
  phone: 'شماره موبایل',
  label: 'برچسب',
  labelPlaceholder: 'برای نمونه: مغازه‌ی سر کوچه',
  charged: 'مجموع تحویل‌شده',
  save: 'افزودن',
  added: '{phone} افزوده شد',
  buyFor: 'خرید برای این شماره',
  buyForNumber: 'خرید برای {phone}',
  remove: 'حذف',
  removeNumber: 'حذف {phone}',
  removeTitle: 'این شماره حذف شود؟',
  removeText: 'شارژهای آن در فهرست شما می‌ماند. هر زمان می‌توانید دوباره بیفزایید.',
  removed: '{phone} حذف شد',
  emptyTitle: 'دفترچه تلفن خالی است',
  emptyText: 'شماره‌های پرکاربرد را بیفزایید و با یک لمس بخرید.',
  loading: 'در حال دریافت دفترچه تلفن',
};
