import { Pli } from '@orapont/contract/livraison';
import { type Effet, type PliRecu, suivants } from '@orapont/domain/tournee/livraisons';
import type { Tx } from '../../kernel/bd.ts';
import type { SessionSoin } from '../../kernel/session.ts';
import { codeDe } from './conflit-de-l-effet.ts';
import { signaler } from './conflit-repository.ts';
import { ecrireEffet } from './effets.ts';
import { prendreResident, trouverEmports, trouverTournee } from './emport-repository.ts';
import type { Lieu, PliOuvert } from './lieu.ts';
import { auteurDe, jourDuTravail } from './lire-pli.ts';
import { essayer, type LignePli, marquerPli, plisDeLActe } from './pli-repository.ts';
import type { DepsLivraison } from './ports.ts';

type Cible = { readonly acteId: string };
/** The device by which it came: its name goes beside that of the person. */
type Porteur = { readonly organisationId: string; readonly nom: string };

/**
 * Makes all that can be made of what has arrived for an act, in one transaction: a letter and its effect stand or fall together. Two
 * deliveries at once wait for one another; asked again, it finds nothing left to do.
 */
export async function appliquer(deps: DepsLivraison, porteur: Porteur, { acteId }: Cible): Promise<void> {
  const { organisationId } = porteur;
  const lieu = await deps.bd.organisation({ organisationId }, async (tx) => {
    const attente = (await plisDeLActe(tx, acteId)).filter(({ etat }) => etat === 'EN_ATTENTE');
    return attente.length === 0 ? undefined : situerLieu(tx, attente);
  });
  if (!lieu) return;
  const auteurs = await auteursDe(deps, porteur, lieu);
  const autres = await deps.bd.organisation({ organisationId }, async (tx) => {
    await prendreResident(tx, lieu.tournee.id, lieu.dossierId);
    const connus = new Set(lieu.attente.map(({ id }) => id));
    for (let pas = await lirePas(tx, acteId, connus); ; pas = await lirePas(tx, acteId, connus)) {
      if (pas.effets.length === 0) return pas.autres;
      for (const effet of pas.effets) await accomplir(tx, deps, { ...lieu, auteurs }, effet);
    }
  });
  // Its own delivery may have looked before this one was done.
  if (autres) await appliquer(deps, porteur, { acteId });
}

async function situerLieu(tx: Tx, attente: readonly LignePli[]) {
  const [premier] = attente;
  const tournee = premier && (await trouverTournee(tx, premier.tournee_id));
  if (!premier || !tournee || premier.dossier_id === null) return undefined;
  const emports = await trouverEmports(tx, [...new Set(attente.map(({ emport_id }) => emport_id))]);
  return {
    tournee,
    dossierId: premier.dossier_id,
    attente,
    emports: new Map(emports.map((emport) => [emport.id, emport])),
  };
}

/** The rights of each on the day of each letter: found before the transaction that writes. */
async function auteursDe(
  deps: DepsLivraison,
  porteur: Porteur,
  lieu: NonNullable<Awaited<ReturnType<typeof situerLieu>>>,
): Promise<ReadonlyMap<string, SessionSoin>> {
  const auteurs = new Map<string, SessionSoin>();
  for (const pli of lieu.attente) {
    const emport = lieu.emports.get(pli.emport_id);
    if (!emport) continue;
    const auteur = await auteurDe(deps.personnes, {
      emport,
      siteId: lieu.tournee.site_id,
      appareilNom: porteur.nom,
      jour: jourDuTravail(pli.le, emport, deps.maintenant()),
    });
    if (auteur) auteurs.set(pli.id, auteur);
  }
  return auteurs;
}

/** What came after the rights were read waits for the next pass, with its own. */
async function lirePas(tx: Tx, acteId: string, connus: ReadonlySet<string>) {
  const plis = await plisDeLActe(tx, acteId);
  const vus = plis.filter(({ id, etat }) => etat !== 'EN_ATTENTE' || connus.has(id));
  return { effets: suivants(vus.map(enRecu)), autres: vus.length < plis.length };
}

function enRecu(ligne: LignePli): PliOuvert {
  const commun = {
    id: ligne.id,
    appareilId: ligne.appareil_id,
    type: ligne.type as PliRecu['type'],
    compteur: ligne.compteur,
    etat: ligne.etat as PliRecu['etat'],
    ligne,
  };
  if (ligne.media_id !== null) return { ...commun, contenu: undefined, mediaId: ligne.media_id };
  const contenu = Pli.parse(JSON.parse(ligne.texte));
  return contenu.type === 'CLOTURE'
    ? { ...commun, contenu, attendus: { plis: contenu.plis, medias: contenu.medias } }
    : { ...commun, contenu };
}

/** A refusal undoes what its own effect had begun, and nothing else. */
async function accomplir(
  tx: Tx,
  deps: DepsLivraison,
  lieu: Lieu,
  { pli, geste }: Effet<PliOuvert>,
): Promise<void> {
  const applique_le = deps.maintenant().toISOString();
  if (geste === 'REMPLACE') return marquerPli(tx, pli.id, 'APPLIQUE', { applique_le });
  const faire = async () => {
    const { version, avis } = await ecrireEffet(tx, deps, lieu, pli);
    await marquerPli(tx, pli.id, 'APPLIQUE', {
      applique_le,
      ...(version === undefined ? {} : { version_ecrite: version }),
    });
    for (const code of avis) await signaler(tx, pli.ligne, code);
  };
  await essayer(tx, faire, async (cause) => {
    const issue = codeDe(cause);
    if (!issue) throw cause;
    await marquerPli(tx, pli.id, 'CONFLIT');
    await signaler(tx, pli.ligne, issue.code, issue.motifs);
  });
}
