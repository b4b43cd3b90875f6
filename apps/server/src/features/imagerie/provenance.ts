import { Erreur } from '@orapont/domain/erreurs';
import { appelant, type SessionSoin } from '../../kernel/session.ts';
import { exigerDossier, exigerReception } from './acces.ts';
import type { DepsImagerie } from './deps.ts';
import { tracerPersonne } from './traces.ts';

/** From where an instance comes: a machine, by its door, or a person who imports. */
export type Provenance = {
  readonly organisationId: string;
  readonly siteId: string;
  readonly porteId: string | null;
  /** Name of the door, or of the person. */
  readonly nom: string;
  readonly compteId?: string | undefined;
  /** The person for whom this is imported: anyone else's picture is refused. */
  readonly dossierId?: string | undefined;
  /** The study for which this is sent: any other one is refused. */
  readonly etudeUid?: string | undefined;
};

/** Where the files that a person brings are received. */
export function siteDuDepot(session: SessionSoin): string {
  const { siteId } = session;
  if (siteId === null) throw new Erreur('INTERDIT', ['SANS_AFFECTATION']);
  exigerReception(session, 'reception.deposer', siteId);
  return siteId;
}

/** A person brings files: those of a disc, or of a mail. For one person when she says so. */
export async function ouvrirDepot(
  { bd, maintenant }: Pick<DepsImagerie, 'bd' | 'maintenant'>,
  soin: SessionSoin,
  dossierId: string | undefined,
): Promise<Provenance> {
  const siteId = siteDuDepot(soin);
  await bd.organisation(appelant(soin), async (tx) => {
    if (dossierId !== undefined) await exigerDossier(tx, soin, 'dossier.modifier', dossierId, maintenant());
    await tracerPersonne(tx, soin, 'IMAGES_IMPORTEES', { dossierId });
  });
  const { organisationId, compteId, nom } = soin;
  return { organisationId, siteId, porteId: null, nom, compteId, dossierId };
}
