import { HistoriqueBouche } from '../../bouche/HistoriqueBouche.tsx';
import { TEXTES_BOUCHE as T } from '../../bouche/textes-historique.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useBouche } from './requetes.ts';

/** Signed charts of the person, by date; each showing is an opening of the comptes rendus that they come from. */
export function Bouche({ dossierId }: { readonly dossierId: string }) {
  const bouche = useBouche(dossierId);
  if (!bouche.data) return <Skeleton shape="rows" count={3} />;
  return <HistoriqueBouche schemas={bouche.data.schemas} vide={T.videDossier} />;
}
