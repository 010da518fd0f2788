import { describe, expect, it } from 'vitest';
import { cut } from './parts';

describe('a file cut for several requests', () => {
  it('stays whole when it is small enough', () => {
    expect(cut('\uFEFFid,nom\r\n1,A\r\n', 1000)).toEqual([{ csv: 'id,nom\r\n1,A\r\n', offset: 0 }]);
  });

  it('repeats its header, and says how far its lines are from those of the file', () => {
    expect(cut('id\na\nb\nc', 5)).toEqual([{ csv: 'id\na\n', offset: 0 }, { csv: 'id\nb\n', offset: 1 }, { csv: 'id\nc', offset: 2 }]);
  });

  it('is never cut inside quotes, and counts the lines in them', () => {
    expect(cut('id\n"a\n""b"\nc\n', 9)).toEqual([{ csv: 'id\n"a\n""b"\n', offset: 0 }, { csv: 'id\nc\n', offset: 2 }]);
  });

  it('counts bytes, not letters', () => {
    expect(cut('id\né\né\n', 8)).toHaveLength(2);
  });
});
