// Checkpoints without a pause: copies pages under the reader, restarts and truncates the log. Arguments: database, longest rest in ms.
import { restUpTo } from './chance.ts';
import { checkpoint, connect, isLocked } from './connection.ts';

const [path = '', longestRestMs = '0'] = process.argv.slice(2);
const database = connect(path);
for (;;) {
  try {
    checkpoint(database);
  } catch (error) {
    if (!isLocked(error)) throw error;
  }
  restUpTo(Number(longestRestMs));
}
