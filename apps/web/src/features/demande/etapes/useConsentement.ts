import {
  type DemandeLueT,
  type ObstacleT,
  ObstacleZ,
  type RecueilSaisiT,
  recueillirConsentement,
} from '@orapont/contract/demande';
import type { Capacite } from '@orapont/domain/consentement/capacite';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, ErreurApi } from '../../../kernel/call.ts';
import { useMoi } from '../../../kernel/moi.ts';
import { showToast } from '../../../ui/toasts.ts';
import { CLE_DEMANDES, cleDemande } from '../requetes.ts';
import { aujourdHui, heureActuelle, instantDe, momentAvant } from '../temps.ts';
import { T_CONSENTEMENT as T } from '../textes.ts';

export type Saisie = {
  readonly informePar: string;
  readonly informeJour: string;
  readonly informeHeure: string;
  readonly jour: string;
  readonly heure: string;
  readonly capacite: Capacite;
  readonly auteur: string;
  readonly sens: 'CONSENT' | 'REFUSE' | null;
  readonly mode: RecueilSaisiT['decision']['mode'];
  readonly avisPersonne: RecueilSaisiT['avisPersonne'];
  readonly consultes: readonly {
    readonly qualite: 'FAMILLE' | 'PROCHE' | 'PERSONNE_DE_CONFIANCE';
    readonly nom: string;
  }[];
  readonly consultationImpossible: string;
  readonly motivation: string;
  readonly desaccord: boolean;
  readonly juge: 'AUCUNE' | 'OUI' | 'NON';
  readonly reference: string;
  readonly revenirLe: string;
};

/** The form of the person's will; what is wrong comes back as obstacles, and nothing typed is lost. */
export function useConsentement(demande: DemandeLueT, requisId: string, onFini: (consenti: boolean) => void) {
  const moi = useMoi();
  const client = useQueryClient();
  const [saisie, setSaisie] = useState<Saisie>(() => vierge(demande, moi.nom));
  const envoi = useMutation({
    mutationFn: () =>
      call(recueillirConsentement, {
        params: { id: demande.id },
        body: corps(saisie, demande, requisId),
      }),
    onSuccess: async ({ obstacles }) => {
      await client.invalidateQueries({ queryKey: cleDemande(demande.id) });
      await client.invalidateQueries({ queryKey: CLE_DEMANDES, exact: true });
      showToast(T.fait);
      onFini(obstacles.length === 0);
    },
  });
  return {
    saisie,
    changer: (partie: Partial<Saisie>) => setSaisie((avant) => ({ ...avant, ...partie })),
    enregistrer: () => envoi.mutate(),
    enCours: envoi.isPending,
    erreur: envoi.error,
    heuresLisibles:
      instantDe(saisie.jour, saisie.heure) !== undefined &&
      (saisie.capacite === 'URGENCE' || instantDe(saisie.informeJour, saisie.informeHeure) !== undefined),
    obstacles: obstaclesDe(envoi.error),
  };
}

/** Ten minutes apart, so that information comes first unless someone says otherwise. */
function vierge(demande: DemandeLueT, nom: string): Saisie {
  const capacite = demande.patient.capacites[0] ?? 'PERSONNE';
  const informe = momentAvant(10);
  return {
    informePar: nom,
    informeJour: informe.jour,
    informeHeure: informe.heure,
    jour: aujourdHui(),
    heure: heureActuelle(),
    capacite,
    auteur: auteurDe(demande, capacite, nom),
    sens: null,
    mode: 'ORAL',
    avisPersonne: null,
    consultes: [],
    consultationImpossible: '',
    motivation: '',
    desaccord: false,
    juge: 'AUCUNE',
    reference: '',
    revenirLe: '',
  };
}

const QUALITES: Readonly<Partial<Record<Capacite, string>>> = {
  TUTEUR: 'TUTEUR',
  HABILITATION_FAMILIALE: 'HABILITATION_FAMILIALE',
  MANDATAIRE: 'MANDATAIRE',
  PARENTS: 'PARENT',
};

/** The name that the record already knows for this capacity. */
export function auteurDe({ patient }: DemandeLueT, capacite: Capacite, moi: string): string {
  if (capacite === 'PERSONNE') return patient.nom;
  const qualite = QUALITES[capacite];
  if (qualite === undefined) return moi;
  return patient.representants.find((r) => r.qualite === qualite)?.nom ?? '';
}

function corps(saisie: Saisie, demande: DemandeLueT, requisId: string): RecueilSaisiT {
  const informeLe = instantDe(saisie.informeJour, saisie.informeHeure);
  const le = instantDe(saisie.jour, saisie.heure) ?? new Date().toISOString();
  const urgence = saisie.capacite === 'URGENCE';
  return {
    requisId,
    information:
      informeLe && !urgence
        ? {
            le: informeLe,
            par: saisie.informePar,
            versionTexte: demande.texteInformation.version,
          }
        : null,
    decision: {
      le,
      sens: saisie.sens ?? 'CONSENT',
      capacite: saisie.capacite,
      auteur: saisie.auteur,
      mode: saisie.mode,
    },
    avisPersonne: saisie.capacite === 'PERSONNE' ? null : saisie.avisPersonne,
    consultes: saisie.consultes.filter(({ nom }) => nom.trim() !== '').map((c) => ({ ...c, le })),
    consultationImpossible: saisie.consultationImpossible,
    motivation: saisie.motivation,
    desaccord: saisie.desaccord ? { decisionJuge: jugeDe(saisie) } : null,
    revenirLe: saisie.sens === 'REFUSE' && saisie.revenirLe ? (saisie.revenirLe as '2026-1-1') : null,
  };
}

const jugeDe = ({ juge, reference }: Saisie) =>
  juge === 'AUCUNE' ? null : { autorise: juge === 'OUI', reference };

export function obstaclesDe(erreur: Error | null): readonly ObstacleT[] {
  if (!(erreur instanceof ErreurApi)) return [];
  const lus = ObstacleZ.array().safeParse(erreur.probleme.obstacles ?? []);
  return lus.success ? lus.data : [];
}
