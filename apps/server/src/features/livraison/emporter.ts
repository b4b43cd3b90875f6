import { PliEmport, type PliEmportT, type PliSigneT } from '@orapont/contract/livraison';
import type { EmportT } from '@orapont/contract/tournee';
import { peutSurSite } from '@orapont/domain/acces/politique';
import { ajouterHeures, type DateCivile, jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { EMPORT_HEURES } from '@orapont/domain/tournee/residents';
import type { Tx } from '../../kernel/bd.ts';
import { appelant, type SessionSoin } from '../../kernel/session.ts';
import { tracerTous } from '../../kernel/traces-repository.ts';
import { surveillerVolume } from '../../kernel/volume.ts';
import { composerEmport } from './composer-emport.ts';
import {
  insererEmport,
  insererFaits,
  type LigneEmport,
  type LigneTournee,
  trouverEmport,
  trouverTournee,
} from './emport-repository.ts';
import { empreinteDe, faitsDe } from './faits-repository.ts';
import { ouvrirPli } from './lire-pli.ts';
import { inscrire } from './livrer-pli.ts';
import type { DepsLivraison } from './ports.ts';

/**
 * Takes a round along: the person has the right to, today, at this site; the device proves itself by the letter that it seals. Each
 * dossier is traced as made available, not as opened. Asked again after a cut, it is the same taking along.
 *
 * @rule DOS-09, DOS-12, ORG-01
 */
export async function emporter(
  deps: DepsLivraison,
  session: SessionSoin,
  tourneeId: string,
  signe: PliSigneT,
): Promise<EmportT> {
  return deps.bd.organisation(appelant(session), async (tx) => {
    const jour = jourParis(deps.maintenant().toISOString());
    const tournee = await ouvrir(tx, session, tourneeId);
    const { pli, appareilNom } = await ouvrirPli(tx, deps.appareils, appareilDit(signe), signe, PliEmport);
    if (pli.tourneeId !== tourneeId) throw new Erreur('INTERDIT', ['SIGNATURE_REFUSEE']);
    const { emport, neuf } = await inscrireEmport(tx, deps, session, pli);
    const { organisationId } = session;
    await inscrire(
      tx,
      deps,
      { id: pli.appareilId, nom: appareilNom, organisationId },
      { emport },
      {
        organisation_id: organisationId,
        id: pli.id,
        appareil_id: pli.appareilId,
        emport_id: emport.id,
        tournee_id: tourneeId,
        type: 'EMPORT',
        compteur: pli.compteur,
        le: pli.le,
        texte: signe.texte,
        signature: signe.signature,
        etat: 'APPLIQUE',
        applique_le: emport.pris_le,
      },
    );
    const emporte = await composerEmport(tx, session, { tournee, emport, jour }, deps.equipement);
    const dossiers = emporte.residents.map(({ dossierId }) => dossierId);
    if (neuf) await garderLesFaits(tx, emport, dossiers, jour);
    await tracerTous(
      tx,
      dossiers.map((dossierId) => trace(session, appareilNom, dossierId)),
    );
    await surveillerVolume(tx, deps, session);
    return emporte;
  });
}

async function ouvrir(tx: Tx, session: SessionSoin, tourneeId: string): Promise<LigneTournee> {
  const tournee = await trouverTournee(tx, tourneeId);
  if (!tournee) throw new Erreur('INTROUVABLE');
  const { organisationId } = session;
  const lieu = { organisationId, siteId: tournee.site_id };
  const verdict = peutSurSite(session.acteur, 'tournee.emporter', lieu);
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
  if (tournee.close_le !== null) throw new Erreur('CONFLIT', ['TOURNEE_CLOSE']);
  return tournee;
}

async function inscrireEmport(
  tx: Tx,
  { maintenant }: DepsLivraison,
  session: SessionSoin,
  { emportId, tourneeId, appareilId }: PliEmportT,
): Promise<{ emport: LigneEmport; neuf: boolean }> {
  const le = maintenant().toISOString();
  const neuf = await insererEmport(tx, {
    organisation_id: session.organisationId,
    id: emportId,
    tournee_id: tourneeId,
    appareil_id: appareilId,
    compte_id: session.compteId,
    professionnel_id: session.professionnelId,
    par_nom: session.nom,
    pris_le: le,
    expire_le: ajouterHeures(le, EMPORT_HEURES),
  });
  const emport = await trouverEmport(tx, emportId);
  const memes = [emport?.appareil_id, emport?.tournee_id, emport?.compte_id].join();
  if (!emport || memes !== [appareilId, tourneeId, session.compteId].join())
    throw new Erreur('CONFLIT', ['CLE_REUTILISEE']);
  return { emport, neuf };
}

/** What each dossier is at this moment: on the way back, what changed since is found by comparing. */
async function garderLesFaits(
  tx: Tx,
  emport: LigneEmport,
  dossiers: readonly string[],
  jour: DateCivile,
): Promise<void> {
  for (const dossierId of dossiers) {
    const faits = await faitsDe(tx, dossierId, jour);
    if (!faits) continue;
    await insererFaits(tx, {
      organisation_id: emport.organisation_id,
      emport_id: emport.id,
      dossier_id: dossierId,
      empreinte: empreinteDe(faits),
      faits: JSON.stringify(faits),
    });
  }
}

const trace = ({ organisationId, compteId, nom }: SessionSoin, appareilNom: string, dossierId: string) =>
  ({
    organisationId,
    chaine: 'ACCES',
    action: 'DOSSIER_EMPORTE',
    acteur: `${nom}, ${appareilNom}`,
    compteId,
    dossierId,
  }) as const;

/** Whose seal it claims to be; whether it is, the signature says. */
function appareilDit({ texte }: PliSigneT): string {
  try {
    return PliEmport.parse(JSON.parse(texte)).appareilId;
  } catch (cause) {
    throw new Erreur('SAISIE_INVALIDE', [], { cause });
  }
}
