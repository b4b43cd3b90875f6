import type { confierDemande, creerDemande, modifierDemande } from '@orapont/contract/demande';
import type { BodyOf } from '@orapont/contract/route';
import { peutSurDossier } from '@orapont/domain/acces/politique';
import { jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { MOTIFS_PAR_NATURE } from '@orapont/domain/teleexpertise/motifs';
import type { Tx } from '../../../kernel/bd.ts';
import { santeEnVigueur } from '../../../kernel/dossier-repository.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { noter, noterUneFois, prendre } from './acces.ts';
import { colonnesDe } from './champs.ts';
import { commander } from './commande.ts';
import {
  ajouterSante,
  enregistrerBrouillon,
  insererBrouillon,
  lireActe,
  noterEvenement,
} from './demande-repository.ts';
import type { DepsDemande } from './deps.ts';
import { lireEmployes, lirePersonneSuivie } from './faits-repository.ts';
import { notifier } from './notification-repository.ts';

/** Opens a draft for a person whom the caller follows today. The same id twice is the same draft. */
export async function creer(
  deps: DepsDemande,
  session: SessionSoin,
  { id, dossierId, nature }: BodyOf<typeof creerDemande>,
) {
  return deps.bd.organisation(appelant(session), async (tx) => {
    const siteId = await siteDuBrouillon(tx, deps, session, dossierId);
    const sante = await santeEnVigueur(tx, dossierId);
    const motifs = MOTIFS_PAR_NATURE[nature];
    const creee = await insererBrouillon(tx, {
      organisation_id: session.organisationId,
      id,
      dossier_id: dossierId,
      site_id: siteId,
      nature,
      prepare_par: session.professionnelId,
      motif: motifs.length === 1 ? motifs[0] : null,
      protocole: 'RAPIDE_5',
      sante: sante === null ? null : JSON.stringify(sante),
    });
    const acte = await lireActe(tx, id);
    if (!acte || acte.dossier_id !== dossierId) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
    if (creee) await noter(tx, session, 'DEMANDE_CREEE', acte);
    return { id, version: acte.version };
  });
}

/** The place of the request: where the person is today and where the caller works; the present workplace first. */
export async function siteDuBrouillon(
  tx: Tx,
  { maintenant }: Pick<DepsDemande, 'maintenant'>,
  session: SessionSoin,
  dossierId: string,
): Promise<string> {
  const personne = await lirePersonneSuivie(tx, dossierId, jourParis(maintenant().toISOString()));
  if (!personne) throw new Erreur('INTROUVABLE');
  const sites = personne.sejours.map(({ site_id }) => site_id);
  const verdict = peutSurDossier(session.acteur, 'demande.preparer', {
    organisationId: personne.organisation_id,
    sites,
  });
  if (!verdict.accord) throw new Erreur('INTERDIT', verdict.motifs);
  if (personne.deces_le !== null) throw new Erreur('REGLE_NON_RESPECTEE', ['PERSONNE_DECEDEE']);
  const communs = sites.filter((site) => session.acteur.sites.includes(site));
  const site = communs.find((s) => s === session.siteId) ?? communs[0];
  if (!site) throw new Erreur('INTERDIT', ['SANS_RELATION_DE_SOIN']);
  return site;
}

/** Saves part of the form, from the version that was being written: a second tab never overwrites in silence. */
export async function modifier(
  deps: DepsDemande,
  session: SessionSoin,
  id: string,
  { version, nature, champs }: BodyOf<typeof modifierDemande>,
) {
  return deps.bd.organisation(appelant(session), async (tx) => {
    const acte = await prendre(tx, session, 'acte.preparer', id);
    if (acte.etat !== 'BROUILLON') throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
    const colonnes = colonnesDe(champs, acte);
    const nouvelle = await enregistrerBrouillon(tx, id, version, {
      ...colonnes,
      ...(nature ? changementDeNature(nature, champs.motif ?? acte.motif) : {}),
    });
    if (nouvelle === undefined) throw new Erreur('CONFLIT', ['VERSION_DEPASSEE']);
    await noterUneFois(tx, session, 'DEMANDE_MODIFIEE', acte, deps.maintenant());
    return { version: nouvelle, modifieLe: deps.maintenant().toISOString() };
  });
}

/** A motive belongs to a nature: another nature keeps it only when it is in its list. */
export function changementDeNature(
  nature: NatureActe,
  motif: string | null,
): { nature: NatureActe; motif: string | null } {
  const admis: readonly string[] = MOTIFS_PAR_NATURE[nature];
  const garde = motif !== null && admis.includes(motif);
  return { nature, motif: garde ? motif : admis.length === 1 ? (admis[0] ?? null) : null };
}

/** The set of the day joins the record when the request leaves: it is what the person was on that day. */
export const verserSante = (
  tx: Tx,
  session: SessionSoin,
  acte: { dossier_id: string; sante: unknown },
): Promise<void> =>
  ajouterSante(tx, {
    organisationId: session.organisationId,
    dossierId: acte.dossier_id,
    contenu: acte.sante,
    professionnelId: session.professionnelId,
  });

/**
 * Hands a draft over to a professional of the structure, who reads it again and sends it (⚠15).
 *
 * @rule TE-02
 */
export async function confier(
  deps: DepsDemande,
  session: SessionSoin,
  id: string,
  { professionnelId }: BodyOf<typeof confierDemande>,
  cle: string,
) {
  return commander(deps, session, { cle, id, corps: { professionnelId } }, async (tx) => {
    const acte = await prendre(tx, session, 'acte.preparer', id);
    if (acte.etat !== 'BROUILLON') throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
    const maintenant = deps.maintenant().toISOString();
    const employes = await lireEmployes(tx, acte.site_id, jourParis(maintenant));
    if (professionnelId !== null && !employes.some((e) => e.id === professionnelId))
      throw new Erreur('SAISIE_INVALIDE', ['VALIDEUR_INCONNU']);
    await enregistrerBrouillon(tx, id, acte.version, { confie_le: maintenant, confie_a: professionnelId });
    await noterEvenement(tx, {
      organisationId: session.organisationId,
      acteId: id,
      type: 'CONFIER',
      compteId: session.compteId,
      nom: session.nom,
    });
    await noter(tx, session, 'DEMANDE_CONFIEE', acte);
    const destinataires = professionnelId ? [professionnelId] : employes.map((e) => e.id);
    for (const destinataire of destinataires.filter((d) => d !== session.professionnelId))
      await notifier(tx, {
        organisationId: session.organisationId,
        acteId: id,
        professionnelId: destinataire,
        type: 'A_RELIRE',
        version: acte.version + 1,
      });
    return { fait: true as const };
  });
}
