import type { reprendreDemande } from '@orapont/contract/demande';
import type { BodyOf } from '@orapont/contract/route';
import { Erreur } from '@orapont/domain/erreurs';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { attendReponse, type EtatActe } from '@orapont/domain/teleexpertise/etat';
import { v7 as uuidv7 } from 'uuid';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { consulter, noter } from './acces.ts';
import { changementDeNature, siteDuBrouillon } from './brouillon.ts';
import {
  copierMedia,
  insererBrouillon,
  type LigneActe,
  type LigneMedia,
  lireActe,
  lireMedias,
} from './demande-repository.ts';
import type { DepsDemande } from './deps.ts';

type Reprise = BodyOf<typeof reprendreDemande>;

const SANS_SUITE: readonly string[] = ['REFUSEE', 'ANNULEE', 'EXPIREE'];

/** A request that came to nothing may be asked again; one that waits, only as another kind of opinion. */
const reprenable = (etat: string, nature: NatureActe | undefined): boolean =>
  SANS_SUITE.includes(etat) || (nature === 'AVIS_HORS_58' && attendReponse(etat as EtatActe));

/**
 * Opens a new draft from a request: same questions, same health data, same pictures. The consent is asked again, because it names a
 * professional and a purpose. The old request stays as it is.
 *
 * @rule TE-08
 */
export async function reprendre(deps: DepsDemande, session: SessionSoin, ancienId: string, reprise: Reprise) {
  const { id } = reprise;
  const { ancien, medias, siteId } = await deps.bd.organisation(appelant(session), async (tx) => {
    const acte = await consulter(tx, session, ancienId);
    if (!reprenable(acte.etat, reprise.nature)) throw new Erreur('CONFLIT', ['TRANSITION_IMPOSSIBLE']);
    return {
      ancien: acte,
      siteId: await siteDuBrouillon(tx, deps, session, acte.dossier_id),
      medias: (await lireMedias(tx, ancienId)).filter(({ etat }) => etat === 'PRET'),
    };
  });
  // Objects first, rows next: a copy interrupted half-way leaves nothing that is seen.
  const copies = new Map<string, string>();
  for (const media of medias) copies.set(media.id, await copierObjets(deps, media));
  return deps.bd.organisation(appelant(session), async (tx) => {
    const creee = await insererBrouillon(tx, brouillonDepuis(ancien, reprise, session, siteId));
    if (creee) {
      for (const media of medias) await copierMedia(tx, media, id, copies);
      await noter(tx, session, 'DEMANDE_REPRISE', { id, dossier_id: ancien.dossier_id });
    }
    const acte = await lireActe(tx, id);
    if (acte?.reprend_id !== ancienId) throw new Erreur('CONFLIT', ['DEJA_TRAITEE']);
    return { id, version: acte.version };
  });
}

const brouillonDepuis = (ancien: LigneActe, reprise: Reprise, session: SessionSoin, siteId: string) => ({
  organisation_id: ancien.organisation_id,
  id: reprise.id,
  dossier_id: ancien.dossier_id,
  site_id: siteId,
  prepare_par: session.professionnelId,
  ...changementDeNature(reprise.nature ?? (ancien.nature as NatureActe), ancien.motif),
  requis_id: reprise.requis?.requisId ?? null,
  requis_site_id: reprise.requis?.requisSiteId ?? null,
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

/** The original, the derivatives, the normalised copy, the picture of a film, the reading size and its derivatives (numbers of `features/medias/objets-media.ts`). */
const VERSIONS = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 1_000, 1_001, 1_002, 2_002, 2_003, 2_004, 2_005, 2_006, 2_007, 2_008, 2_009,
];

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
