import type {
  DispositifSaisiT,
  enregistrerDispositif,
  lireDispositif,
  listerDispositifs,
  noterEntretien,
} from '@orapont/contract/dispositif';
import type { BodyOf, ReplyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { Tx } from '../../kernel/bd.ts';
import type { Session } from '../../kernel/session.ts';
import { type Atelier, dansAtelier, tracerDispositif } from './acces.ts';
import {
  insererDispositif,
  insererEntretien,
  lireDispositifs,
  lireEntretiens,
  remplacerDispositif,
  trouverDispositif,
} from './dispositif-repository.ts';
import type { DepsDispositifs, InscrireDesinfection } from './ports.ts';

type Ou = { readonly organisation?: string | undefined };
type Cible = { readonly id: string } & Ou;

const droits = ({ peut }: Atelier) => ({
  gerer: peut('dispositif.gerer'),
  entretenir: peut('dispositif.entretenir'),
});

export const lister = (
  deps: DepsDispositifs,
  session: Session,
  { organisation }: Ou,
): Promise<ReplyOf<typeof listerDispositifs>> =>
  dansAtelier(deps, session, organisation, 'dispositif.lire', async (tx, atelier) => ({
    dispositifs: await lireDispositifs(tx),
    ...droits(atelier),
  }));

export const lire = (
  deps: DepsDispositifs,
  session: Session,
  { id, organisation }: Cible,
): Promise<ReplyOf<typeof lireDispositif>> =>
  dansAtelier(deps, session, organisation, 'dispositif.lire', async (tx, atelier) => {
    const dispositif = await trouverDispositif(tx, id);
    if (!dispositif) throw new Erreur('INTROUVABLE');
    return { dispositif, entretiens: await lireEntretiens(tx, id), ...droits(atelier) };
  });

/**
 * Adds a device, or writes over the version that was read.
 *
 * @rule CAP-03
 * @throws Erreur CONFLIT VERSION_DEPASSEE when someone wrote meanwhile
 */
export const enregistrer = (
  deps: DepsDispositifs,
  session: Session,
  { id, organisation }: Cible,
  { version, ...saisi }: BodyOf<typeof enregistrerDispositif>,
): Promise<ReplyOf<typeof enregistrerDispositif>> =>
  dansAtelier(deps, session, organisation, 'dispositif.gerer', (tx, atelier) =>
    version === null ? ajouter(tx, atelier, id, saisi) : changer(tx, atelier, { id, version }, saisi),
  );

/** The same creation twice makes one; what it holds then is what stands. */
async function ajouter(tx: Tx, atelier: Atelier, id: string, saisi: DispositifSaisiT) {
  if (await insererDispositif(tx, atelier, id, saisi))
    await tracerDispositif(tx, atelier, 'DISPOSITIF_AJOUTE');
  const garde = await trouverDispositif(tx, id);
  return { id, version: garde?.version ?? 1 };
}

async function changer(
  tx: Tx,
  atelier: Atelier,
  { id, version }: { readonly id: string; readonly version: number },
  saisi: DispositifSaisiT,
) {
  const connu = await trouverDispositif(tx, id);
  if (!connu) throw new Erreur('INTROUVABLE');
  if (!(await remplacerDispositif(tx, id, version, saisi))) throw new Erreur('CONFLIT', ['VERSION_DEPASSEE']);
  const archive = saisi.archive && !connu.archive;
  await tracerDispositif(tx, atelier, archive ? 'DISPOSITIF_ARCHIVE' : 'DISPOSITIF_MODIFIE');
  return { id, version: version + 1 };
}

/**
 * Writes a line in the log of a device. Nothing takes one out.
 *
 * @rule CAP-03
 */
export const noter = (
  deps: DepsDispositifs,
  session: Session,
  { id: dispositifId, organisation }: Cible,
  { id, type, le, produit, note }: BodyOf<typeof noterEntretien>,
): Promise<ReplyOf<typeof noterEntretien>> =>
  dansAtelier(deps, session, organisation, 'dispositif.entretenir', async (tx, atelier) => {
    const maintenant = deps.maintenant().toISOString();
    if (le !== null && le > maintenant)
      throw new Erreur('SAISIE_INVALIDE', [], {
        champs: { le: 'Ce moment est dans l’avenir : notez ce qui est fait.' },
      });
    const dispositif = await trouverDispositif(tx, dispositifId);
    if (!dispositif) throw new Erreur('INTROUVABLE');
    const { organisationId, compteId, nom } = atelier;
    const ligne = {
      organisationId,
      id,
      dispositifId,
      type,
      le: le ?? maintenant,
      produit,
      note,
      compteId,
      nom,
    };
    if (await insererEntretien(tx, ligne)) await tracerDispositif(tx, atelier, `DISPOSITIF_${FAITS[type]}`);
    return { fait: true };
  });

const FAITS = { DESINFECTION: 'DESINFECTE', VERIFICATION: 'VERIFIE' } as const;

/** As a round brings it back, in the transaction of its letter. */
export const inscrireDesinfection: InscrireDesinfection = async (
  tx,
  { organisationId, compteId, nom },
  ligne,
) => {
  if (!(await trouverDispositif(tx, ligne.dispositifId))) return;
  const qui = { organisationId, compteId, nom };
  if (await insererEntretien(tx, { ...qui, ...ligne, type: 'DESINFECTION', note: '' }))
    await tracerDispositif(tx, qui, 'DISPOSITIF_DESINFECTE');
};
