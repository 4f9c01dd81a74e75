export default defineAppConfig({
  pages: ['home/index', 'home/workbench', 'mine/index'],
  // Each capability is one subpackage; its folder is the root of its addresses.
  subPackages: [
    { root: 'identity', pages: ['roles'] },
    {
      root: 'declarations',
      pages: ['declare', 'deed', 'declared', 'declaration', 'award', 'batch', 'batches', 'records'],
    },
    { root: 'households', pages: ['household', 'roster', 'manage', 'edit', 'card', 'scanned', 'merge', 'split'] },
    { root: 'ledger', pages: ['entries', 'entry', 'log', 'period', 'statements'] },
    { root: 'messages', pages: ['index'] },
    { root: 'objections', pages: ['mine', 'desk', 'objection'] },
    { root: 'fund', pages: ['index'] },
    {
      root: 'rewards',
      pages: [
        'shop',
        'reward',
        'redemption',
        'redemptions',
        'counter',
        'counter-household',
        'register',
        'goods',
        'edit-goods',
      ],
    },
    { root: 'rules', pages: ['rulebook', 'lawfulness', 'comparison', 'trial'] },
    { root: 'imports', pages: ['index', 'review'] },
    { root: 'villages', pages: ['settings'] },
  ],
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '村积分',
    navigationBarTextStyle: 'black',
    navigationBarBackgroundColor: '#f6f1e6',
    backgroundColor: '#f6f1e6',
    backgroundTextStyle: 'dark',
  },
  animation: false,
  lazyCodeLoading: 'requiredComponents',
  networkTimeout: { request: 10000, uploadFile: 120000, downloadFile: 60000 },
})
