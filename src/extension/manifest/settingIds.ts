/** Every setting of the manifest. */
export const settingIds = {
  dataFolders: 'opencodeObservatory.dataFolders',
  ompFolders: 'opencodeObservatory.ompFolders',
  statusBarCost: 'opencodeObservatory.statusBar.cost',
  statusBarContext: 'opencodeObservatory.statusBar.context',
  costMode: 'opencodeObservatory.cost.mode',
  priceOverrides: 'opencodeObservatory.prices.overrides',
  pricesFile: 'opencodeObservatory.prices.file',
  currencyCode: 'opencodeObservatory.currency.code',
  currencyRate: 'opencodeObservatory.currency.rate',
  timeZone: 'opencodeObservatory.timeZone',
  weekStart: 'opencodeObservatory.weekStart',
} as const;
