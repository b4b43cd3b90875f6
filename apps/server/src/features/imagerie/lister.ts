import type { EtudeRecueT, RefusT } from '@orapont/contract/imagerie';
import { Erreur } from '@orapont/domain/erreurs';
import { enPiles } from '@orapont/domain/imagerie/piles';
import type { DossierCandidat } from '@orapont/domain/imagerie/rapprochement';
import { type CodeRefusReception, MOTIFS_REFUS_ETUDE, REFUS_RECEPTION } from '@orapont/domain/imagerie/refus';
import { LIBELLES_MOTIF_DEMANDE } from '@orapont/domain/teleexpertise/motifs';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, enSoin, type Session } from '../../kernel/session.ts';
import { decide, exigerDossier } from './acces.ts';
import { candidat, candidats, demandesOuvertes } from './candidat-repository.ts';
import type { DepsImagerie } from './deps.ts';
import type * as etudes from './etude-repository.ts';
import { etudesDesSites, origineDe } from './etudes-repository.ts';
import * as instances from './instance-repository.ts';
import { nomsDesPortes } from './porte-repository.ts';
import { tracerPersonne } from './traces.ts';

const SEMAINE_MS = 7 * 24 * 3_600_000;

export async function lister({ bd, maintenant }: DepsImagerie, session: Session) {
  const soin = enSoin(session);
  const { sites } = soin.acteur;
  return bd.organisation(appelant(soin), async (tx) => {
    const { attente, decidees } = await etudesDesSites(tx, sites);
    const decrire = await descripteur(tx, [...attente, ...decidees]);
    const depuis = new Date(maintenant().getTime() - SEMAINE_MS);
    const refus = await instances.refusDesSites(tx, sites, depuis);
    await tracerPersonne(tx, soin, 'ETUDES_RECUES_LISTEES');
    return {
      attente: attente.map(decrire),
      decidees: decidees.map(decrire),
      refus: refus.map(enRefus),
      rapprochement: sites.some((site) => decide(soin, site)),
    };
  });
}

function enRefus({
  id,
  le,
  origine,
  code,
  statut,
}: Awaited<ReturnType<typeof instances.refusDesSites>>[number]): RefusT {
  const connu = (code in REFUS_RECEPTION ? code : 'ILLISIBLE') as CodeRefusReception;
  return { id, le, origine, code: connu, phrase: REFUS_RECEPTION[connu].phrase, statut };
}

async function descripteur(tx: Tx, liste: readonly etudes.Etude[]) {
  const parEtude = Map.groupBy(
    await instances.instancesDes(
      tx,
      liste.map(({ id }) => id),
    ),
    ({ etudeId }) => etudeId,
  );
  const dossiers = await candidats(
    tx,
    liste
      .flatMap(({ dossierId, proposeDossierId }) => [dossierId, proposeDossierId])
      .filter((id) => id !== null),
  );
  const portes = await nomsDesPortes(tx);
  return (etude: etudes.Etude): EtudeRecueT => ({
    id: etude.id,
    version: etude.version,
    etat: etude.etat,
    origine: origineDe(etude, portes),
    patient: etude.patient,
    faiteLe: etude.faiteLe,
    description: etude.description,
    modalites: [...etude.modalites],
    instances: decrireInstances(parEtude.get(etude.id) ?? []),
    recueLe: etude.recueLe,
    proposition: propositionDe(etude, dossiers),
    decision: decisionDe(etude, dossiers),
  });
}

/** In their order, each with its series and with what it is opened with. */
function decrireInstances(liste: readonly instances.Instance[]): EtudeRecueT['instances'] {
  const piles = new Map(enPiles(liste).flatMap((pile) => pile.map(({ id }) => [id, pile[0]?.id ?? id])));
  const series = [...new Set(liste.map(({ serieUid }) => serieUid))];
  return liste.map((i) => ({
    id: i.id,
    serie: series.indexOf(i.serieUid),
    pile: piles.get(i.id) ?? i.id,
    etat: i.etat,
    modalite: i.modalite,
    description: i.descriptionSerie,
    images: i.images,
    texteIncruste: i.texteIncruste,
  }));
}

type Dossiers = ReadonlyMap<string, DossierCandidat>;

function propositionDe(
  { proposeDossierId, proposeRegle }: etudes.Etude,
  dossiers: Dossiers,
): EtudeRecueT['proposition'] {
  const dossier = proposeDossierId === null ? undefined : dossiers.get(proposeDossierId);
  return dossier && proposeRegle ? { dossier: enContrat(dossier), regle: proposeRegle } : null;
}

function decisionDe(etude: etudes.Etude, dossiers: Dossiers): EtudeRecueT['decision'] {
  const { decideLe, decideParNom, dossierId, acteId, refusMotif, purgeLe } = etude;
  if (decideLe === null) return null;
  const dossier = dossierId === null ? undefined : dossiers.get(dossierId);
  return {
    par: decideParNom,
    le: decideLe,
    dossier: dossier ? enContrat(dossier) : null,
    acteId,
    motif: refusMotif && (MOTIFS_REFUS_ETUDE[refusMotif as keyof typeof MOTIFS_REFUS_ETUDE] ?? refusMotif),
    definitive: purgeLe !== null,
  };
}

const enContrat = ({ id, nomNaissance, nomUtilise, prenoms, dateNaissance, sexe }: DossierCandidat) => ({
  id,
  nomNaissance,
  nomUtilise,
  prenoms: [...prenoms],
  dateNaissance,
  sexe,
});

export async function listerBrouillons(
  { bd, maintenant }: DepsImagerie,
  session: Session,
  dossierId: string,
) {
  const soin = enSoin(session);
  return bd.organisation(appelant(soin), async (tx) => {
    const dossier = await candidat(tx, dossierId);
    if (!dossier) throw new Erreur('INTROUVABLE');
    await exigerDossier(tx, soin, 'dossier.lire', dossierId, maintenant());
    const demandes = await demandesOuvertes(tx, dossierId, soin.acteur.sites);
    await tracerPersonne(tx, soin, 'DOSSIER_OUVERT', { dossierId });
    return {
      dossier: enContrat(dossier),
      demandes: demandes.map(({ id, motif, motif_texte, cree_le }) => ({
        id,
        motif: LIBELLES_MOTIF_DEMANDE[motif as keyof typeof LIBELLES_MOTIF_DEMANDE] ?? motif_texte,
        creeLe: cree_le,
      })),
    };
  });
}
