import { PHRASE_QUALITE } from '@orapont/domain/captation/qualite';
import { VUES } from '@orapont/domain/captation/vues';

/** What the camera screen says of itself, aloud and in writing. */
export const PHRASES_ECRAN = {
  jumelle: 'Prenez aussi cette vue en lumière blanche\u00a0: la fluorescence ne se lit jamais seule.',
  complete: 'Toutes les vues sont prises',
  panneRefusee: 'L’accès à la caméra est refusé',
  panneAbsente: 'Aucune caméra n’est branchée',
  panneOccupee: 'La caméra est prise par une autre application',
  panneNonSure: 'La caméra demande une adresse sûre',
  pannePerdue: 'La caméra s’est débranchée',
  panneInconnue: 'La caméra ne démarre pas',
} as const;

/** Name of a recording: letters of a file name. */
const nomDe = (famille: string, code: string) =>
  `${famille}-${code
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()}`;

/**
 * Every sentence of ours that is said aloud, with the name of its recording. One sentence is recorded once; a view of an organisation
 * that kept the sentence of its model is said by it too.
 */
export const PHRASES_DITES: ReadonlyMap<string, string> = new Map(
  [
    ...Object.entries(PHRASES_ECRAN).map(([code, phrase]) => [phrase, nomDe('ecran', code)] as const),
    ...Object.entries(PHRASE_QUALITE).map(([code, phrase]) => [phrase, nomDe('qualite', code)] as const),
    ...Object.values(VUES)
      .filter(({ importSeul }) => !importSeul)
      .map(({ code, phraseParlee }) => [phraseParlee, nomDe('vue', code)] as const),
  ].toReversed(),
);
