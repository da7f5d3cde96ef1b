import { cacheHitRatio, totalTokens } from '../../core/model/tokenUsage.ts';
import type { Figures } from '../../core/reports/figures.ts';
import type { SessionSummary } from '../../core/reports/sessionList.ts';
import type { FigureText } from '../text/formats.ts';
import type { Words } from '../text/words.ts';
import { costText } from './costText.ts';

/** One figure of a session: of its whole workflow when it has sub-agents, with its own part below. */
export interface SessionFigure extends FigureText {
  readonly name: 'cost' | 'requests' | 'tokens' | 'cacheHit' | 'errors';
  readonly label: string;
  /** Grey words beside the label, '' for none. */
  readonly note: string;
  /** The line below the figure, '' for none. */
  readonly caption: string;
  /** The exact figure in words, for the hover. */
  readonly title: string;
  readonly zero: boolean;
}

const plain = (figure: string): FigureText => ({ figure, unit: '' });
const joined = ({ figure, unit }: FigureText): string => (unit === '' ? figure : `${figure} ${unit}`);

/** The figures of a session; the context meter stands apart, because it is never a sum. */
export function sessionFigures(session: SessionSummary, words: Words): readonly SessionFigure[] {
  const { t, plural, formats } = words;
  const { own, workflow, children } = session;
  const share = (of: Figures): FigureText => {
    const hits = cacheHitRatio(of.tokens);
    return hits === null ? plain('–') : formats.percent(hits);
  };
  const ownPart = (text: string): string => (children.length === 0 ? '' : t('{0} own', text));
  const cost = costText(workflow.cost, words);
  const tokens = totalTokens(workflow.tokens);
  return [
    {
      name: 'cost',
      label: t('Cost'),
      note: cost.word ? '' : cost.basis,
      ...plain(cost.text),
      caption: ownPart(costText(own.cost, words).text),
      title: cost.title,
      zero: workflow.cost.amount === 0,
    },
    {
      name: 'requests',
      label: t('Requests'),
      note: workflow.failedRequests > 0 ? t('{0} failed', formats.integer(workflow.failedRequests)) : '',
      ...plain(formats.integer(workflow.requests)),
      caption: ownPart(formats.integer(own.requests)),
      title: plural(workflow.requests, '{0} request', '{0} requests'),
      zero: workflow.requests === 0,
    },
    {
      name: 'tokens',
      label: t('Tokens'),
      note: '',
      ...formats.compact(tokens),
      caption: ownPart(joined(formats.compact(totalTokens(own.tokens)))),
      title: plural(tokens, '{0} token', '{0} tokens'),
      zero: tokens === 0,
    },
    {
      name: 'cacheHit',
      label: t('Cache hit'),
      note: '',
      ...share(workflow),
      caption: ownPart(joined(share(own))),
      title: t('Share of the prompts that came from the provider’s cache'),
      zero: !cacheHitRatio(workflow.tokens),
    },
    {
      name: 'errors',
      label: t('Errors'),
      note: '',
      ...plain(formats.integer(workflow.errors)),
      caption: ownPart(formats.integer(own.errors)),
      title: plural(workflow.errors, '{0} error', '{0} errors'),
      zero: workflow.errors === 0,
    },
  ];
}
