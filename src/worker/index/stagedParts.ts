import { TextTable } from '../../core/usage/textTable.ts';
import { ToolCallTable } from '../../core/usage/toolCallTable.ts';
import type { UsagePools } from '../../core/usage/usagePools.ts';
import { type PartValue, putPartItem } from './partValue.ts';
import { RowBatch } from './rowBatch.ts';
import { RowidList } from './rowidList.ts';

/**
 * What new parts hold, in columns of their own until they proved to be of one snapshot: gathered as objects, thousands of them
 * would outlive the collector's young generation, and lie about in the old one.
 */
export class StagedParts {
  readonly toolCalls: ToolCallTable;
  readonly texts: TextTable;
  readonly #rowids = new RowidList();

  constructor(pools: UsagePools) {
    this.toolCalls = new ToolCallTable(pools);
    this.texts = new TextTable(pools);
  }

  /** A batch whose values come here, where nothing is left of an earlier one. */
  begin(): RowBatch<PartValue> {
    const { toolCalls, texts } = this;
    toolCalls.clear();
    texts.clear();
    this.#rowids.clear();
    return new RowBatch((value) => {
      for (const item of 'length' in value ? value : [value]) putPartItem(item, toolCalls, texts);
    }, this.#rowids);
  }
}
