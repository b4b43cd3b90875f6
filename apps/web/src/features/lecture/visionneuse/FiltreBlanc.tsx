import { gains, type Lumiere } from './lumiere.ts';

/** White balance as a filter of the browser: the bytes of the picture are never touched. */
export function FiltreBlanc({ id, lumiere }: { readonly id: string; readonly lumiere: Lumiere }) {
  const [r, v, b] = gains(lumiere).map((gain) => gain.toFixed(4));
  return (
    <svg width="0" height="0" aria-hidden="true" focusable="false" style={{ position: 'absolute' }}>
      <title>Balance des blancs</title>
      <filter id={id} colorInterpolationFilters="sRGB">
        <feColorMatrix values={`${r} 0 0 0 0  0 ${v} 0 0 0  0 0 ${b} 0 0  0 0 0 1 0`} />
      </filter>
    </svg>
  );
}
