/**
 * Why less is known of processes than could be: no list at all, no working folders (sessions are then told by time), or
 * no open files (then databases are told by folder alone).
 */
export type ProcessTrouble = 'no-list' | 'no-folders' | 'no-files';
