/** What is beside every list that can be narrowed. */
export const lists = {
  filters: 'Filters',
  filtersSet: 'Filters ({count, number})',
  clearFilters: 'Clear filters',
  any: 'Any',
  order: 'Order',
  from: 'From day',
  to: 'To day',
  amountFrom: 'Amount from',
  amountTo: 'Amount to',
  export: 'Export CSV',
  savedViews: 'Saved views',
  saveView: 'Save view',
  saveViewText: 'Keeps these filters in this browser, for you alone.',
  viewName: 'Name',
  viewNameNeeded: 'Give it a name.',
  removeView: 'Remove the view {name}',
  save: 'Save',
} as const;

export const shortcuts = {
  title: 'Keyboard shortcuts',
  on: 'Single keys do this',
} as const;

export const palette = {
  title: 'Find or do',
  placeholder: 'A page, a seller’s e-mail, or what to do',
  pages: 'Pages',
  sellers: 'Sellers',
  actions: 'Actions',
  second: 'Requests that need a second admin',
  nothing: 'Nothing found',
} as const;
