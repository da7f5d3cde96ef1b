import { exportTime } from '../../../core/export/exportRow.ts';
import type { RequestRow } from '../../../core/inspector/inspectionRows.ts';
import { modelKey } from '../../../core/model/modelId.ts';
import { dollars } from '../../../core/model/money.ts';
import type { TokenUsage } from '../../../core/model/tokenUsage.ts';
import type { MenuColumn } from '../../grid/menuTarget.ts';
import { costText } from '../../model/costText.ts';
import { clip } from '../../text/clip.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import { asCost } from '../model/requestCostText.ts';

/** What the context menu of a request's row copies and exports. */
export function requestColumns(words: InspectorWords): readonly MenuColumn<RequestRow>[] {
  const { t, formats, duration } = words;
  const tokens = (kind: keyof TokenUsage, label: string): MenuColumn<RequestRow> => ({
    id: `${kind}Tokens`,
    label,
    text: (row) => formats.integer(row.tokens[kind]),
    raw: (row) => row.tokens[kind],
  });
  return [
    { id: 'number', label: '#', text: ({ number }) => formats.integer(number), raw: ({ number }) => number },
    { id: 'time', label: t('Time'), text: ({ at }) => formats.time(at), raw: ({ at }) => exportTime(at) },
    { id: 'agent', label: t('Agent'), text: ({ agent }) => clip(agent) },
    { id: 'model', label: t('Model'), text: ({ model }) => clip(modelKey(model)) },
    tokens('input', t('Input')),
    tokens('output', t('Output')),
    tokens('reasoning', t('Reasoning')),
    tokens('cacheRead', t('Cache read')),
    tokens('cacheWrite', t('Cache write')),
    {
      id: 'cost',
      label: t('Cost'),
      text: (row) => costText(asCost(row.cost), words).title,
      raw: (row) => (row.copy ? null : dollars(row.cost.amount)),
    },
    { id: 'cost_basis', label: t('Basis'), text: ({ cost }) => cost.basis },
    {
      id: 'duration_ms',
      label: t('Took'),
      text: ({ at, completed }) => (completed === 0 ? t('running') : duration(completed - at)),
      raw: ({ at, completed }) => (completed === 0 ? null : completed - at),
    },
    {
      id: 'tokens_per_second',
      label: t('tok/s'),
      text: ({ speed }) => (speed === null ? '–' : formats.integer(Math.round(speed))),
      raw: ({ speed }) => speed,
    },
    { id: 'tools', label: t('Tools'), text: ({ calls }) => formats.integer(calls), raw: ({ calls }) => calls },
    { id: 'error', label: t('Error'), text: ({ error }) => clip(error) },
  ];
}
