import { Hand } from 'lucide-react';
import { LinkButton } from '../../ui/LinkButton.tsx';
import type { Courrier } from './requetes.ts';
import { TEXTES_DEMANDE as T } from './textes-demande.ts';

const PRENABLES: ReadonlySet<string | null> = new Set([null, 'SANS_DOCUMENT', 'ARCHIVE_DEFAUTS']);

/** A message that asks something, or could: the first thing to do when it is a request. */
export function PriseEnCharge({
  courrier: { id, etat, genre, motif, reponse, suitUneDemande },
}: {
  readonly courrier: Courrier;
}) {
  const attend = etat === 'A_RANGER' || etat === 'QUARANTAINE';
  if (!attend || !PRENABLES.has(motif) || reponse !== null) return null;
  return (
    <div>
      <LinkButton
        href={`/courrier-recu/${id}/demande`}
        variant={genre === 'DEMANDE' || suitUneDemande ? 'primary' : 'secondary'}
        icon={<Hand aria-hidden="true" />}
      >
        {suitUneDemande ? T.suivre : T.prendre}
      </LinkButton>
    </div>
  );
}
