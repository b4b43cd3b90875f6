import { REPONSE_VIERGE } from '@orapont/contract/lecture';
import { fiche } from '../features/dossier/testing.ts';
import type { Situation } from './situations.ts';

/** Bodies that stand for more than the shortest which a contract takes. */
export const FICHE = fiche({ nomNaissance: 'Matrice', prenoms: ['Camille'], dateNaissance: '1950-01-01' });

export const IMPORT = { texte: 'Nom;Prénom;Né(e) le;Sexe\nMatrice;Camille;01/01/1950;F\n' };

export const recueil = ({ requisId }: Situation) => ({
  requisId,
  information: { le: '2026-02-01T09:00:00.000Z', par: 'Émilie Roche', versionTexte: '2026-1' },
  decision: {
    le: '2026-02-01T09:05:00.000Z',
    sens: 'CONSENT',
    capacite: 'PERSONNE',
    auteur: 'La personne',
    mode: 'ORAL',
  },
  avisPersonne: null,
  consultes: [],
  consultationImpossible: '',
  motivation: '',
  desaccord: null,
});

/** A reading in which nothing was seen, and a conclusion: the least that may be signed. */
export const LECTURE = {
  chart: { denture: 'PERMANENTE', dents: {}, muqueuse: {} },
  reponse: { ...REPONSE_VIERGE, conclusion: 'Aucune lésion vue sur ces images.', urgence: 'SURVEILLANCE' },
} as const;
