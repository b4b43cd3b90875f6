import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import type { LecteurNomme, PasConsentement } from '@orapont/domain/consentement/attendu';
import { Erreur } from '@orapont/domain/erreurs';
import { attendReponse, type EtatActe } from '@orapont/domain/teleexpertise/etat';
import type { Tx } from '../../../kernel/bd.ts';
import type { SessionSoin } from '../../../kernel/session.ts';
import { tracer } from '../../../kernel/traces-repository.ts';
import { avancer } from '../acte-repository.ts';
import { fermerPartages, type LigneActe, noterEvenement } from '../demande/demande-repository.ts';
import { nomDe } from '../demande/identite.ts';
import { attendu } from './consentement-attendu.ts';
import { copier } from './copier.ts';
import { modifierActe } from './demande-recue-repository.ts';
import type { DepsDemandeRecue } from './deps.ts';
import { phrasesRapportees } from './figer-recue.ts';
import { champsJoints, type Jonction, joindrePieces, preparerJonction, tenirDemande } from './joindre.ts';
import type { DemandePrete, DemandeRecue, SaisieConsentement } from './ports.ts';
import { rapporter } from './rapporter.ts';
import { readresser } from './readresser.ts';

/**
 * Notes what a message says of the consent, once a person has read it: said, the reader that it names may accept the request, which goes to
 * him when it was asked for a colleague; refused or withdrawn for its requis, the request ends there.
 *
 * @rule TE-08
 */
export async function consentir(
  deps: DepsDemandeRecue,
  session: SessionSoin,
  recue: DemandeRecue,
  saisie: SaisieConsentement,
) {
  const jonction = await preparerJonction(deps, session, recue);
  return {
    dossierId: jonction.dossierId,
    noter: async (tx: Tx): Promise<DemandePrete> => {
      const { acteId, dossierId } = jonction;
      await noter(tx, deps, session, jonction, saisie);
      await copier(tx, acteId);
      return { acteId, dossierId };
    },
  };
}

async function noter(
  tx: Tx,
  deps: DepsDemandeRecue,
  session: SessionSoin,
  jonction: Jonction,
  { sens, requisId }: SaisieConsentement,
): Promise<void> {
  const tenue = await tenirDemande(tx, jonction);
  const { acte } = tenue;
  if (!attendReponse(acte.etat as EtatActe)) throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
  const attente = await attendu(tx, acte);
  const requis = requisDe(tenue.demande);
  // What was asked for a colleague says nothing of whoever has the case: a withdrawal is heard all the same.
  const visables = [attente, ...(sens === 'REFUSE' ? [requis] : [])];
  const pour = visables.find((lecteur) => lecteur?.requisId === requisId);
  if (!pour) throw new Erreur('CONFLIT', ['CONSENTEMENT_NON_ATTENDU']);
  const { suite: jointe } = await joindrePieces(tx, deps, session, tenue, { ...jonction, texte: '' });
  const a: ANoter = { tx, deps, session, jonction, acte, suite: jointe, pour };
  await tracer(tx, {
    organisationId: session.organisationId,
    chaine: 'ACCES',
    action: 'CONSENTEMENT_LU',
    acteur: session.nom,
    compteId: session.compteId,
    dossierId: acte.dossier_id,
    acteId: acte.id,
  });
  if (sens === 'CONSENT') return consent(a);
  return pour.requisId === acte.requis_id
    ? arreter(a, attente?.requisId !== pour.requisId)
    : garder(a, 'CONSENTEMENT_REFUSE');
}

type ANoter = {
  readonly tx: Tx;
  readonly deps: DepsDemandeRecue;
  readonly session: SessionSoin;
  readonly jonction: Jonction;
  readonly acte: LigneActe;
  /** The request with what the message brings. */
  readonly suite: DemandeFigeeT;
  readonly pour: LecteurNomme;
};

const requisDe = ({ requis, requisLieu }: DemandeFigeeT): LecteurNomme => ({
  requisId: requis.id,
  siteId: requisLieu.siteId,
  nom: nomDe(requis),
});

async function consent(a: ANoter): Promise<void> {
  const { tx, deps, session, jonction, acte, suite, pour } = a;
  const { recuLe, courrierId } = jonction.recue;
  await rapporter(tx, session, suite, {
    decision: 'RAPPORTE',
    dossierId: acte.dossier_id,
    requisId: pour.requisId,
    courrierId,
    le: recuLe,
  });
  const phrases = phrasesRapportees(suite, { pour: pour.nom, le: recuLe, par: session.nom });
  const dite = { ...suite, consentement: { ...suite.consentement, phrases, le: recuLe } };
  if (pour.requisId === acte.requis_id) return garder({ ...a, suite: dite }, 'CONSENTEMENT_RAPPORTE');
  return readresser(tx, deps, session, { acte, demande: dite, pour, recue: jonction.recue });
}

/** The act stays where it is: its requis is told. */
async function garder(
  { tx, deps, session, jonction, acte, suite, pour }: ANoter,
  type: PasConsentement,
): Promise<void> {
  const { organisationId } = session;
  const version = await modifierActe(tx, acte, champsJoints(acte, suite, deps, jonction.recue.recuLe));
  await noterEvenement(tx, {
    organisationId,
    acteId: acte.id,
    type,
    compteId: session.compteId,
    nom: nomDe(suite.requerant),
    details: { ...pour, ...lu(jonction, session), version, acteur: 'REQUERANT' },
  });
  await deps.travaux.enfiler(tx, 'acte.synchroniser', { organisationId, acteId: acte.id });
}

const lu = ({ recue: { courrierId } }: Jonction, { nom }: SessionSoin) => ({ courrierId, luPar: nom });

/** Refused, or withdrawn once it was said: from this transaction on nobody reads the case. */
async function arreter(
  { tx, deps, session, jonction, acte, suite, pour }: ANoter,
  dit: boolean,
): Promise<void> {
  const { recuLe, courrierId } = jonction.recue;
  await rapporter(tx, session, suite, {
    decision: dit ? 'RETRAIT' : 'REFUS',
    dossierId: acte.dossier_id,
    requisId: pour.requisId,
    courrierId,
    le: recuLe,
  });
  const le = deps.maintenant().toISOString();
  await fermerPartages(tx, acte.id, dit ? 'RETRAIT' : 'REFUS', le);
  await avancer(
    tx,
    deps.travaux,
    {
      organisationId: session.organisationId,
      acteId: acte.id,
      evenement: dit ? 'RETIRER_CONSENTEMENT' : 'ANNULER',
      acteur: 'REQUERANT',
      compteId: session.compteId,
      nom: nomDe(suite.requerant),
      details: { ...lu(jonction, session), ...(dit ? {} : { raison: 'REFUS_PATIENT' }) },
    },
    { ...champsJoints(acte, suite, deps, recuLe), clos_le: le },
  );
}
