import { useMedias } from '../medias/requetes-medias.ts';
import { Banner } from '../ui/Banner.tsx';
import { imagesDuRisque, type RisqueDeTexte, risqueDeTexte } from './texte-incruste.ts';
import { TEXTES as T } from './textes.ts';

/** What is known of text burned into the pictures that leave; nothing when nothing lets expect it. */
export function AvisTexte({ risque }: { readonly risque: RisqueDeTexte }) {
  if (risque === 'AUCUN') return null;
  return (
    <Banner kind={risque === 'DIT' ? 'attention' : 'info'} title={T.incrusteTitre[risque]}>
      {T.incrusteAide[risque]}
    </Banner>
  );
}

/** The same of the pictures of an act. */
export function AvisTexteDeLActe({ acteId }: { readonly acteId: string }) {
  const medias = useMedias(acteId).data?.medias;
  return medias ? <AvisTexte risque={risqueDeTexte(imagesDuRisque(medias))} /> : null;
}
