import type { SettingChange } from '../../core/moving/settingChange.ts';

/** A setting that would become another one. */
export interface SettingDifference {
  /** Its whole id. */
  readonly id: string;
  /** undefined when it is not set where it would be written. */
  readonly before: unknown;
  readonly after: unknown;
  readonly from: string;
}

/** What of these changes is different from what stands there now, as `current` says. */
export function settingDifferences(
  changes: readonly SettingChange[],
  current: (id: string) => unknown,
): readonly SettingDifference[] {
  return changes
    .map(({ setting, value, from }) => {
      const id = `opencodeObservatory.${setting}`;
      return { id, before: current(id), after: value, from };
    })
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}
