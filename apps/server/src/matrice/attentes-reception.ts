import { type Attente, ouverteA, PRATICIENS, SOIN } from './portes.ts';
import type { Situation } from './situations.ts';

const LECTEURS = ['soignant du site', 'soignant d’un autre site', ...PRATICIENS] as const;

/** Mail of a person: those who care for her. The others of the organisation are told that there is none. */
const courrier = (suite: (s: Situation) => Record<string, unknown> = () => ({}), rang?: string): Attente => ({
  etat: 'ENVOYEE',
  passe: { equipe: SOIN },
  refus: { 'même organisation, sans soin': 404 },
  appel: (s) => ({ params: { id: s.courrierId, ...(rang ? { rang } : {}) }, body: suite(s) }),
});

/** Whatever is typed, nobody has checked where the answer goes: the message stays as it is. */
const PRISE_EN_CHARGE = ({ dossierId }: Situation) => ({
  version: 1,
  dossierId,
  personne: null,
  requerant: {
    nom: 'Roche',
    prenom: '',
    profession: '60',
    savoirFaire: null,
    rpps: null,
    structure: { nom: 'EHPAD', finess: null, siret: null, categorie: null },
  },
  requisId: dossierId,
  requisSiteId: dossierId,
  nature: 'AVIS_HORS_58',
  motif: 'AVIS_DIAGNOSTIQUE',
  motifTexte: 'Douleur',
  question: 'Que faire ?',
  urgence: 'RAPIDE',
  consentement: 'DIT',
  lien: null,
});

/** Rows of the doors of incoming mail, tried before `dossier.ajouterSejour` takes people to another site: mail follows them. */
export const ATTENTES_RECEPTION: Readonly<Record<string, Attente>> = {
  'reception.listerCourrier': ouverteA(LECTEURS, () => ({ query: { vue: 'tout', q: 'Zyx' } })),
  'reception.relever': ouverteA(LECTEURS),
  'reception.lireCourrier': courrier(),
  'reception.lirePiece': courrier(() => ({}), '0'),
  'reception.proposerPriseEnCharge': courrier(),
  'reception.prendreEnCharge': courrier(PRISE_EN_CHARGE),
  'reception.joindreComplement': courrier(() => ({ version: 1, texte: '' })),
  'reception.noterConsentement': courrier(({ requisId }) => ({ version: 1, sens: 'CONSENT', requisId })),
  'reception.ranger': courrier(({ dossierId }) => ({ version: 1, dossierId })),
  'reception.rejeter': courrier(() => ({ version: 1, code: '902' })),
};
