import { describe, expect, it } from 'vitest';
import { drawn, lastPoint, pad } from './strokes';

describe('strokes of a signature', () => {
  it('are whole numbers inside the frame', () => expect(drawn('M 10 40', 'L', 5000, -3.6)).toBe(`M 10 40 L ${pad.width} 0`));
  it('begin with the pen put down', () => expect(drawn('', 'L', 10.4, 40)).toBe('M 10 40'));
  it('leave out a point that lies on the last one', () => expect(drawn('M 10 40', 'L', 11, 41)).toBe('M 10 40'));
  it('end where the contract ends', () => expect(drawn(`M 1 1${' L 900 300'.repeat(1999)}`, 'L', 10, 10).length).toBeLessThanOrEqual(20_000));
  it('know where the pen is', () => expect(lastPoint('M 1 2 L 30 40')).toEqual({ x: 30, y: 40 }));
});
