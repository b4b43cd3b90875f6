import type { annulerDemande, fournirComplement, reprendreDemande } from '@orapont/contract/demande';
import { DemandeFigee } from '@orapont/contract/demande-figee';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import { echeanceReponse } from '@orapont/domain/teleexpertise/echeance';
import { v7 as uuidv7 } from 'uuid';
import { demandeur, type SessionSoin } from '../../../kernel/session.ts';
import { avancer } from '../acte-repository.ts';
import { consulter, noter, prendre } from './acces.ts';
import { siteDuBrouillon } from './brouillon.ts';
import { commander } from './commande.ts';
import {
  copierMedia,
  fermerPartages,
  insererBrouillon,
  type LigneActe,
  type LigneMedia,
  lireActe,
  lireMedias,
} from './demande-repository.ts';
import type { DepsDemande } from './deps.ts';
import { lireAuteurs } from './envoi.ts';
import { poster } from './envoi-repository.ts';
import { courrielDe } from './faits-repository.ts';
import { citerMedias, empreinteDe } from './figer.ts';

const pas = (session: SessionSoin, acteId: string) => ({
  organisationId: session.organisationId,
  acteId,
  compteId: session.compteId,
  nom: session.nom,
});

/** Drops a draft (whoever prepares may) or cancels a request that waits for its answer (whoever may send). */
export async function annuler(
  deps: DepsDemande,
  session: SessionSoin,
  id: string,
  { raison }: BodyOf<typeof annulerDemande>,
  cle: string,
) {
  return commander(deps, session, { cle, id, corps: { raison } }, async (tx) => {
    const acte = await prendre(tx, session, 'acte.preparer', id);
    const brouillon = acte.etat === 'BROUILLON';
    if (!brouillon) await prendre(tx, session, 'acte.annuler', id);
    const le = deps.maintenant().toISOString();
    await fermerPartages(tx, id, 'ANNULATION', le);
    await avancer(
      tx,
      deps.travaux,
      {
        ...pas(session, id),
        evenement: 'ANNULER',
        acteur: brouillon ? 'PREPARATEUR' : 'REQUERANT',
        details: { raison },
      },
      { clos_le: le },
    );
    await noter(tx, session, 'DEMANDE_ANNULEE', acte);
    return { etat: 'ANNULEE' as const };
  });
}

/**
 * Sends what the requis asked for: pictures taken since, words, or both. The rest of the frozen request does not move.
 *
 * @rule TE-04, TE-09
 */
export async function fournir(
  deps: DepsDemande,
  session: SessionSoin,
  id: string,
  { texte }: BodyOf<typeof fournirComplement>,
  cle: string,
) {
  return commander(deps, session, { cle, id, corps: { texte } }, async (tx) => {
    const acte = await prendre(tx, session, 'acte.envoyer', id);
    if (acte.etat !== 'COMPLEMENT_DEMANDE') throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
    const maintenant = deps.maintenant().toISOString();
    const demande = DemandeFigee.parse(acte.demande);
    const neufs = nouvelles(await lireMedias(tx, id), demande.medias);
    if (neufs.some(({ etat }) => etat === 'RECU')) throw new Erreur('CONFLIT', ['IMAGES_EN_COURS']);
    if (neufs.length === 0 && texte === '')
      throw new Erreur('SAISIE_INVALIDE', ['COMPLEMENT_VIDE'], {
        champs: { texte: 'Ajoutez une image ou écrivez une réponse.' },
      });
    const auteurs = await lireAuteurs(tx, { medias: neufs, maintenant });
    const suite = {
      ...demande,
      medias: [...demande.medias, ...citerMedias(neufs, auteurs)],
      complements: [
        ...demande.complements,
        { le: maintenant, texte, medias: neufs.map((media) => media.id) },
      ],
    };
    const delai = echeanceReponse(maintenant, demande.urgence, deps.delais);
    await avancer(
      tx,
      deps.travaux,
      { ...pas(session, id), evenement: 'FOURNIR_COMPLEMENT', acteur: 'REQUERANT' },
      {
        demande: JSON.stringify(suite),
        demande_empreinte: empreinteDe(suite),
        complement: null,
        // Waiting for the complement is not the requis's delay.
        echeance: acte.echeance && acte.echeance > delai ? acte.echeance : delai,
        escalade_le: null,
      },
    );
    const lettre = { organisationId: session.organisationId, acteId: id };
    const charge = { complement: demande.complements.length };
    await poster(tx, deps.travaux, {
      ...lettre,
      charge,
      canal: 'MSSANTE',
      type: 'COMPLEMENT',
      destinataire: demande.requis.bal,
    });
    await poster(tx, deps.travaux, {
      ...lettre,
      charge,
      canal: 'COURRIEL',
      type: 'NOTIF_COMPLEMENT',
      destinataire: await courrielDe(tx, demande.requis.id),
    });
    await noter(tx, session, 'COMPLEMENT_FOURNI', acte);
    return { etat: 'ACCEPTEE' as const };
  });
}

/** Pictures that the requis has not been sent yet. */
export function nouvelles(
  medias: readonly LigneMedia[],
  envoyees: readonly { readonly id: string }[],
): readonly LigneMedia[] {
  const connues = new Set(envoyees.map(({ id }) => id));
  return medias.filter(({ id }) => !connues.has(id));
}

const REPRENABLES = ['REFUSEE', 'ANNULEE', 'EXPIREE'];

/**
 * Opens a new draft from a request that came to nothing: same questions, same pictures, another requis and a new consent. The old
 * one stays as it ended.
 */
export async function reprendre(
  deps: DepsDemande,
  session: SessionSoin,
  ancienId: string,
  { id }: BodyOf<typeof reprendreDemande>,
) {
  const { ancien, medias, siteId } = await deps.bd.organisation(demandeur(session), async (tx) => {
    const acte = await consulter(tx, session, ancienId);
    if (!REPRENABLES.includes(acte.etat)) throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
    return {
      ancien: acte,
      siteId: await siteDuBrouillon(tx, deps, session, acte.dossier_id),
      medias: (await lireMedias(tx, ancienId)).filter(({ etat }) => etat === 'PRET'),
    };
  });
  // Objects first, rows next: a copy interrupted half-way leaves nothing that is seen.
  const copies: { readonly media: LigneMedia; readonly copieId: string }[] = [];
  for (const media of medias) copies.push({ media, copieId: await copierObjets(deps, media) });
  return deps.bd.organisation(demandeur(session), async (tx) => {
    const creee = await insererBrouillon(tx, brouillonDepuis(ancien, id, session, siteId));
    if (creee) {
      for (const { media, copieId } of copies) await copierMedia(tx, media, copieId, id);
      await noter(tx, session, 'DEMANDE_REPRISE', { id, dossier_id: ancien.dossier_id });
    }
    const acte = await lireActe(tx, id);
    if (acte?.reprend_id !== ancienId) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
    return { id, version: acte.version };
  });
}

const brouillonDepuis = (ancien: LigneActe, id: string, session: SessionSoin, siteId: string) => ({
  organisation_id: ancien.organisation_id,
  id,
  dossier_id: ancien.dossier_id,
  site_id: siteId,
  nature: ancien.nature,
  prepare_par: session.professionnelId,
  motif: ancien.motif,
  motif_texte: ancien.motif_texte,
  question: ancien.question,
  complexite: ancien.complexite,
  urgence: ancien.urgence,
  drapeaux: ancien.drapeaux,
  protocole: ancien.protocole,
  sante: ancien.sante === null ? null : JSON.stringify(ancien.sante),
  preparation: JSON.stringify(ancien.preparation),
  reprend_id: ancien.id,
});

/** The original, then the derivatives that exist (`features/medias/objets-media.ts` numbers them 1 to 9). */
const VERSIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

async function copierObjets({ objets }: DepsDemande, media: LigneMedia): Promise<string> {
  const copieId = uuidv7();
  const ref = { organisationId: media.organisation_id, dossierId: media.dossier_id };
  for (const version of VERSIONS) {
    const source = { ...ref, objetId: media.id, version };
    if (await objets.existe(source))
      await objets.ecrire({ ...ref, objetId: copieId, version }, objets.lire(source));
  }
  return copieId;
}
