// What the extension host keeps of the panel, for measures written in JavaScript.
export { LastReports } from '../../../src/extension/panels/lastReports.ts';
