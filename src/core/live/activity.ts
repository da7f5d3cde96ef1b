/** What a session is doing, as far as its data and the process list tell. */
export type Activity = 'working' | 'interrupted' | 'error' | 'idle';
