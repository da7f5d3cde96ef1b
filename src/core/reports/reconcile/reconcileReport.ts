import type { NanoDollars } from '../../model/money.ts';
import type { Cost } from '../../usage/cost.ts';
import type { CostMode } from '../../pricing/costMode.ts';
import type { ReportFilter } from '../filter/reportFilter.ts';
import type { WeekStart } from '../calendar.ts';

/** The tools whose answers are explained. */
export type OtherTool = 'opencode' | 'ocmonitor' | 'ccusage';

/** Every one of them, in the order they are shown. */
export const otherTools: readonly OtherTool[] = ['opencode', 'ocmonitor', 'ccusage'];

/** Why a tool says something else of a request. */
export type DifferenceReason =
  /** A fork took it along; the tool counts it again. */
  | 'copies'
  /** It stands in a database or storage the tool does not read. */
  | 'otherSource'
  /** The tool reads another row of the same message. */
  | 'record'
  /** The tool cuts time elsewhere. */
  | 'range'
  /** The tool leaves such a message out. */
  | 'leftOut'
  /** No cost was recorded and the price is known here. */
  | 'zeroRecorded'
  /** Reasoning tokens, which are billed as output, are in no sum or price of the tool. */
  | 'reasoning'
  /** The tool's price list says something else. */
  | 'priceList'
  /** Another price holds above a size of the prompt. */
  | 'longContext'
  /** The price is known to be nothing, and the tool charges. */
  | 'free'
  /** Nobody here knows a price, and the tool charges. */
  | 'unpriced'
  /** The tool counts what was recorded, and the setting asks for computed costs. */
  | 'recomputed';

/** Every reason, in the order lines are shown. */
export const differenceReasons: readonly DifferenceReason[] = [
  'copies',
  'otherSource',
  'record',
  'range',
  'leftOut',
  'zeroRecorded',
  'reasoning',
  'priceList',
  'longContext',
  'free',
  'unpriced',
  'recomputed',
];

/** What to add to a tool's sums to get nearer to ours; negative where it counts too much. */
export interface Correction {
  readonly requests: number;
  readonly tokens: number;
  readonly amount: NanoDollars;
}

/** The corrections of one line or session, by tool. */
export type Corrections = Readonly<Record<OtherTool, Correction>>;

/** The part of a line that is in one session. */
export interface SessionDifference {
  readonly id: string;
  readonly title: string;
  readonly projectLabel: string;
  /** Requests the line is about. */
  readonly requests: number;
  readonly corrections: Corrections;
}

/** One reason with everything it explains. */
export interface DifferenceLine {
  readonly reason: DifferenceReason;
  /** Requests it is about, each once. */
  readonly requests: number;
  readonly sessions: number;
  readonly corrections: Corrections;
  /** The sessions behind it, the largest amount first; at most `mostSessions`. */
  readonly behind: readonly SessionDifference[];
}

/** What a tool would say of the range. */
export interface ToolAnswer {
  readonly tool: OtherTool;
  /** What to type to see it. */
  readonly command: string;
  readonly requests: number;
  /** Its total: without reasoning where it leaves that out. */
  readonly tokens: number;
  readonly amount: NanoDollars;
  /** The part of `amount` made with prices that stand in for the tool's own list, which is not known here. */
  readonly estimated: NanoDollars;
}

/** Requests everybody leaves out because they are stored nowhere: the calls that gave sessions their titles. */
export interface TitleRequests {
  /** Sessions that got a title of their own: at least as many requests were made. Inferred. */
  readonly sessions: number;
}

/** Our total, the others' answers, and line by line why they differ; each answer and all its corrections add up to ours. */
export interface ReconcileReport {
  readonly kind: 'reconcile';
  readonly ours: { readonly requests: number; readonly tokens: number; readonly cost: Cost };
  readonly answers: readonly ToolAnswer[];
  /** Only reasons that explain something. */
  readonly lines: readonly DifferenceLine[];
  readonly titles: TitleRequests;
  readonly mode: CostMode;
  readonly filter: ReportFilter;
  readonly asOf: number;
  readonly generated: number;
  readonly timeZone: string;
  readonly weekStart: WeekStart;
}
