import { LinkButton } from '../../ui/LinkButton.tsx';
import { T } from './textes.ts';
import { useTablette } from './useTablette.ts';

/** Where the server does not answer: the way to what this tablet took along. */
export function Depuis() {
  const tablette = useTablette();
  if (!('appareil' in tablette)) return null;
  return (
    <LinkButton variant="secondary" href="/tablette">
      {T.continuerHorsLigne}
    </LinkButton>
  );
}
