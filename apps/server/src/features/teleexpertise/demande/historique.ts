import type { EvenementLu } from '@orapont/contract/demande';
import { formaterDate, lireDateCivile } from '@orapont/domain/dates';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { LIBELLES_MOTIF_REFUS, type MotifRefus } from '@orapont/domain/teleexpertise/motifs';
import type { z } from 'zod';
import { DetailsEvenement } from './champs.ts';

type Ligne = {
  readonly id: string;
  readonly type: string;
  readonly par_nom: string;
  readonly le: string;
  readonly details: unknown;
};

/** What happened to a request, in words. */
const LIBELLES: Readonly<Record<string, string>> = {
  DEPOSER: 'Demande préparée par un autre logiciel',
  CONFIER_AILLEURS: 'Demande continuée dans un autre logiciel',
  SUIVI_AILLEURS: 'Étape annoncée',
  ENVOYER: 'Demande envoyée',
  ACCEPTER: 'Demande acceptée',
  REFUSER: 'Demande refusée par le requis',
  DEMANDER_COMPLEMENT: 'Complément demandé par le requis',
  FOURNIR_COMPLEMENT: 'Complément envoyé',
  RENONCER_COMPLEMENT: 'Le requis répond sans complément',
  RELEVER: 'Demande adressée à un autre requis',
  RENDRE: 'Avis rendu',
  CORRIGER: 'Compte rendu corrigé',
  CLOTURER: 'Demande clôturée',
  ANNULER: 'Demande annulée',
  RETIRER_CONSENTEMENT: 'Consentement retiré',
  EXPIRER: 'Demande expirée sans réponse',
  CONFIER: 'Préparation confiée pour relecture et envoi',
  RELEVE_PROPOSEE: 'Le requis propose un confrère à sa place',
  RETARD: 'Délai de réponse dépassé, rappel envoyé',
};

const LIBELLES_BILAN: Readonly<Record<string, string>> = {
  ACCEPTER: 'Lecture commencée',
  REFUSER: 'Lecture refusée par le requis',
  RENDRE: 'Bilan lu',
};

export function raconter(nature: NatureActe, lignes: readonly Ligne[]): z.infer<typeof EvenementLu>[] {
  return lignes.map(({ id, type, par_nom, le, details }) => ({
    id,
    type,
    libelle: (nature === 'BILAN' ? LIBELLES_BILAN[type] : undefined) ?? LIBELLES[type] ?? type,
    le,
    par: DetailsEvenement.safeParse(details).data?.parCourrier ?? par_nom,
    precision: precisionDe(details, par_nom),
  }));
}

function precisionDe(details: unknown, par_nom: string): string {
  const lu = DetailsEvenement.safeParse(details);
  if (!lu.success) return '';
  const { raison, motif, revenirLe, parCourrier } = lu.data;
  if (parCourrier !== undefined) return `Reçu par messagerie sécurisée, rangé par ${par_nom}.`;
  if (raison === 'REFUS_PATIENT') {
    const jour = typeof revenirLe === 'string' ? lireDateCivile(revenirLe) : undefined;
    return jour ? `Refus enregistré. En reparler le ${formaterDate(jour)}.` : 'Refus enregistré.';
  }
  if (typeof motif === 'string' && Object.hasOwn(LIBELLES_MOTIF_REFUS, motif))
    return LIBELLES_MOTIF_REFUS[motif as MotifRefus];
  return raison ?? '';
}
