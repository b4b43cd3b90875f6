import type { GroupeLecture, LigneLectureT, listerLectures } from '@orapont/contract/lecture';
import type { QueryOf } from '@orapont/contract/route';
import type { DateCivile } from '@orapont/domain/dates';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { LIBELLES_NATURE, type NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { comparerUrgence, phraseEcheance, type Urgence } from '@orapont/domain/teleexpertise/echeance';
import {
  attendReponse,
  type EtatActe,
  enRetard,
  libelleEtatRequis,
} from '@orapont/domain/teleexpertise/etat';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import type { Issue } from '../copie-repository.ts';
import type { DepsLecture } from './deps.ts';
import { comptesRendusSignes, type LigneRecue, listerRecus } from './lecture-repository.ts';

const GROUPES: Readonly<Partial<Record<EtatActe, GroupeLecture>>> = {
  ENVOYEE: 'A_LIRE',
  ACCEPTEE: 'A_LIRE',
  COMPLEMENT_DEMANDE: 'COMPLEMENT',
  AVIS_RENDU: 'RENDUS',
  CLOTUREE: 'RENDUS',
};

/** Who waits for me, and until when: urgent first, then the nearest deadline. */
export async function lister(
  deps: DepsLecture,
  session: SessionSoin,
  { groupe, recherche = '' }: QueryOf<typeof listerLectures>,
) {
  const maintenant = deps.maintenant().toISOString();
  const toutes = await deps.bd.organisation(appelant(session), async (tx) => {
    const recus = await listerRecus(tx, session.professionnelId);
    const signes = await comptesRendusSignes(
      tx,
      recus.map(({ id }) => id),
    );
    return recus.map((ligne) => enLigne(ligne, signes.get(ligne.id) ?? null, maintenant));
  });
  const compter = (g: GroupeLecture) => toutes.filter((ligne) => ligne.groupe === g).length;
  const cherche = normaliserNom(recherche);
  const lectures = toutes
    .filter((ligne) => groupe === undefined || ligne.groupe === groupe)
    .filter(({ patientNom, numero }) => contientMots(normaliserNom(`${patientNom ?? ''} ${numero}`), cherche))
    .toSorted(comparer);
  return {
    lectures,
    comptes: {
      A_LIRE: compter('A_LIRE'),
      COMPLEMENT: compter('COMPLEMENT'),
      RENDUS: compter('RENDUS'),
      CLOS: compter('CLOS'),
      enRetard: toutes.filter((ligne) => ligne.enRetard).length,
    },
  };
}

/** Each word typed begins a word of the name. */
const contientMots = (nom: string, cherche: string) =>
  cherche
    .split(' ')
    .filter(Boolean)
    .every((mot) => ` ${nom}`.includes(` ${mot}`));

const attend = ({ groupe }: LigneLectureT) => groupe === 'A_LIRE' || groupe === 'COMPLEMENT';

/** What waits comes first by urgency; what is over, the newest first. */
function comparer(a: LigneLectureT, b: LigneLectureT): number {
  if (attend(a) !== attend(b)) return attend(a) ? -1 : 1;
  return attend(a) ? comparerUrgence(a, b) : b.envoyeLe.localeCompare(a.envoyeLe);
}

function enLigne(ligne: LigneRecue, compteRenduId: string | null, maintenant: string): LigneLectureT {
  const etat = ligne.etat as EtatActe;
  const nature = ligne.nature as NatureActe;
  const groupe = ligne.issue === null ? (GROUPES[etat] ?? 'CLOS') : 'CLOS';
  return {
    id: ligne.id,
    groupe,
    nature,
    natureLibelle: LIBELLES_NATURE[nature],
    etat,
    etatLibelle: libelleEtatRequis(nature, etat),
    urgence: ligne.urgence as Urgence,
    echeance: ligne.echeance,
    echeancePhrase: phraseEcheance(ligne.echeance, maintenant),
    enRetard: groupe !== 'CLOS' && enRetard(etat, ligne.echeance, maintenant),
    envoyeLe: ligne.envoye_le,
    numero: ligne.numero,
    patientNom: ligne.patient_nom || null,
    patientNaissance: ligne.patient_naissance as DateCivile | null,
    fin: groupe === 'CLOS' ? finDe(ligne) : null,
    structureNom: ligne.structure_nom,
    requerantNom: ligne.requerant_nom,
    motif: ligne.motif,
    images: ligne.images,
    brouillon: ligne.lecture_id !== null && attendReponse(etat) && groupe !== 'CLOS',
    compteRenduId,
  };
}

const LIBELLES_ISSUE: Readonly<Record<Issue, string>> = {
  REFUS: 'Refusée',
  RETRAIT: 'Consentement retiré',
  ANNULATION: 'Annulée par la structure',
  EXPIRATION: 'Expirée sans réponse',
  RELEVE: 'Confiée à un autre professionnel',
};

function finDe({ issue, etat, nature, ferme_le, recu_le }: LigneRecue): LigneLectureT['fin'] {
  const libelle = issue
    ? LIBELLES_ISSUE[issue as Issue]
    : libelleEtatRequis(nature as NatureActe, etat as EtatActe);
  return { le: ferme_le ?? recu_le, libelle };
}
