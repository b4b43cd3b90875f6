import type { GroupeDemande, LigneDemandeT, listerDemandes } from '@orapont/contract/demande';
import type { QueryOf } from '@orapont/contract/route';
import type { DateCivile } from '@orapont/domain/dates';
import { LIBELLES_NATURE, type NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { phraseEcheance, type Urgence } from '@orapont/domain/teleexpertise/echeance';
import { type EtatActe, enRetard, libelleEtat } from '@orapont/domain/teleexpertise/etat';
import type { EtatSuivi } from '@orapont/domain/teleexpertise/suivi';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { type Ailleurs, enAilleurs } from './ailleurs-repository.ts';
import { listerActes } from './demande-repository.ts';
import type { DepsDemande } from './deps.ts';
import { nomDe, nomPatient } from './identite.ts';

/** Requests of the sites where the caller works today. */
export async function lister(
  deps: DepsDemande,
  session: SessionSoin,
  { dossierId }: QueryOf<typeof listerDemandes>,
): Promise<{ demandes: LigneDemandeT[] }> {
  const { sites } = session.acteur;
  if (sites.length === 0) return { demandes: [] };
  const maintenant = deps.maintenant().toISOString();
  const lignes = await deps.bd.organisation(appelant(session), (tx) => listerActes(tx, sites, dossierId));
  return { demandes: lignes.map((ligne) => decrireLigne(ligne, session, maintenant)) };
}

type Ligne = Awaited<ReturnType<typeof listerActes>>[number];

function decrireLigne(ligne: Ligne, session: SessionSoin, maintenant: string): LigneDemandeT {
  const nature = ligne.nature as NatureActe;
  const etat = ligne.etat as EtatActe;
  const ailleurs = ailleursDe(ligne, etat);
  return {
    id: ligne.id,
    dossierId: ligne.dossier_id,
    groupe: groupeDe(ligne, etat, ailleurs),
    nature,
    natureLibelle: LIBELLES_NATURE[nature],
    etat,
    etatLibelle: ailleurs?.etatLibelle ?? libelleEtat(nature, etat),
    patientNom: nomPatient(ligne),
    patientNaissance: ligne.date_naissance as DateCivile,
    siteNom: ligne.site,
    requisNom: nomOuRien(ligne.requis_nom, ligne.requis_prenom),
    prepareParNom: nomOuRien(ligne.preparateur_nom, ligne.preparateur_prenom) ?? '',
    requerantNom: nomOuRien(ligne.requerant_nom, ligne.requerant_prenom),
    mienne: [ligne.prepare_par, ligne.requerant_id, ligne.confie_a].includes(session.professionnelId),
    urgence: ligne.urgence as Urgence | null,
    echeance: ligne.echeance,
    echeancePhrase: ligne.echeance ? phraseEcheance(ligne.echeance, maintenant) : null,
    enRetard: ligne.echeance !== null && enRetard(etat, ligne.echeance, maintenant),
    complementDemande: etat === 'COMPLEMENT_DEMANDE',
    modifieLe: ligne.modifie_le,
  };
}

const nomOuRien = (nom: string | null, prenom: string | null) =>
  nom === null ? null : nomDe({ nom, prenom: prenom ?? '' });

const GROUPES = {
  ENVOYEE: 'ENVOYEES',
  ACCEPTEE: 'ENVOYEES',
  COMPLEMENT_DEMANDE: 'A_COMPLETER',
  REFUSEE: 'REPONSES',
  AVIS_RENDU: 'REPONSES',
  CLOTUREE: 'CLOSES',
  ANNULEE: 'CLOSES',
  EXPIREE: 'CLOSES',
} as const satisfies Record<Exclude<EtatActe, 'BROUILLON'>, GroupeDemande>;

const GROUPES_AILLEURS = {
  NON_ENVOYEE: 'A_COMPLETER',
  NON_COMPLETE: 'A_COMPLETER',
  PUBLIEE: 'ENVOYEES',
  REJETEE_OU_ANNULEE: 'A_COMPLETER',
  LUE: 'ENVOYEES',
  INFO_COMPLEMENTAIRES: 'A_COMPLETER',
  TERMINEE: 'REPONSES',
} as const satisfies Record<EtatSuivi, GroupeDemande>;

/** A draft that goes on in other software stands where it stands there. */
const ailleursDe = ({ ailleurs_nom, ailleurs_etat }: Ligne, etat: EtatActe): Ailleurs | null =>
  etat === 'BROUILLON' && ailleurs_nom !== null ? enAilleurs(ailleurs_nom, ailleurs_etat as EtatSuivi) : null;

function groupeDe({ confie_le }: Ligne, etat: EtatActe, ailleurs: Ailleurs | null): GroupeDemande {
  if (ailleurs) return GROUPES_AILLEURS[ailleurs.etat];
  if (etat === 'BROUILLON') return confie_le === null ? 'A_COMPLETER' : 'A_ENVOYER';
  return GROUPES[etat];
}
