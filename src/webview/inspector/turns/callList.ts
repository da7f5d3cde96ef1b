import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { CallRow, CallTexts } from '../../../core/inspector/callTexts.ts';
import { roving } from '../../dom/roving.ts';
import { clip } from '../../text/clip.ts';
import { linkButton } from '../../ui/button.ts';
import { codicon } from '../../ui/codicon.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import { toolIcon } from '../model/toolIcon.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';
import type { Opened } from '../state/inspectorState.ts';
import { diffBlock } from './diffBlock.ts';
import { textBlock } from './textBlock.ts';

/** The calls of a request; one at a time shows its texts. */
export function callList(
  calls: readonly CallRow[],
  opened: Opened<CallTexts> | null,
  words: InspectorWords,
  actions: InspectorActions,
): TemplateResult {
  if (calls.length === 0) return html`<p class="quiet none">${words.t('This request called no tool.')}</p>`;
  return html`<ul class="calls" ${roving()}>
    ${repeat(
      calls,
      ({ id }) => id,
      (call) => item(call, opened?.id === call.id ? opened : null, words, actions),
    )}
  </ul>`;
}

function item(
  call: CallRow,
  opened: Opened<CallTexts> | null,
  words: InspectorWords,
  actions: InspectorActions,
): TemplateResult {
  const { t, duration } = words;
  const took = call.ended === 0 ? t('running') : duration(call.ended - call.started);
  const failed = call.status === 'error';
  return html`<li>
    <button
      type="button"
      class="call ${opened ? 'open' : ''}"
      data-roving
      aria-expanded=${opened ? 'true' : 'false'}
      @click=${() => actions.toggleCall(call.id)}
    >
      ${codicon(opened ? 'chevron-down' : 'chevron-right', 'small')} ${codicon(toolIcon(call.tool), 'small')}
      <b>${clip(call.tool)}</b>
      <bdi class="mono call-title" title=${clip(call.title)}>${clip(call.title)}</bdi>
      ${lines(call, words)}
      <span class="quiet">${took}</span>
      <span class="tag ${failed ? 'failed' : ''}">${codicon(statusIcon(call), 'tiny')}${statusText(call, words)}</span>
    </button>
    ${
      call.childSessionId === ''
        ? nothing
        : html`<div class="call-step">
            ${linkButton(t('Open the sub-agent’s session'), () => actions.act({ name: 'openSession', session: call.childSessionId }))}
          </div>`
    }
    ${opened ? texts(opened, words, actions) : nothing}
  </li>`;
}

function lines({ added, removed }: CallRow, { formats }: InspectorWords): TemplateResult | typeof nothing {
  if (added === null && removed === null) return nothing;
  return html`<span
    ><span class="ok">+${formats.integer(added ?? 0)}</span>
    <span class="critical">−${formats.integer(removed ?? 0)}</span></span
  >`;
}

function texts({ value, busy }: Opened<CallTexts>, words: InspectorWords, actions: InspectorActions): TemplateResult {
  const { t } = words;
  if (busy) return html`<p class="quiet none" aria-busy="true">${t('reading…')}</p>`;
  if (value === null) return html`<p class="quiet none">${t('The texts of this call are gone.')}</p>`;
  const { input, output, error, diffs } = value;
  return html`<div class="call-texts">
    ${diffs.map((diff) => diffBlock(diff, words))}
    ${diffs.length > 0 || input.length === 0 ? nothing : textBlock(t('Input'), input, words, actions)}
    ${error.length === 0 ? nothing : textBlock(t('Error'), error, words, actions)}
    ${output.length === 0 ? nothing : textBlock(t('Output'), output, words, actions)}
    ${diffs.length > 0 && input.length > 0 ? textBlock(t('Input'), input, words, actions) : nothing}
  </div>`;
}

function statusIcon({ status }: CallRow): string {
  if (status === 'completed') return 'check';
  return status === 'error' ? 'error' : 'loading';
}

function statusText({ status }: CallRow, { t }: InspectorWords): string {
  switch (status) {
    case 'completed':
      return t('completed');
    case 'error':
      return t('failed');
    case 'running':
      return t('running');
    case 'pending':
      return t('pending');
  }
}
