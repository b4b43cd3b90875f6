import type { DemandeLueT } from '@orapont/contract/demande';
import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { LIBELLES_URGENCE } from '@orapont/domain/teleexpertise/echeance';
import { TeleversementImages } from '../../../medias/TeleversementImages.tsx';
import { AlertesSante } from '../../../sante/AlertesSante.tsx';
import { DonneesSanteResume } from '../../../sante/DonneesSanteResume.tsx';
import { vuesManquantes } from '../../../sante/vues-manquantes.ts';
import { DescriptionList } from '../../../ui/DescriptionList.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { LesionResume } from '../etapes/Recapitulatif.tsx';
import { enPhrases } from '../phrases.ts';
import { dateHeure } from '../temps.ts';
import { T_RELIRE as T, T_SUIVI } from '../textes.ts';

/** The request exactly as it was sent, complements included. */
export function ContenuEnvoye({
  demande,
  figee,
}: {
  readonly demande: DemandeLueT;
  readonly figee: DemandeFigeeT;
}) {
  return (
    <Stack gap="large">
      <DescriptionList
        items={[
          { term: T.motif, definition: enPhrases(figee.motif.libelle, figee.motif.precision) },
          ...(figee.question ? [{ term: T.question, definition: figee.question }] : []),
          { term: T.delai, definition: LIBELLES_URGENCE[figee.urgence] },
          {
            term: T.requis,
            definition: `${figee.requis.prenom} ${figee.requis.nom}, ${figee.requisLieu.nom}`,
          },
          ...items([
            [T_SUIVI.priseDeVues, figee.captation?.phrase ?? ''],
            [T_SUIVI.vuesManquantes, vuesManquantes(figee)],
          ]),
          { term: T.consentement, definition: figee.consentement.phrases.join(' ') },
          ...figee.complements.map(({ le, texte }) => ({
            term: `${T_SUIVI.complementEnvoye}, ${dateHeure(le)}`,
            definition: texte || T.images,
          })),
        ]}
      />
      {figee.lesion && <LesionResume lesion={figee.lesion} />}
      <AlertesSante alertes={figee.alertes} />
      <DonneesSanteResume donnees={figee.sante} />
      <TeleversementImages acteId={demande.id} protocole={figee.protocole ?? 'RAPIDE_5'} lectureSeule />
    </Stack>
  );
}

/** What is said only when there is something to say. */
const items = (lignes: readonly (readonly [term: string, definition: string])[]) =>
  lignes.flatMap(([term, definition]) => (definition ? [{ term, definition }] : []));
