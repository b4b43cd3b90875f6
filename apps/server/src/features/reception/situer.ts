import type { CourrierRecuT } from '@orapont/contract/reception';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import type { Tx } from '../../kernel/bd.ts';
import type { Analyse, Motif } from './analyser.ts';
import type { DepsReception } from './deps.ts';
import {
  acteDuFil,
  actesEnvoyes,
  actesRecusDe,
  candidat,
  candidatsPour,
  envoiDIci,
  envoiNomme,
  noterAccuse,
} from './dossier-repository.ts';
import type { MessageLu } from './ports.ts';
import { contraire, reconnaitre } from './rapprocher.ts';

/** Where a message stands among what the organisation knows. */
export type Place = {
  readonly genre: CourrierRecuT['genre'];
  readonly etat: CourrierRecuT['etat'];
  readonly motif: Motif | null;
  readonly propose_dossier_id: string | null;
  readonly acte_id: string | null;
  readonly envoi_id: string | null;
  readonly certain: boolean;
  /** What follows from it, in the transaction that stores it. */
  readonly effet: (tx: Tx) => Promise<void>;
};

type Lu = { readonly analyse: Analyse; readonly message: MessageLu | null };

const RIEN = {
  propose_dossier_id: null,
  acte_id: null,
  envoi_id: null,
  certain: false,
  effet: () => Promise.resolve(),
} as const;

/**
 * Nothing is filed here: a record is proposed, to a person. The match is certain only when the act that the document answers and the
 * person that it names agree.
 *
 * @rule TE-11, ID-INS   @source issue « Speak to everyone », MSSanté
 */
export async function situer(tx: Tx, deps: DepsReception, organisationId: string, lu: Lu): Promise<Place> {
  const { genre, motif } = lu.analyse;
  const copie = await partieDIci(tx, lu.message);
  if (motif !== null && !(copie && motif === 'SANS_DOCUMENT'))
    return { ...RIEN, ...(await proposition(tx, deps, lu)), genre, etat: 'QUARANTAINE', motif };
  if (genre === 'ACCUSE' || genre === 'REBOND') return situerRapport(tx, deps, organisationId, lu);
  if (genre === 'DEMANDE' && (copie || (await demandeConnue(tx, deps, lu.analyse))))
    return { ...RIEN, genre, etat: 'TRAITE', motif: 'DEJA_CONNU' };
  const place = await proposition(tx, deps, lu);
  const dit = copie ? 'DEJA_CONNU' : place.motif;
  return { ...RIEN, ...place, genre, etat: dit === null ? 'A_RANGER' : etatDe(dit), motif: dit };
}

const etatDe = (motif: Motif): Place['etat'] => (motif === 'DEJA_CONNU' ? 'TRAITE' : 'QUARANTAINE');

/** Sent within this installation: the case is read in the application, and the mail is the copy that the law asks for. */
async function demandeConnue(
  tx: Tx,
  { suites }: DepsReception,
  { lots, patient }: Analyse,
): Promise<boolean> {
  const ids = patient?.dateNaissance ? await actesRecusDe(tx, patient.dateNaissance) : [];
  return ids.some((id) => lots.includes(suites.lotDemande(id)));
}

type Proposition = Pick<Place, 'propose_dossier_id' | 'acte_id' | 'certain' | 'motif'>;

async function proposition(tx: Tx, deps: DepsReception, { analyse, message }: Lu): Promise<Proposition> {
  const { patient } = analyse;
  const fil = await acteDuFil(tx, message?.enReponseA ?? []);
  const personne = patient ? reconnaitre(patient, await candidatsPour(tx, patient)) : undefined;
  if (!personne) return sansPersonne(tx, analyse, fil);
  const actes = analyse.repondA.length > 0 ? await actesEnvoyes(tx, personne.id) : [];
  const cite = actes.find(({ demande }) =>
    deps.suites.citations(demande)?.identifiants.some((id) => analyse.repondA.includes(id)),
  );
  const lu = { propose_dossier_id: personne.id, certain: cite !== undefined };
  if (cite && dejaConnue(analyse, cite)) return { ...lu, acte_id: cite.id, motif: 'DEJA_CONNU' };
  if (fil && fil.dossier_id !== personne.id)
    return { ...lu, certain: false, acte_id: null, motif: 'PATIENT_DIFFERENT' };
  return { ...lu, acte_id: cite?.id ?? fil?.id ?? null, motif: null };
}

type Acte = NonNullable<Awaited<ReturnType<typeof acteDuFil>>>;

/** Nobody recognised: the letter that is answered still says whose record to look at, when the document does not say otherwise. */
async function sansPersonne(tx: Tx, { patient }: Analyse, fil: Acte | undefined): Promise<Proposition> {
  if (!fil) return { propose_dossier_id: null, acte_id: null, certain: false, motif: null };
  const dossier = await candidat(tx, fil.dossier_id);
  const autre = patient !== null && dossier !== undefined && contraire(patient, dossier);
  return {
    propose_dossier_id: fil.dossier_id,
    acte_id: fil.id,
    certain: false,
    motif: autre ? 'PATIENT_DIFFERENT' : null,
  };
}

/** As every installation of this program names its letters. */
const NOTRE = /^<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@orapont>$/u;

/** This very installation sent it: the mail is the copy that the law asks for, also of a request that ended before it was read. */
async function partieDIci(tx: Tx, message: MessageLu | null): Promise<boolean> {
  const envoiId = NOTRE.exec(message?.messageId ?? '')?.[1];
  return envoiId !== undefined && (await envoiDIci(tx, envoiId));
}

/** The act carries that answer already. */
function dejaConnue({ identifiants }: Analyse, { compte_rendu }: Acte): boolean {
  const { id, courrier } = (compte_rendu ?? {}) as {
    readonly id?: string;
    readonly courrier?: { readonly identifiant: string };
  };
  return id !== undefined && identifiants.includes(courrier?.identifiant ?? uidDeUuid(id));
}

/** A receipt or a bounce speaks of one of our letters, or of nothing that we know. */
async function situerRapport(
  tx: Tx,
  deps: DepsReception,
  organisationId: string,
  { analyse: { genre }, message }: Lu,
): Promise<Place> {
  const rapport = message?.accuse ?? message?.rebond;
  const envoi = rapport?.messageId ? await envoiNomme(tx, rapport.messageId) : undefined;
  if (!message || !envoi) return { ...RIEN, genre, etat: 'QUARANTAINE', motif: 'ENVOI_INCONNU' };
  const place = {
    ...RIEN,
    genre,
    envoi_id: envoi.id,
    acte_id: envoi.acte_id,
    propose_dossier_id: envoi.dossier_id,
  };
  const { accuse, rebond } = message;
  // A receipt comes from the one who got the letter; a bounce names him.
  const concerne = accuse ? message.de.adresse : rebond?.destinataire;
  if (concerne !== envoi.destinataire?.toLowerCase())
    return { ...place, etat: 'QUARANTAINE', motif: 'EXPEDITEUR_INATTENDU' };
  if (accuse) {
    const { erreur } = accuse;
    const suite = erreur ? { retour: erreur.code } : { lu_le: deps.maintenant().toISOString() };
    return {
      ...place,
      etat: 'TRAITE',
      motif: erreur ? 'REFUSE' : 'LU',
      effet: async (t) => void (await noterAccuse(t, envoi.id, suite)),
    };
  }
  if (!rebond?.definitif) return { ...place, etat: 'TRAITE', motif: 'RETARDE' };
  return {
    ...place,
    etat: 'TRAITE',
    motif: 'REVENU',
    effet: async (t) => void (await deps.suites.courrierRevenu(t, organisationId, envoi.id)),
  };
}
