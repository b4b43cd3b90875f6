import type {
  joindreComplement as contratJoindre,
  noterConsentement as contratNoter,
  prendreEnCharge as contratPrendre,
  proposerPriseEnCharge,
} from '@orapont/contract/demande-recue';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import { uneFois } from '../../kernel/commande-repository.ts';
import { classer } from '../../kernel/document-repository.ts';
import { appelant, type Session, type SessionSoin } from '../../kernel/session.ts';
import type { DemandePrete, DemandeRecue } from '../teleexpertise/demande-recue/ports.ts';
import { exigerCourrier, exigerDossier, lecteurDuCourrier } from './acces.ts';
import { demanderAccuse } from './accuser.ts';
import { ouvrirContenu, PDF } from './contenu.ts';
import { decider, inscritDe, type Ligne } from './courrier-repository.ts';
import { auteur, exigerEnAttente, exigerPersonne, tracerDecision } from './decider.ts';
import type { DepsReception } from './deps.ts';
import { preparerFichiers } from './fichiers.ts';

/** What nobody could vouch for is not answered: its sender may be anyone. */
const PRENABLES: ReadonlySet<string | null> = new Set([null, 'SANS_DOCUMENT', 'ARCHIVE_DEFAUTS']);

function exigerPrenable({ motif }: Ligne): void {
  if (!PRENABLES.has(motif)) throw new Erreur('REGLE_NON_RESPECTEE', ['COURRIER_NON_PRENABLE']);
}

export async function proposer(
  deps: DepsReception,
  session: Session,
  id: string,
): Promise<ReplyOf<typeof proposerPriseEnCharge>> {
  const soin = lecteurDuCourrier(session);
  const ligne = await lireLigne(deps, soin, id);
  const { acte, ...proposition } = await deps.demandes.proposer(soin, await enDemande(deps, ligne));
  const { requis, consentement, ...reste } = proposition;
  return {
    ...reste,
    requis: [...requis],
    consentement: [...consentement],
    acte: acte && sansDossier(acte),
  };
}

const sansDossier = ({ dossierId: _, ...acte }: { readonly dossierId: string } & DemandeAffichee) => acte;
type DemandeAffichee = NonNullable<ReplyOf<typeof proposerPriseEnCharge>['acte']>;

/**
 * Makes a message a request: the case, the record it goes to, the documents filed there, the decision and the receipt stand together or
 * not at all.
 *
 * @rule TE-09, ID-INS
 */
export async function prendreEnCharge(
  deps: DepsReception,
  session: Session,
  id: string,
  corps: BodyOf<typeof contratPrendre>,
  cle: string,
) {
  const soin = lecteurDuCourrier(session);
  const { version, ...saisie } = corps;
  const ligne = await lireLigne(deps, soin, id);
  if (saisie.dossierId) await exigerAcces(deps, soin, saisie.dossierId);
  exigerPrenable(ligne);
  const { dossierId, ouvrir } = await deps.demandes.preparer(soin, await enDemande(deps, ligne), saisie);
  return conclure(deps, soin, { id, version, cle, corps }, dossierId, async (tx, tenue) => {
    if (saisie.dossierId)
      await exigerPersonne(tx, tenue, {
        dossierId: saisie.dossierId,
        identiteVerifiee: saisie.identiteVerifiee,
      });
    return ouvrir(tx);
  });
}

export async function joindreComplement(
  deps: DepsReception,
  session: Session,
  id: string,
  corps: BodyOf<typeof contratJoindre>,
  cle: string,
) {
  return rattacher(deps, session, { id, version: corps.version, cle, corps }, async (soin, recue) => {
    const { dossierId, joindre } = await deps.demandes.completer(soin, recue, corps.texte);
    return { dossierId, travail: joindre };
  });
}

export async function noterConsentement(
  deps: DepsReception,
  session: Session,
  id: string,
  corps: BodyOf<typeof contratNoter>,
  cle: string,
) {
  const { version, ...saisie } = corps;
  return rattacher(deps, session, { id, version, cle, corps }, async (soin, recue) => {
    const { dossierId, noter } = await deps.demandes.consentir(soin, recue, saisie);
    return { dossierId, travail: noter };
  });
}

/** What a message brings to the request that it speaks of: of the same person, or not at all. */
async function rattacher(
  deps: DepsReception,
  session: Session,
  geste: Geste,
  preparer: (
    soin: SessionSoin,
    recue: DemandeRecue,
  ) => Promise<{ readonly dossierId: string; readonly travail: (tx: Tx) => Promise<DemandePrete> }>,
) {
  const soin = lecteurDuCourrier(session);
  const ligne = await lireLigne(deps, soin, geste.id);
  exigerPrenable(ligne);
  const { dossierId, travail } = await preparer(soin, await enDemande(deps, ligne));
  await exigerAcces(deps, soin, dossierId);
  return conclure(deps, soin, geste, dossierId, async (tx, tenue) => {
    await exigerPersonne(tx, tenue, { dossierId, identiteVerifiee: false });
    return travail(tx);
  });
}

type Geste = { readonly id: string; readonly version: number; readonly cle: string; readonly corps: object };

async function conclure(
  deps: DepsReception,
  soin: SessionSoin,
  { id, version, cle, corps }: Geste,
  dossierId: string,
  travail: (tx: Tx, tenue: Ligne) => Promise<DemandePrete>,
): Promise<{ acteId: string }> {
  const { prets } = await preparerFichiers(deps, soin, await lireLigne(deps, soin, id), dossierId);
  return deps.bd.organisation(appelant(soin), (tx) =>
    uneFois(tx, { ...appelant(soin), cle, corps: { id, ...corps } }, async () => {
      const tenue = await exigerEnAttente(tx, deps, soin, id, version);
      exigerPrenable(tenue);
      const { acteId } = await travail(tx, tenue);
      for (const { identifiant: _, ...document } of prets)
        await classer(tx, { ...document, acteId: document.type === 'COMPTE_RENDU' ? null : acteId });
      await decider(tx, tenue, { etat: 'RANGE', dossier_id: dossierId, acte_id: acteId }, auteur(deps, soin));
      await tracerDecision(tx, soin, 'COURRIER_RECU_PRIS_EN_CHARGE', { dossierId, acteId });
      await demanderAccuse(tx, deps, tenue, null);
      return { acteId };
    }),
  );
}

/** A message quotes those before it: what matters comes first. */
const TEXTE_MAX = 4000;

const lireLigne = (deps: DepsReception, soin: SessionSoin, id: string): Promise<Ligne> =>
  deps.bd.organisation(appelant(soin), (tx) => exigerCourrier(tx, deps, soin, id));

const exigerAcces = (deps: DepsReception, soin: SessionSoin, dossierId: string): Promise<void> =>
  deps.bd.organisation(appelant(soin), (tx) => exigerDossier(tx, deps, soin, 'sante.ecrire', dossierId));

/** The same message twice is one row, and one case. */
async function enDemande(deps: DepsReception, ligne: Ligne): Promise<DemandeRecue> {
  const { documents, fichiers, message } = await ouvrirContenu(deps, ligne);
  const code = deps.documents.cda.decrire('DEMANDE').code;
  const simples = fichiers.filter(({ archive }) => !archive);
  return {
    courrierId: ligne.id,
    boite: ligne.boite,
    expediteur: ligne.expediteur,
    messageId: ligne.message_id,
    recuLe: ligne.recu_le,
    document: documents.find(({ type }) => type.code === code) ?? documents[0] ?? null,
    texte: message?.texte.slice(0, TEXTE_MAX) ?? '',
    patient: inscritDe(ligne),
    images: simples.filter(({ type }) => type.startsWith('image/') || type === 'application/dicom'),
    pieces: simples.filter(({ type }) => type === PDF).length,
    acteId: ligne.acte_id,
  };
}
