import { type CodeFdi, estADroite, rang } from '../bouche/dents.ts';
import { type DefinitionVue, facesDeDents, proximales } from './vue.ts';

/**
 * Close-ups, whose place is said by whoever takes them, and X-rays, which are imported and never triggered here. A bitewing
 * shows what no photograph does: the faces by which neighbouring teeth touch.
 *
 * @rule CAP-01, CAP-02
 */
export const VUES_AUTRES = {
  PLAINTE: {
    libelle: 'Gros plan de la plainte',
    // IV28 is DENT-OIP's nearest close-up, but it means a gingival recession: it would say too much.
    repetable: true,
    consigne: 'Approchez-vous de l’endroit qui gêne, une photo par endroit, nette au centre.',
    phraseParlee: 'Montrez-moi, s’il vous plaît, l’endroit qui vous gêne.',
    dessin: 'GROS_PLAN',
  },
  SITE_ENSEMBLE: {
    libelle: 'Site suivi, vue d’ensemble',
    repetable: true,
    consigne: 'Cadrez le site suivi et ce qui l’entoure, comme la fois précédente, pour qu’on le situe.',
    phraseParlee: 'L’endroit que nous suivons\u00a0: d’abord une vue d’ensemble, s’il vous plaît.',
    dessin: 'SITE',
  },
  SITE_PROCHE: {
    libelle: 'Site suivi, de près',
    repetable: true,
    consigne: 'Même angle et même distance que la fois précédente, une réglette à côté si vous en avez une.',
    phraseParlee: 'Le même endroit, de près. Merci de rester ainsi un instant.',
    dessin: 'GROS_PLAN',
  },
  RADIO_BITEWING_DROITE: bitewing('droite'),
  RADIO_BITEWING_GAUCHE: bitewing('gauche'),
  RADIO_PANORAMIQUE: {
    ...radiographie(),
    libelle: 'Radiographie panoramique',
    repetable: true,
  },
  RADIO: {
    ...radiographie(),
    libelle: 'Radiographie importée',
    repetable: true,
  },
  AUTRE: {
    libelle: 'Autre vue',
    repetable: true,
    consigne: 'Cadrez ce que vous voulez montrer et dites-le en une phrase.',
    phraseParlee: 'Une autre vue, si vous le voulez bien.',
    dessin: 'LIBRE',
  },
} as const satisfies Record<string, DefinitionVue>;

function radiographie() {
  return {
    support: 'RADIO',
    importSeul: true,
    consigne: 'Importez le fichier reçu du cabinet ou de l’hôpital, sans photographier un écran.',
    phraseParlee: 'Une radiographie reçue\u00a0: choisissez son fichier.',
    dessin: 'RADIO',
  } as const;
}

/**
 * @interpretation a bitewing runs from the back of the canine to the second molar; the third molar is in it when the film allows.
 */
function bitewing(cote: 'droite' | 'gauche'): DefinitionVue {
  const duCote = (dent: CodeFdi) => estADroite(dent) === (cote === 'droite');
  return {
    ...radiographie(),
    libelle: `Radiographie rétrocoronaire (bitewing), côté ${cote === 'droite' ? 'droit' : 'gauche'}`,
    faces: [
      ...facesDeDents('distale', (dent) => duCote(dent) && rang(dent) === 3),
      ...proximales((dent) => duCote(dent) && rang(dent) >= 4 && rang(dent) <= 7),
    ],
    facesPartielles: facesDeDents('mesiale', (dent) => duCote(dent) && rang(dent) === 8),
  };
}
