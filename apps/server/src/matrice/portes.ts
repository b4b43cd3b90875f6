import type { Role } from '@orapont/contract/route';
import { type Acteur, NOMS_ACTEURS } from './acteurs.ts';
import type { Relation } from './relations.ts';
import type { EtatVoulu, Situation } from './situations.ts';

export type AppelMatrice = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Added to the shortest body that the contract takes. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly entetes?: Readonly<Record<string, string>>;
};

/** Who passes a door. What is not written is refused. */
export type Attente =
  | {
      /** One cell for each kind of caller. */
      readonly acteurs: readonly Acteur[];
      readonly appel?: () => AppelMatrice;
      /** Status of those who do not pass, when it is not what follows from the role. */
      readonly refus?: number;
      /** Statuses of those who pass, when the answer is not a success. */
      readonly reponses?: readonly number[];
    }
  | {
      /** One cell for each kind of caller and each situation; the act is in this state. */
      readonly etat: EtatVoulu;
      readonly passe: Partial<Record<Relation, readonly Role[]>>;
      readonly appel: (s: Situation, acteur: Acteur) => AppelMatrice;
      readonly refus?: Partial<Record<Relation, number>>;
      /** Open to the requérant in person, not to his team. */
      readonly personnelle?: boolean;
      readonly reponses?: readonly number[];
    };

export const CONNECTES = NOMS_ACTEURS.slice(2).filter((acteur) => acteur !== 'appareil');
export const EN_SOIN = CONNECTES.slice(0, 7);
export const PRATICIENS = CONNECTES.slice(4, 7);
export const ACCUEIL = [...EN_SOIN, 'secretariat'] as const;
export const ANNUAIRE = CONNECTES.slice(0, 9);
export const FACTURATION = [...PRATICIENS, 'secretariat'] as const;

export const EQUIPE = ['soignant', 'preneur', 'praticien'] as const;
export const SOIN = ['soignant', 'praticien'] as const;
export const DOSSIER = [...EQUIPE, 'secretariat'] as const;
export const REQUIS = ['praticien'] as const;

export const ouverteA = (acteurs: readonly Acteur[], appel?: () => AppelMatrice): Attente => ({
  acteurs,
  ...(appel ? { appel } : {}),
});
export const administration = (appel?: () => AppelMatrice) => ouverteA(['administrateur'], appel);

/** A record: the team of the site where the person lives. */
export const dossier = (
  roles: readonly Role[],
  appel: (s: Situation, acteur: Acteur) => AppelMatrice = ({ dossierId }) => ({ params: { id: dossierId } }),
): Attente => ({ etat: 'ENVOYEE', passe: { equipe: roles }, appel });

/** A place: the directory is open to all who work, so a place that is not one's own is forbidden rather than absent. */
export const lieu = (roles: readonly Role[], appel: (s: Situation) => AppelMatrice): Attente => ({
  etat: 'ENVOYEE',
  passe: { equipe: roles },
  appel,
  refus: {
    'requis, partage ouvert': 403,
    'requis, partage fermé': 403,
    'cabinet du requis': 403,
    'cabinet du requis, partage fermé': 403,
    aucune: 403,
  },
});

/** A round at the site where this person lives. */
export const tournee = (
  roles: readonly Role[],
  body: (s: Situation) => Readonly<Record<string, unknown>> = () => ({}),
): Attente => dossier(roles, (s) => ({ params: { id: s.tourneeId, dossierId: s.dossierId }, body: body(s) }));

/** The requérant's side of an act. */
export const demande = (
  etat: EtatVoulu,
  roles: readonly Role[],
  body: (s: Situation) => Readonly<Record<string, unknown>> = () => ({}),
): Attente => ({
  etat,
  passe: { equipe: roles },
  appel: (s) => ({ params: { id: s.acteId }, body: body(s) }),
});

/** The requis's side: the person asked, while the sharing is open. His colleagues know no more than anyone. */
export const lecture = (etat: EtatVoulu, body: Readonly<Record<string, unknown>> = {}): Attente => ({
  etat,
  passe: { 'requis, partage ouvert': REQUIS },
  appel: (s) => ({ params: { id: s.acteId }, body }),
  refus: { equipe: 404 },
});

const DES_DEUX_COTES = { equipe: EQUIPE, 'requis, partage ouvert': REQUIS } as const;

/** What someone answered stays his, whatever becomes of the sharing (TE-08: the compte rendu is kept). */
export const REPONDANT = { 'requis, partage ouvert': REQUIS, 'requis, partage fermé': REQUIS } as const;

export const TUS = { 'tus-resumable': '1.0.0' };

/** A link that nobody holds: anyone may knock, nobody enters. */
export const lienMort = (): AppelMatrice => ({
  params: { jeton: 'x'.repeat(40) },
  body: { identifiant: 'personne', motDePasse: 'y'.repeat(20) },
});

/** A message of the sandbox that nobody received. */
export function courrierAbsent(params: Readonly<Record<string, string>> = {}): Attente {
  return {
    acteurs: NOMS_ACTEURS,
    appel: () => ({ params: { id: 'absent-absent', ...params } }),
    reponses: [404],
  };
}

export function televersement(entetes: Readonly<Record<string, string>>): Attente {
  return {
    etat: 'BROUILLON',
    passe: { equipe: EQUIPE },
    appel: ({ televersementId }) => ({ params: { id: televersementId }, entetes: { ...TUS, ...entetes } }),
    refus: { 'même organisation, sans soin': 404 },
  };
}

/** Pictures of an act, from both sides; a colleague of the requis learns that they are not for him. */
export function images(appel: (s: Situation) => AppelMatrice): Attente {
  return { etat: 'ENVOYEE', passe: DES_DEUX_COTES, appel, refus: { 'cabinet du requis': 403 } };
}

export function image(body: Readonly<Record<string, unknown>> = {}): Attente {
  return {
    etat: 'BROUILLON',
    passe: { equipe: EQUIPE },
    appel: ({ mediaId }) => ({ params: { id: mediaId }, body }),
  };
}

export function compteRendu(
  passe: Partial<Record<Relation, readonly Role[]>>,
  body: Readonly<Record<string, unknown>> = {},
): Attente {
  return {
    etat: 'AVIS_RENDU',
    passe,
    appel: ({ compteRenduId }) => ({ params: { id: compteRenduId }, body }),
    refus: { equipe: 404 },
  };
}

/** Whoever runs the platform names the organisation. */
export const PLATEFORME = { aucune: ['administrateur'] } as const;

/** A device of an organisation: its people, whatever their site. */
export const dispositif = (
  passe: Partial<Record<Relation, readonly Role[]>>,
  body: Readonly<Record<string, unknown>> = {},
): Attente => ({
  etat: 'BROUILLON',
  passe,
  appel: ({ dispositifId, organisationId }) => ({
    params: { id: dispositifId },
    query: { organisation: organisationId },
    body,
  }),
});

export function facturation(body: Readonly<Record<string, unknown>>): Attente {
  return {
    etat: 'AVIS_RENDU',
    passe: {
      ...REPONDANT,
      'cabinet du requis': ['secretariat'],
      'cabinet du requis, partage fermé': ['secretariat'],
    },
    appel: ({ ligneId }) => ({ params: { id: ligneId }, body }),
    refus: { equipe: 404 },
  };
}
