import type { LectureLueT } from '@orapont/contract/lecture';
import { LIBELLES_MOTIF_COMPLEMENT, LIBELLES_MOTIF_REFUS } from '@orapont/domain/teleexpertise/motifs';
import type { lireHistorique } from '../demande/demande-repository.ts';

const LIBELLES: Readonly<Record<string, string>> = {
  ENVOYER: 'Demande envoyée',
  ACCEPTER: 'Prise en charge',
  REFUSER: 'Refusée',
  DEMANDER_COMPLEMENT: 'Complément demandé',
  FOURNIR_COMPLEMENT: 'Complément reçu',
  RENONCER_COMPLEMENT: 'Lecture reprise sans complément',
  RELEVER: 'Confiée à un autre professionnel',
  RELEVE_PROPOSEE: 'Relève proposée à l’établissement',
  RENDRE: 'Avis rendu',
  CORRIGER: 'Compte rendu corrigé',
  CLOTURER: 'Clôturée',
  ANNULER: 'Annulée',
  RETIRER_CONSENTEMENT: 'Consentement retiré',
  CONSENTEMENT_DEMANDE: 'Consentement demandé au requérant, par messagerie',
  CONSENTEMENT_RAPPORTE: 'Consentement rapporté par le requérant',
  CONSENTEMENT_REFUSE: 'Consentement refusé, selon le requérant',
  EXPIRER: 'Expirée',
  RETARD: 'Délai dépassé, relance envoyée',
};

/** What happened to the act since it left, in words; preparation stays with whoever prepared. */
export function enHistorique(lignes: Awaited<ReturnType<typeof lireHistorique>>): LectureLueT['historique'] {
  return lignes.flatMap(({ id, type, le, par_nom, details }) => {
    const libelle = LIBELLES[type];
    return libelle ? [{ id, libelle, le, par: par_nom, precision: precision(type, details) }] : [];
  });
}

function precision(type: string, details: unknown): string {
  const lu = (details ?? {}) as { motif?: unknown; motifs?: unknown; nom?: unknown };
  if (type === 'REFUSER') return libelleDe(LIBELLES_MOTIF_REFUS, lu.motif);
  if (type === 'DEMANDER_COMPLEMENT' && Array.isArray(lu.motifs))
    return lu.motifs.map((motif) => libelleDe(LIBELLES_MOTIF_COMPLEMENT, motif)).join(', ');
  return typeof lu.nom === 'string' ? lu.nom : '';
}

const libelleDe = (table: Readonly<Record<string, string>>, code: unknown): string =>
  typeof code === 'string' ? (table[code] ?? code) : '';
