/** Strokes as the contract keeps them: `M 10 40 L 30 20 …`, whole numbers, lines only. */
export const pad = { width: 1200, height: 600 };
const most = 20_000;
const apart = 4;

const clamp = (value: number, to: number) => Math.min(Math.max(Math.round(value), 0), to);

/** Puts the pen down (`M`) or draws to a point (`L`). Points that lie on the last one, and those beyond what is kept, are left out. */
export function drawn(strokes: string, mark: 'M' | 'L', x: number, y: number) {
  const [atX, atY] = [clamp(x, pad.width), clamp(y, pad.height)];
  const last = lastPoint(strokes);
  if (mark === 'L' && last && Math.hypot(last.x - atX, last.y - atY) < apart) return strokes;
  const longer = `${strokes}${strokes ? ' ' : ''}${strokes ? mark : 'M'} ${atX} ${atY}`;
  return longer.length > most ? strokes : longer;
}

export function lastPoint(strokes: string) {
  const words = strokes.split(' ');
  return words.length < 3 ? null : { x: Number(words[words.length - 2]), y: Number(words[words.length - 1]) };
}
