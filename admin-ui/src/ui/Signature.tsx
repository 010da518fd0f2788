import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { say } from '../words';
import { drawn, lastPoint, pad } from './strokes';

const moves: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A frame to sign in: with a finger, a pen or a mouse, or with the arrow keys (space puts the pen down and lifts it). */
export function Signature({ id, label, fault, strokes, onChange }: { id: string; label: string; fault?: string; strokes: string; onChange: (strokes: string) => void }) {
  const frame = useRef<SVGSVGElement>(null);
  const isDrawing = useRef(false);
  // Several points may come before the next drawing of the screen: each builds on the one before.
  const latest = useRef(strokes);
  latest.current = strokes;
  const [pen, setPen] = useState({ x: 120, y: 300, isDown: false, isShown: false });
  const give = (next: string) => { latest.current = next; onChange(next); };

  const point = (event: PointerEvent, mark: 'M' | 'L') => {
    const box = frame.current?.getBoundingClientRect();
    if (box) give(drawn(latest.current, mark, (event.clientX - box.left) / box.width * pad.width, (event.clientY - box.top) / box.height * pad.height));
  };
  const key = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (event.key === ' ') {
      event.preventDefault();
      if (!pen.isDown) give(drawn(latest.current, 'M', pen.x, pen.y));
      setPen({ ...pen, isDown: !pen.isDown });
      return;
    }
    if (!move) return;
    event.preventDefault();
    const step = event.shiftKey ? 60 : 20;
    const [x, y] = [Math.min(Math.max(pen.x + move[0] * step, 0), pad.width), Math.min(Math.max(pen.y + move[1] * step, 0), pad.height)];
    if (pen.isDown) give(drawn(latest.current, 'L', x, y));
    setPen({ ...pen, x, y });
  };
  const clear = () => { give(''); setPen({ x: 120, y: 300, isDown: false, isShown: pen.isShown }); };

  return (
    <div className={fault ? 'field faulty' : 'field'}>
      <p className="label" id={`${id}-label`}>{label}</p>
      <p className="hint" id={`${id}-hint`}>{say('signature.hint')}</p>
      {fault && <p className="fault" id={`${id}-fault`}>{fault}</p>}
      {/* The rules know no widget of two dimensions: `application` hands the keys over to it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */}
      <div id={id} className="sign" role="application" tabIndex={0} aria-labelledby={`${id}-label`} aria-describedby={`${id}-hint`} onKeyDown={key}
        onFocus={() => setPen(now => ({ ...now, isShown: true }))} onBlur={() => setPen(now => ({ ...now, isShown: false, isDown: false }))}>
        <svg ref={frame} viewBox={`0 0 ${pad.width} ${pad.height}`} aria-hidden="true"
          onPointerDown={event => { event.currentTarget.setPointerCapture(event.pointerId); isDrawing.current = true; point(event, 'M'); }}
          onPointerMove={event => { if (isDrawing.current) point(event, 'L'); }}
          onPointerUp={() => { isDrawing.current = false; }} onPointerCancel={() => { isDrawing.current = false; }}>
          <line className="base" x1="80" y1="470" x2="1120" y2="470" />
          <path className="ink" d={strokes} />
          {pen.isShown && <circle className={pen.isDown ? 'pen down' : 'pen'} cx={pen.x} cy={pen.y} r="14" />}
        </svg>
      </div>
      <p className="acts">
        <button type="button" className="quiet small" onClick={clear} disabled={strokes === ''}>{say('signature.clear')}</button>
        <span className="soft" role="status">{say(pen.isShown ? (pen.isDown ? 'signature.down' : 'signature.up') : strokes === '' ? 'signature.none' : lastPoint(strokes) ? 'signature.drawn' : 'signature.none')}</span>
      </p>
    </div>
  );
}

/** A signature that was drawn, as it is kept; drawn on another screen, it is shown in the same frame. */
export function Signed({ strokes, label }: { strokes: string; label: string }) {
  return <svg className="signed" viewBox={`0 0 ${pad.width} ${pad.height}`} role="img" aria-label={label}><path className="ink" d={strokes} /></svg>;
}
