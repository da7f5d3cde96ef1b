import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineSplitter } from '../../../../src/core/agentLog/lineSplitter.ts';
import { readAgentLogLine } from '../../../../src/core/agentLog/readAgentLogLine.ts';

describe('a line of OpenCode’s log', () => {
  test('from 1.17 on', () => {
    const line =
      'timestamp=2026-11-25T15:40:33.867Z level=WARN run=15f02508 message="a \\"b\\" c" providerID=fakeai session.id=ses_deca25cafffew1RAl small=true';
    expect(readAgentLogLine(line)).toEqual({
      time: Date.UTC(2026, 10, 25, 15, 40, 33, 867),
      level: 'warn',
      run: '15f02508',
      sessionId: 'ses_deca25cafffew1RAl',
      text: 'a "b" c providerID=fakeai session.id=ses_deca25cafffew1RAl small=true',
    });
  });

  test('up to 1.15', () => {
    const line = 'INFO  2026-11-20T19:04:23 +36ms service=session id=ses_abc created';
    expect(readAgentLogLine(line)).toEqual({
      time: Date.UTC(2026, 10, 20, 19, 4, 23),
      level: 'info',
      run: '',
      sessionId: 'ses_abc',
      text: 'service=session id=ses_abc created',
    });
    expect(readAgentLogLine('ERROR 2026-11-20T19:04:23 +0ms service=llm sessionID=ses_x error=bad').level).toBe(
      'error',
    );
  });

  test('that goes on from the one before has its level', () => {
    expect(readAgentLogLine('    at run (index.js:1)', 'error')).toMatchObject({ level: 'error', time: 0 });
  });

  test('shows no secret and no control character', () => {
    const { text } = readAgentLogLine(
      'timestamp=2026-11-25T15:40:33Z level=INFO message=x apiKey=hunter2 url=https://a:hunter3@h/ \u001b[31mred\u202e',
    );
    expect(text).not.toMatch(/hunter|\u001b|\u202e/);
    expect(text).toContain('[31mred');
  });

  test('is survived whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (line) => {
        expect(readAgentLogLine(line).text.length).toBeLessThanOrEqual(2100);
        expect(readAgentLogLine(`timestamp=x level=INFO ${line}`).text).not.toContain('\n');
      }),
    );
  });
});

describe('the splitter', () => {
  test('gives the same lines however the text arrives', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 })), (pieces) => {
        const splitter = new LineSplitter();
        const lines = pieces.flatMap((piece) => splitter.push(piece));
        const whole = pieces.join('').split('\n').slice(0, -1);
        expect(lines).toEqual(whole.map((line) => line.replace(/\r$/, '')));
      }),
    );
  });

  test('keeps only the beginning of a line of ten megabytes', () => {
    const splitter = new LineSplitter();
    const piece = 'x'.repeat(64 * 1024);
    for (let index = 0; index < 160; index++) expect(splitter.push(piece)).toEqual([]);
    const [line, next] = splitter.push('\nnext\n');
    expect(line?.length).toBeLessThan(17_000);
    expect(line).toMatch(/^x+… \(\+\d+\)$/);
    expect(next).toBe('next');
  });
});
