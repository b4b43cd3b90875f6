import type { rangerCourrier, rejeterCourrier } from '@orapont/contract/reception';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { SuiteReponse } from '@orapont/domain/teleexpertise/reponse-recue';
import type { Tx } from '../../kernel/bd.ts';
import { uneFois } from '../../kernel/commande-repository.ts';
import { classer } from '../../kernel/document-repository.ts';
import { appelant, type Session, type SessionSoin } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import { exigerCourrier, exigerDossier, lecteurDuCourrier } from './acces.ts';
import { demanderAccuse } from './accuser.ts';
import { decider, inscritDe, type Ligne } from './courrier-repository.ts';
import type { DepsReception } from './deps.ts';
import { candidat } from './dossier-repository.ts';
import { preparerFichiers } from './fichiers.ts';
import type { ReponseSituee } from './ports.ts';
import { contraire } from './rapprocher.ts';
import { arriveeDe, prevoirReponse } from './reponse.ts';

const FAIT = { fait: true } as const;

/** What nobody could vouch for is not filed: it is refused, or stays where it is. */
const RANGEABLES: ReadonlySet<string | null> = new Set([
  null,
  'SANS_DOCUMENT',
  'ARCHIVE_DEFAUTS',
  'PATIENT_DIFFERENT',
  'IDENTIFIANT_REPRIS',
]);

/**
 * Files what a message brings in the record that a person chose: bytes first, then the rows, the decision and the receipt together. A
 * document that names someone else needs her to say that she has checked.
 *
 * @rule TE-11, ID-INS
 */
export async function ranger(
  deps: DepsReception,
  session: Session,
  id: string,
  corps: BodyOf<typeof rangerCourrier>,
  cle: string,
): Promise<typeof FAIT> {
  const soin = lecteurDuCourrier(session);
  const { dossierId, suite } = corps;
  const ligne = await deps.bd.organisation(appelant(soin), async (tx) => {
    const trouvee = await exigerCourrier(tx, deps, soin, id);
    await exigerDossier(tx, deps, soin, 'sante.ecrire', dossierId);
    return trouvee;
  });
  const { prets, ...contenu } = await preparerFichiers(deps, soin, ligne, dossierId);
  return deps.bd.organisation(appelant(soin), (tx) =>
    uneFois(tx, { ...appelant(soin), cle, corps: { id, ...corps } }, async () => {
      const tenue = await exigerEnAttente(tx, deps, soin, id, corps.version);
      if (!RANGEABLES.has(tenue.motif)) throw new Erreur('REGLE_NON_RESPECTEE', ['COURRIER_NON_RANGEABLE']);
      await exigerDossier(tx, deps, soin, 'sante.ecrire', dossierId);
      await exigerPersonne(tx, tenue, corps);
      const acteId = tenue.propose_dossier_id === dossierId ? tenue.acte_id : null;
      const rangement = await classerTout(tx, deps, soin, { ligne: tenue, acteId, suite, prets, ...contenu });
      if (suite !== null) await repondre(tx, deps, soin, suite, rangement);
      const decision = { etat: 'RANGE', dossier_id: dossierId, acte_id: acteId } as const;
      await decider(tx, tenue, decision, auteur(deps, soin));
      await tracerDecision(tx, soin, 'COURRIER_RECU_RANGE', { dossierId, acteId });
      await demanderAccuse(tx, deps, tenue, null);
      return FAIT;
    }),
  );
}

type Prets = Awaited<ReturnType<typeof preparerFichiers>>;
type Rangement = Prets & {
  readonly ligne: Ligne;
  readonly acteId: string | null;
  /** What the answer is in the request that it cites, and moves. */
  readonly reponse: ReponseSituee | null;
};

/**
 * Each file in the record. A compte rendu is one of the request's only when it moves it: filed beside it, it stays a document of the
 * person.
 */
async function classerTout(
  tx: Tx,
  deps: DepsReception,
  soin: SessionSoin,
  a: Omit<Rangement, 'reponse'> & { readonly suite: SuiteReponse | null },
): Promise<Rangement> {
  const { ligne, acteId, documents, suite } = a;
  const reponse = suite && acteId ? await prevoirReponse(tx, deps, soin, ligne, documents) : null;
  for (const { identifiant, ...document } of a.prets) {
    const repond = reponse !== null && identifiant === reponse.document.identifiant;
    const autre = document.type === 'COMPTE_RENDU' && !repond;
    await classer(tx, {
      ...document,
      acteId: autre ? null : acteId,
      ...(repond && document.type === 'COMPTE_RENDU' ? placeDe(reponse) : {}),
    });
  }
  return { ...a, reponse };
}

const placeDe = ({ document: { numeroVersion, remplaceId } }: ReponseSituee) => ({
  numeroVersion,
  remplaceId,
});

/** @throws Erreur CONFLIT when there is no longer an answer to a request in it */
async function repondre(
  tx: Tx,
  deps: DepsReception,
  soin: SessionSoin,
  suite: SuiteReponse,
  { ligne, reponse, documents, prets, message }: Rangement,
): Promise<void> {
  if (!reponse) throw new Erreur('CONFLIT', ['SUITE_IMPOSSIBLE']);
  const arrivee = arriveeDe(ligne, documents, reponse.prevue.acteId);
  const classe = prets.find(({ identifiant }) => identifiant === reponse.document.identifiant) ?? null;
  await deps.reponses.appliquer(tx, soin, arrivee, { suite, texte: message?.texte ?? '', classe });
}

export async function rejeter(
  deps: DepsReception,
  session: Session,
  id: string,
  corps: BodyOf<typeof rejeterCourrier>,
  cle: string,
): Promise<typeof FAIT> {
  const soin = lecteurDuCourrier(session);
  return deps.bd.organisation(appelant(soin), (tx) =>
    uneFois(tx, { ...appelant(soin), cle, corps: { id, ...corps } }, async () => {
      const tenue = await exigerEnAttente(tx, deps, soin, id, corps.version);
      await decider(tx, tenue, { etat: 'REJETE', rejet_code: corps.code }, auteur(deps, soin));
      await tracerDecision(tx, soin, 'COURRIER_RECU_REJETE', {
        dossierId: tenue.propose_dossier_id,
        acteId: tenue.acte_id,
      });
      await demanderAccuse(tx, deps, tenue, corps.code);
      return FAIT;
    }),
  );
}

export const auteur = ({ maintenant }: DepsReception, { compteId, nom }: SessionSoin) => ({
  compteId,
  nom,
  le: maintenant(),
});

export const tracerDecision = (
  tx: Tx,
  soin: SessionSoin,
  action: string,
  { dossierId, acteId }: { readonly dossierId: string | null; readonly acteId: string | null },
): Promise<void> =>
  tracer(tx, {
    organisationId: soin.organisationId,
    chaine: 'ACCES',
    action,
    acteur: soin.nom,
    compteId: soin.compteId,
    dossierId: dossierId ?? undefined,
    acteId: acteId ?? undefined,
  });

export async function exigerEnAttente(
  tx: Tx,
  deps: DepsReception,
  soin: SessionSoin,
  id: string,
  version: number,
): Promise<Ligne> {
  const ligne = await exigerCourrier(tx, deps, soin, id, true);
  if (ligne.version !== version || !['A_RANGER', 'QUARANTAINE'].includes(ligne.etat))
    throw new Erreur('CONFLIT', ['COURRIER_DEJA_TRAITE']);
  return ligne;
}

export async function exigerPersonne(
  tx: Tx,
  ligne: Ligne,
  { dossierId, identiteVerifiee }: Pick<BodyOf<typeof rangerCourrier>, 'dossierId' | 'identiteVerifiee'>,
): Promise<void> {
  const personne = await candidat(tx, dossierId);
  if (!personne) throw new Erreur('INTROUVABLE');
  const inscrit = inscritDe(ligne);
  if (inscrit && contraire(inscrit, personne) && !identiteVerifiee)
    throw new Erreur('REGLE_NON_RESPECTEE', ['IDENTITE_DIFFERENTE']);
}
