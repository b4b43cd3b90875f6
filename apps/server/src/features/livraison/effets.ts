import type { PliT } from '@orapont/contract/livraison';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { changements, type Faits } from '@orapont/domain/tournee/changements';
import type { CodeConflit } from '@orapont/domain/tournee/conflits';
import { heureDouteuse } from '@orapont/domain/tournee/livraisons';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import { Empechement } from './conflit-de-l-effet.ts';
import { faitsAuDepart, regler, trouverResident } from './emport-repository.ts';
import { faitsDe, retraitApres, texteEnVigueur } from './faits-repository.ts';
import type { Lieu, PliOuvert } from './lieu.ts';
import { type LignePli, plisDeLActe, voisinsDe } from './pli-repository.ts';
import type { DepsLivraison } from './ports.ts';

/** `version`: of the draft once written. `avis`: what a person will have to check, though it was done. */
export type Ecrit = { readonly version?: number; readonly avis: readonly CodeConflit[] };

type De<T extends PliT['type']> = Extract<PliT, { type: T }>;
type Contexte = {
  readonly tx: Tx;
  readonly deps: DepsLivraison;
  readonly lieu: Lieu;
  readonly ligne: LignePli;
  readonly auteur: SessionSoin;
};

/**
 * Writes what a letter brings, through the capability that owns it.
 *
 * @throws Empechement, Erreur: nothing was written, a person decides
 */
export function ecrireEffet(
  tx: Tx,
  deps: DepsLivraison,
  lieu: Lieu,
  { ligne, contenu }: PliOuvert,
): Promise<Ecrit> {
  const auteur = lieu.auteurs.get(ligne.id);
  if (!contenu) throw new Empechement('NON_APPLICABLE');
  // How a resident was left is a fact, whoever may still work here.
  if (contenu.type === 'CLOTURE') return clore(tx, lieu, contenu);
  if (!auteur) throw new Empechement('DROIT_PERDU');
  const contexte = { tx, deps, lieu, ligne, auteur };
  switch (contenu.type) {
    case 'ACTE':
      return ouvrir(contexte, contenu);
    case 'REPONSES':
      return repondre(contexte, contenu);
    case 'RECUEIL':
      return recueillir(contexte, contenu);
    case 'CAPTATION':
      return filmer(contexte, contenu);
    case 'EVALUATION':
      return evaluer(contexte, contenu);
  }
}

async function ouvrir({ tx, deps, lieu, auteur }: Contexte, pli: De<'ACTE'>): Promise<Ecrit> {
  const { tournee } = lieu;
  const resident = await trouverResident(tx, tournee.id, pli.dossierId);
  const depart = await faitsAuDepart(tx, pli.emportId, pli.dossierId);
  const jour = jourParis(deps.maintenant().toISOString());
  const actuels = await faitsDe(tx, pli.dossierId, jour);
  if (!resident || !depart || !actuels) throw new Empechement('NON_APPLICABLE');
  const version = await deps.actes.ouvrir(tx, auteur, {
    acteId: pli.acteId,
    dossierId: pli.dossierId,
    siteId: tournee.site_id,
    motif: resident.motif,
    protocole: resident.protocole ?? tournee.protocole,
    requisId: tournee.requis_id,
    requisSiteId: tournee.requis_site_id,
  });
  const lieuDuPli = { siteId: tournee.site_id, acteId: pli.acteId };
  return { version, avis: changements(depart.faits as Faits, actuels, lieuDuPli) };
}

async function repondre({ tx, deps, ligne, auteur }: Contexte, pli: De<'REPONSES'>): Promise<Ecrit> {
  const ecriture = await deps.actes.ecrire(
    tx,
    auteur,
    pli.acteId,
    pli.champs,
    await versionEcrite(tx, ligne),
  );
  if (ecriture === 'PARTIE') throw new Empechement('DEMANDE_PARTIE');
  if (ecriture === 'MODIFIEE') throw new Empechement('DEMANDE_MODIFIEE');
  return { version: ecriture.version, avis: [] };
}

/** The last version that a tablet wrote: a draft at another one was written by somebody else. */
async function versionEcrite(tx: Tx, { acte_id }: LignePli): Promise<number | null> {
  const versions = (await plisDeLActe(tx, acte_id ?? '')).flatMap(
    ({ version_ecrite }) => version_ecrite ?? [],
  );
  return versions.length === 0 ? null : Math.max(...versions);
}

async function recueillir({ tx, deps, ligne, auteur }: Contexte, pli: De<'RECUEIL'>): Promise<Ecrit> {
  const { decision, information } = pli.recueil;
  if (!auteur.roles.some((role) => role === 'soignant' || role === 'praticien'))
    throw new Empechement('DROIT_PERDU');
  if (await retraitApres(tx, pli.dossierId, decision.le)) throw new Empechement('CONSENTEMENT_RETIRE');
  await deps.actes.recueillir(tx, auteur, pli.acteId, pli.recueil);
  const enVigueur = information && (await texteEnVigueur(tx, jourParis(information.le) as DateCivile));
  const voisins = await voisinsDe(tx, pli);
  return {
    avis: [
      ...(information && enVigueur !== information.versionTexte ? (['TEXTE_ANCIEN'] as const) : []),
      ...(heureDouteuse(pli, voisins, ligne.recu_le) ? (['HORLOGE'] as const) : []),
    ],
  };
}

async function filmer({ tx, deps, lieu, auteur }: Contexte, pli: De<'CAPTATION'>): Promise<Ecrit> {
  const { acteId, dossierId, captation } = pli;
  const organisationId = lieu.tournee.organisation_id;
  const seance = { organisationId, acteId, dossierId, auteurId: auteur.professionnelId };
  await deps.captations.ecrire(tx, seance, captation);
  return { avis: [] };
}

async function evaluer({ tx, deps, auteur }: Contexte, pli: De<'EVALUATION'>): Promise<Ecrit> {
  await deps.inscrireEvaluation(tx, auteur, pli.dossierId, pli.evaluation, deps.maintenant());
  return { avis: [] };
}

async function clore(tx: Tx, { tournee }: Lieu, pli: De<'CLOTURE'>): Promise<Ecrit> {
  await regler(
    tx,
    { tourneeId: tournee.id, dossierId: pli.dossierId },
    {
      etat: pli.etat,
      arret: pli.arret,
      revenir_le: pli.revenirLe,
      etat_le: pli.le,
      signalement: pli.signalement || null,
    },
  );
  return { avis: [] };
}
