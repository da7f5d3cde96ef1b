import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { InspectionRow } from '../../../core/inspector/inspectionRows.ts';
import { modelKey } from '../../../core/model/modelId.ts';
import type { RequestDetail } from '../../../protocol/inspectorApi.ts';
import { clip } from '../../text/clip.ts';
import { linkButton } from '../../ui/button.ts';
import { section } from '../../views/section.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';
import type { InspectorState } from '../state/inspectorState.ts';
import { callList } from './callList.ts';
import { textBlock } from './textBlock.ts';
import { selectedIndex } from './tableKeys.ts';

/** What is selected: a turn with its prompt, or a request with its calls. */
export function detailSection(
  state: InspectorState,
  words: InspectorWords,
  actions: InspectorActions,
): TemplateResult | typeof nothing {
  const { selection, detail } = state;
  if (selection.kind === 'none') {
    return html`<p class="quiet none">
      ${words.t('Select a turn, a request or a tool call, in the table or in the timeline, to see what is behind it.')}
    </p>`;
  }
  if (selection.kind === 'turn') return turnDetail(selection.id, state, words, actions);
  return detail === null ? nothing : requestDetail(detail, state, words, actions);
}

function turnDetail(
  id: string,
  state: InspectorState,
  words: InspectorWords,
  actions: InspectorActions,
): TemplateResult {
  const { t, plural, formats } = words;
  const row: InspectionRow | undefined = state.rows.row(selectedIndex(state));
  const turn = row?.kind === 'turn' && row.id === id ? row : null;
  const title = turn ? t('Turn {0}', formats.integer(turn.number)) : t('Turn');
  const opened = state.prompt?.id === id ? state.prompt : null;
  const aside = html`<span class="caption">${turn ? plural(turn.calls, '{0} tool call', '{0} tool calls') : ''}</span>
    <span class="grow"></span>
    ${linkButton(t('Open changes'), () => actions.act({ name: 'openChanges', turn: id, path: '' }))}
    ${linkButton(opened ? t('Hide prompt') : t('Show prompt'), () => actions.togglePrompt(id))}`;
  const gone = opened && !opened.busy && opened.value === null;
  const text = opened?.value ? textBlock(t('Prompt'), opened.value, words, actions) : nothing;
  return section(
    'detail',
    title,
    aside,
    html`${opened?.busy ? html`<p class="quiet none" aria-busy="true">${t('reading…')}</p>` : nothing}
    ${gone ? html`<p class="quiet none">${t('No text was recorded.')}</p>` : text}`,
  );
}

function requestDetail(
  detail: RequestDetail,
  state: InspectorState,
  words: InspectorWords,
  actions: InspectorActions,
): TemplateResult {
  const { t, formats, plural } = words;
  const { row, message, statusCode, calls, turn } = detail;
  const title = t('Request {0}', formats.integer(row.number));
  const aside = html`<span class="caption"
      >${formats.time(row.at)} · <bdi>${clip(modelKey(row.model))}</bdi> ·
      ${plural(calls.length, '{0} tool call', '{0} tool calls')}</span
    >
    <span class="grow"></span>
    ${linkButton(t('Turn {0}', formats.integer(turn.number)), () => actions.select({ kind: 'turn', id: turn.id, requestId: '' }, 'elsewhere'))}`;
  const error =
    row.error === ''
      ? nothing
      : html`<p class="call-error">
          <b class="critical">${clip(row.error)}${statusCode > 0 ? ` ${statusCode}` : ''}</b> ${clip(message)}
        </p>`;
  return section('detail', title, aside, html`${error}${callList(calls, state.call, words, actions)}`);
}
