// Which lines of a trace break a promise of SECURITY.md.

const openedForWriting = /\bopen(at|at2)?\(.*O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)/;
const changesAFile =
  /\b(creat|rename(at2?)?|unlink(at)?|link(at)?|symlink(at)?|mkdir(at)?|rmdir|truncate|ftruncate|f?chmod(at)?|f?chown(at)?|utimensat|mknod(at)?|setxattr)\(/;
const locks = /\b(fcntl\(.*F_(OFD_)?SETLKW?|flock\()/;
const forbidden = /\b(auth\.json|mcp-auth\.json|environ)"/;
const network = /\b(socket|connect|sendto|bind|listen)\(.*\b(AF_INET6?|PF_INET6?|sa_family=AF_INET6?)\b/;

/**
 * The offences among the lines: against `folders` (what belongs to the agents: nothing there may be changed or locked), against what
 * nobody may read, and against the silence of the network.
 */
export function offencesIn(lines, folders) {
  const touches = (line) => folders.some((folder) => line.includes(folder));
  return {
    written: lines.filter((line) => touches(line) && (openedForWriting.test(line) || changesAFile.test(line))),
    locked: lines.filter((line) => touches(line) && locks.test(line)),
    forbidden: lines.filter((line) => /\bopen/.test(line) && forbidden.test(line)),
    network: lines.filter((line) => network.test(line)),
  };
}
