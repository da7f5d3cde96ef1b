/** A software project of the demo data. */
export interface DemoProject {
  readonly name: string;
  /** How much work goes into it, relative to the others. */
  readonly weight: number;
  /** What its sessions are about; a title is used again with another number when they run out. */
  readonly titles: readonly string[];
}

/** The projects of the demo data, the busiest first. */
export const demoProjects: readonly DemoProject[] = [
  {
    name: 'storefront',
    weight: 8,
    titles: [
      'Add gift cards to the checkout',
      'Fix rounding of VAT in the cart',
      'Speed up the product search',
      'Move the address form to the new design',
      'Retry webhooks of the payment provider',
      'Explain the flaky cart test',
      'Cache category pages at the edge',
      'Write release notes for 4.2',
      'Show delivery dates on the product page',
      'Replace moment with date-fns',
      'Keep the filter when going back to a list',
      'Find the memory leak of the image service',
      'Let guests track their order',
      'Upgrade to React 19',
    ],
  },
  {
    name: 'billing-service',
    weight: 5,
    titles: [
      'Prorate plan changes within a month',
      'Add idempotency keys to the invoice API',
      'Investigate duplicate invoices of March',
      'Split the ledger module',
      'Export invoices as XRechnung',
      'Make currency a value type',
      'Backfill missing tax ids',
      'Load test the month-end job',
      'Review the refund flow',
      'Document the event schema',
    ],
  },
  {
    name: 'mobile-app',
    weight: 4,
    titles: [
      'Fix the crash when a push arrives offline',
      'Dark mode for the settings screen',
      'Shrink the Android bundle',
      'Sync favourites between devices',
      'Deep links for shared lists',
      'Accessibility pass on onboarding',
      'Migrate navigation to version 7',
      'Reproduce the login loop on iOS 18',
    ],
  },
  {
    name: 'design-system',
    weight: 3,
    titles: [
      'Add a date range picker',
      'Tokens for high contrast themes',
      'Visual tests for the table',
      'Focus order of the dialog',
      'Codemod for the old button',
      'Write usage notes for badges',
    ],
  },
  {
    name: 'data-pipeline',
    weight: 3,
    titles: [
      'Partition the events table by day',
      'Late events in the hourly rollup',
      'Move the scheduler to Temporal',
      'Schema registry for the click stream',
      'Cut the cost of the nightly job',
      'Alert when a source goes silent',
      'Rewrite the dedupe step in SQL',
    ],
  },
  {
    name: 'infra',
    weight: 2,
    titles: [
      'Pin all provider versions',
      'Blue-green deploys for the API',
      'Rotate the staging certificates',
      'Terraform module for queues',
      'Why is the build cache cold?',
    ],
  },
  {
    name: 'docs-site',
    weight: 1.5,
    titles: [
      'Search across versions',
      'Check dead links in CI',
      'Tutorial: first webhook',
      'Faster cold builds',
      'Translate the quick start',
    ],
  },
  {
    name: 'cli-tools',
    weight: 1.5,
    titles: [
      'Shell completion for fish',
      'Colours that respect NO_COLOR',
      'Parse durations like 1h30m',
      'Ship one static binary',
      'Fuzz the config parser',
    ],
  },
];

/** What sub-agents are sent to do, with the agent that does it. */
export const demoErrands: readonly (readonly [agent: string, description: string])[] = [
  ['explore', 'Find all callers'],
  ['explore', 'Map the module boundaries'],
  ['explore', 'Look for similar tests'],
  ['general', 'Summarise the changelog'],
  ['general', 'Compare the two libraries'],
  ['review', 'Review the diff'],
];

/** Skills of the demo data: name, what it does, and how often it is used relative to the others. */
export const demoSkills: readonly { readonly name: string; readonly description: string; readonly weight: number }[] = [
  { name: 'release-notes', description: 'Writes release notes from the merged changes.', weight: 5 },
  { name: 'code-review', description: 'Reviews a diff for bugs, clarity and missing tests.', weight: 6 },
  { name: 'sql-migrations', description: 'Plans schema changes that need no downtime.', weight: 3 },
  { name: 'accessibility', description: 'Checks pages against WCAG and proposes fixes.', weight: 2 },
  { name: 'api-design', description: 'Names, versions and documents HTTP interfaces.', weight: 0 },
];

/** A skill agents ask for that lies nowhere on disk. */
export const missingDemoSkill = 'load-testing';
