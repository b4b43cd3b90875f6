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

/** Rows of the doors of incoming mail, tried before `dossier.ajouterSejour` takes people to another site: mail follows them. */
export const ATTENTES_RECEPTION: Readonly<Record<string, Attente>> = {
  'reception.listerCourrier': ouverteA(LECTEURS, () => ({ query: { vue: 'tout', q: 'Zyx' } })),
  'reception.relever': ouverteA(LECTEURS),
  'reception.lireCourrier': courrier(),
  'reception.lirePiece': courrier(() => ({}), '0'),
  'reception.ranger': courrier(({ dossierId }) => ({ version: 1, dossierId })),
  'reception.rejeter': courrier(() => ({ version: 1, code: '902' })),
};
