import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { listerExports } from '@orapont/contract/export';
import type { ReplyOf } from '@orapont/contract/route';
import { peutReglerOrganisation } from '@orapont/domain/acces/politique';
import { Erreur } from '@orapont/domain/erreurs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tx } from '../../kernel/bd.ts';
import { uneFois } from '../../kernel/commande-repository.ts';
import { plageDe } from '../../kernel/plage.ts';
import type { Session } from '../../kernel/session.ts';
import { tracer } from '../../kernel/traces-repository.ts';
import * as repository from './export-repository.ts';
import { compterDossiers, structureDe } from './lignes-repository.ts';
import type { DepsExport } from './ports.ts';
import { nomDePartie, objetDePartie } from './preparer.ts';

/** Days that the parts are kept. */
const DUREE_JOURS = 7;
const JOUR = 86_400_000;

/**
 * Everything that an organisation keeps, for whoever administers it there or on the platform.
 *
 * @rule DOS-09, DOS-12
 * @throws Erreur INTROUVABLE for another organisation
 */
async function dansOrganisation<T>(
  deps: DepsExport,
  session: Session,
  organisationId: string,
  travail: (tx: Tx, nom: string) => Promise<T>,
): Promise<T> {
  const qui = {
    organisationId: session.organisationId,
    roles: session.acteur.roles,
    administrateurPlateforme: session.administrateur,
  };
  const verdict = peutReglerOrganisation(qui, organisationId);
  if (!verdict.accord)
    throw verdict.motifs.includes('AUTRE_ORGANISATION')
      ? new Erreur('INTROUVABLE')
      : new Erreur('INTERDIT', verdict.motifs);
  return deps.bd.organisation({ organisationId, compteId: session.compteId }, async (tx) => {
    const structure = await structureDe(tx, organisationId);
    if (!structure) throw new Erreur('INTROUVABLE');
    return travail(tx, structure.organisation.nom);
  });
}

const tracerExport = (tx: Tx, session: Session, organisationId: string, action: string) =>
  tracer(tx, {
    organisationId,
    chaine: 'TECHNIQUE',
    action,
    acteur: session.nom,
    compteId: session.compteId,
  });

export const lister = (
  deps: DepsExport,
  session: Session,
  organisationId: string,
): Promise<ReplyOf<typeof listerExports>> =>
  dansOrganisation(deps, session, organisationId, async (tx, organisation) => {
    const demandes = await repository.exportsDe(tx);
    const parties = await repository.partiesDe(
      tx,
      demandes.map(({ id }) => id),
    );
    return {
      organisation,
      dossiers: await compterDossiers(tx),
      exports: demandes.map((e) => ({
        id: e.id,
        etat: e.etat as 'EN_PREPARATION' | 'PRET' | 'EFFACE',
        demandePar: e.demande_par_nom,
        demandeLe: e.demande_le,
        pretLe: e.pret_le,
        expireLe: e.expire_le,
        dossiers: e.dossiers,
        dossiersFaits: e.dossiers_faits,
        parties: parties
          .filter(({ export_id }) => export_id === e.id)
          .map(({ numero, octets, empreinte, fichiers, absents, dossiers }) => ({
            numero,
            octets: Number(octets),
            sha256: empreinte,
            fichiers,
            absents,
            dossiers,
          })),
      })),
    };
  });

export const preparer = (
  deps: DepsExport,
  session: Session,
  organisationId: string,
  cle: string,
): Promise<{ id: string }> =>
  dansOrganisation(deps, session, organisationId, (tx) =>
    uneFois(tx, { organisationId, compteId: session.compteId, cle, corps: null }, async () => {
      const id = randomUUID();
      const maintenant = deps.maintenant();
      const inseree = await repository.insererExport(tx, {
        organisationId,
        id,
        compteId: session.compteId,
        nom: session.nom,
        demandeLe: maintenant.toISOString(),
        expireLe: new Date(maintenant.getTime() + DUREE_JOURS * JOUR).toISOString(),
        dossiers: await compterDossiers(tx),
      });
      if (!inseree) throw new Erreur('CONFLIT', ['EXPORT_EN_COURS']);
      await tracerExport(tx, session, organisationId, 'EXPORT_DEMANDE');
      await deps.travaux.enfiler(tx, 'export.preparer', { organisationId, exportId: id });
      return { id };
    }),
  );

export async function effacer(
  deps: DepsExport,
  session: Session,
  { id: organisationId, exportId }: { readonly id: string; readonly exportId: string },
): Promise<void> {
  await dansOrganisation(deps, session, organisationId, async (tx) => {
    if (!(await repository.trouverExport(tx, exportId))) throw new Erreur('INTROUVABLE');
    if (await repository.noterEffacement(tx, exportId))
      await tracerExport(tx, session, organisationId, 'EXPORT_EFFACE');
  });
  await jeter(deps, { organisationId, exportId });
}

/** The bytes of an export that is over; the list of what there was stays. */
async function jeter(
  deps: Pick<DepsExport, 'bd' | 'objets'>,
  quoi: { readonly organisationId: string; readonly exportId: string },
): Promise<void> {
  const { organisationId, exportId } = quoi;
  const parties = await deps.bd.organisation({ organisationId }, (tx) =>
    repository.partiesDe(tx, [exportId]),
  );
  // One more than what is noted: a part that was being written when it was shed.
  for (let numero = 1; numero <= parties.length + 1; numero++)
    await deps.objets.supprimer(objetDePartie(quoi, numero));
}

/** Exports past their date go, whoever asked for them. */
export async function balayerExports(deps: DepsExport): Promise<void> {
  const avant = deps.maintenant().toISOString();
  const finis = await deps.bd.administration(undefined, (tx) => repository.exportsExpires(tx, avant));
  for (const { organisationId, id } of finis) {
    await deps.bd.organisation({ organisationId }, (tx) => repository.noterEffacement(tx, id));
    await jeter(deps, { organisationId, exportId: id });
  }
}

type Partie = { readonly id: string; readonly exportId: string; readonly numero: string };

/** A part, whole or from where a download stopped. Each request is a trace: what goes on from its second byte is nearly all of it. */
export async function telecharger(
  deps: DepsExport,
  session: Session,
  { id: organisationId, exportId, numero }: Partie,
  { requete, reponse }: { readonly requete: FastifyRequest; readonly reponse: FastifyReply },
): Promise<FastifyReply> {
  const ref = objetDePartie({ organisationId, exportId }, Number(numero));
  const { taille, etag, plage } = await dansOrganisation(deps, session, organisationId, async (tx) => {
    const demande = await repository.trouverExport(tx, exportId);
    const partie = await repository.trouverPartie(tx, exportId, Number(numero));
    if (!demande || !partie) throw new Erreur('INTROUVABLE');
    const expire = demande.etat === 'EFFACE' || demande.expire_le <= deps.maintenant().toISOString();
    const lue = expire ? undefined : await deps.objets.taille(ref);
    if (lue === undefined) throw new Erreur('PARTI', ['EXPORT_EFFACE']);
    const etag = `"${partie.empreinte}"`;
    const voulue = plageDe(requete.headers, { taille: lue, etag });
    if (voulue !== 'HORS_LIMITES') await tracerExport(tx, session, organisationId, 'EXPORT_TELECHARGE');
    return { taille: lue, etag, plage: voulue };
  });
  reponse.type('application/zip').headers({
    etag,
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    'content-disposition': `attachment; filename="${nomDePartie(exportId, Number(numero))}"`,
  });
  if (plage === 'HORS_LIMITES')
    return reponse.code(416).header('content-range', `bytes */${taille}`).header('content-length', 0).send();
  const { debut, fin } = plage ?? { debut: 0, fin: taille };
  reponse.header('content-length', fin - debut);
  if (plage) reponse.code(206).header('content-range', `bytes ${debut}-${fin - 1}/${taille}`);
  return reponse.send(Readable.from(deps.objets.lire(ref, { debut, fin })));
}

/** @source `sha256sum --check` of GNU coreutils: two spaces between the digest and the name */
export const empreintes = (
  deps: DepsExport,
  session: Session,
  { id: organisationId, exportId }: { readonly id: string; readonly exportId: string },
): Promise<string> =>
  dansOrganisation(deps, session, organisationId, async (tx) => {
    if (!(await repository.trouverExport(tx, exportId))) throw new Erreur('INTROUVABLE');
    const parties = await repository.partiesDe(tx, [exportId]);
    return parties
      .map(({ numero, empreinte }) => `${empreinte}  ${nomDePartie(exportId, numero)}\n`)
      .join('');
  });
