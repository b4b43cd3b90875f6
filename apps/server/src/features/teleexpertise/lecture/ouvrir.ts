import { ComplementDemande, type DemandeFigeeT } from '@orapont/contract/demande-figee';
import {
  ContenuLecture,
  type ContenuLectureT,
  type LectureLueT,
  REPONSE_VIERGE,
} from '@orapont/contract/lecture';
import { chartVierge } from '@orapont/domain/bouche/observation';
import { dentureProbable } from '@orapont/domain/bouche/presentation';
import { presumer } from '@orapont/domain/bouche/presomption';
import { etatApercu } from '@orapont/domain/captation/apercu';
import { expliquerLacunes } from '@orapont/domain/captation/lacunes';
import { comparerVues } from '@orapont/domain/captation/vue';
import { vueDe } from '@orapont/domain/captation/vues';
import { ageA, type Instant, jourParis } from '@orapont/domain/dates';
import type { NatureActe } from '@orapont/domain/teleexpertise/circuit';
import { phraseEcheance } from '@orapont/domain/teleexpertise/echeance';
import {
  type EtatActe,
  enRetard,
  evenementsPossibles,
  libelleEtatRequis,
} from '@orapont/domain/teleexpertise/etat';
import { originalesPerdues } from '../../../kernel/acte-repository.ts';
import { appelant, type SessionSoin } from '../../../kernel/session.ts';
import { refuserVolume, surveillerVolume } from '../../../kernel/volume.ts';
import { estVide } from '../copie-repository.ts';
import { type LigneActe, lireHistorique } from '../demande/demande-repository.ts';
import { nomDe } from '../demande/identite.ts';
import { attendu } from '../demande-recue/consentement-attendu.ts';
import { dejaNote, enFace, noterChezSoi, noterEnFace } from './acces.ts';
import { versionsImages } from './acte-partage-repository.ts';
import type { DepsLecture } from './deps.ts';
import { demandeDe } from './eligibilite.ts';
import { enHistorique } from './historique.ts';
import { trouverBrouillon, versionSignee } from './lecture-repository.ts';
import { lister } from './lister.ts';

type Images = LectureLueT['images'];

/**
 * One case, for the professional it was sent to. Opened, it stands in both chains; fetched before it is asked for, it stands there
 * as made available.
 *
 * @rule DOS-09, TE-05
 */
export async function ouvrir(
  deps: DepsLecture,
  session: SessionSoin,
  acteId: string,
  { prechargement }: { prechargement: boolean },
): Promise<LectureLueT> {
  const action = prechargement ? 'ACTE_MIS_A_DISPOSITION' : 'ACTE_OUVERT';
  const maintenant = deps.maintenant();
  await refuserVolume(deps, session, acteId);
  const { acte, images, historique, consentement } = await enFace(
    deps,
    session,
    acteId,
    { verrou: false },
    async (tx, trouve) => {
      if (!(await dejaNote(tx, session, action, acteId, maintenant)))
        await noterEnFace(tx, session, action, trouve);
      return {
        acte: trouve,
        images: citerImages(
          demandeDe(trouve),
          await versionsImages(tx, acteId),
          await originalesPerdues(tx, acteId),
        ),
        historique: enHistorique(await lireHistorique(tx, acteId)),
        consentement: enAttente(await attendu(tx, trouve), trouve),
      };
    },
  );
  const demande = demandeDe(acte);
  const chezSoi = deps.bd.organisation(appelant(session), async (tx) => {
    if (!(await dejaNote(tx, session, action, acteId, maintenant)))
      await noterChezSoi(tx, session, action, acteId);
    await surveillerVolume(tx, deps, session);
    return {
      brouillon: await trouverBrouillon(tx, acteId, session.professionnelId),
      signee: await versionSignee(tx, acteId),
    };
  });
  // The worklist is read beside: the first picture does not wait for the next case.
  const [{ brouillon, signee }, suivant] = await Promise.all([chezSoi, suivantDe(deps, session, acteId)]);
  return {
    ...situation(acte, demande, maintenant.toISOString()),
    demande,
    images,
    historique,
    consentement,
    brouillon: {
      version: brouillon?.version ?? 0,
      contenu: contenuRepris(brouillon, signee) ?? contenuInitial(demande, maintenant.toISOString()),
      modifieLe: brouillon?.modifie_le ?? null,
    },
    compteRenduId: signee?.id ?? null,
    suivant,
  };
}

const enAttente = (
  attente: Awaited<ReturnType<typeof attendu>>,
  { requis_id }: LigneActe,
): LectureLueT['consentement'] =>
  attente && {
    pour: attente.nom,
    demandeLe: attente.demandeLe,
    autre: attente.requisId !== requis_id,
  };

function situation(acte: LigneActe, demande: DemandeFigeeT, maintenant: string) {
  const etat = acte.etat as EtatActe;
  const nature = acte.nature as NatureActe;
  return {
    id: acte.id,
    etat,
    etatLibelle: libelleEtatRequis(nature, etat),
    version: acte.version,
    echeancePhrase: phraseEcheance(acte.echeance ?? demande.echeance, maintenant),
    enRetard: enRetard(etat, acte.echeance ?? demande.echeance, maintenant),
    evenements: [...evenementsPossibles(nature, etat, 'REQUIS')],
    complement: acte.complement === null ? null : ComplementDemande.parse(acte.complement),
    quotaPhrase: demande.quota?.phrase ?? null,
  };
}

/** Ready pictures of the request, in mouth order. The reading size is already turned upright. */
function citerImages(
  demande: DemandeFigeeT,
  versions: Awaited<ReturnType<typeof versionsImages>>,
  perdues: ReadonlyMap<string, Instant>,
): Images {
  return demande.medias
    .flatMap((media): Images => {
      const version = versions.find(({ id }) => id === media.id);
      if (!version) return [];
      const couchee = media.rotation === 90 || media.rotation === 270;
      return [
        {
          id: media.id,
          genre: version.genre as Images[number]['genre'],
          cliche: version.cliche as Images[number]['cliche'],
          dents: version.dents as Images[number]['dents'],
          vue: media.vue,
          vueLibelle: media.vueLibelle,
          vueDecrite: media.vueDecrite,
          modalite: media.modalite,
          miroir: media.miroir,
          rotation: 0,
          largeur: couchee ? media.hauteur : media.largeur,
          hauteur: couchee ? media.largeur : media.hauteur,
          version: `${version.derivee_version}.${version.rotation / 90}${version.sur_apercu ? 'a' : ''}`,
          ...direOriginale(version, perdues.get(media.id)),
          auteur: nomDe(media.auteur),
          prisLe: media.prisLe,
          dispositif: media.dispositif ?? null,
          extrait: media.extrait ?? null,
        },
      ];
    })
    .toSorted((a, b) => comparerVues(vueDe(a), vueDe(b)));
}

/** Whether the whole of a picture is shown, comes, or will not. */
const direOriginale = (
  version: Awaited<ReturnType<typeof versionsImages>>[number],
  perdueLe: Instant | undefined,
): Pick<Images[number], 'apercu' | 'originalePerdueLe'> => ({
  apercu: etatApercu({
    surApercu: version.sur_apercu,
    attendue: version.originale_attendue !== null && version.originale_refusee === null,
    perdueLe,
  }),
  originalePerdueLe: perdueLe ?? null,
});

/** The draft; a correction starts from what was signed, unless one was begun since. */
function contenuRepris(
  brouillon: Awaited<ReturnType<typeof trouverBrouillon>>,
  signee: Awaited<ReturnType<typeof versionSignee>>,
): ContenuLectureT | undefined {
  const encours = brouillon && !estVide(brouillon.contenu) ? brouillon : undefined;
  if (signee && (!encours || encours.modifie_le < signee.signe_le))
    return ContenuLecture.parse(signee.lecture);
  return encours && ContenuLecture.parse(encours.contenu);
}

/** A first reading starts from what the accepted views show by construction, all of it still to be seen. */
function contenuInitial(demande: DemandeFigeeT, maintenant: string): ContenuLectureT {
  const age = ageA(demande.patient.dateNaissance, jourParis(maintenant));
  const montres = demande.medias.map((media) => vueDe(media).montre);
  const chart = expliquerLacunes(presumer(chartVierge(dentureProbable(age)), montres), lacunesDe(demande));
  return { chart, reponse: REPONSE_VIERGE };
}

/** What the room said of what is missing: the reader finds each gap with its reason. */
const lacunesDe = ({ captation }: DemandeFigeeT) => ({
  nonPrises: (captation?.vuesNonPrises ?? []).map(({ motif, ...vue }) => ({
    montre: vueDe(vue).montre,
    motif,
  })),
  corrections: captation?.corrections ?? [],
});

export async function suivantDe(
  deps: DepsLecture,
  session: SessionSoin,
  acteId: string,
): Promise<string | null> {
  const { lectures } = await lister(deps, session, { groupe: 'A_LIRE' });
  const rang = lectures.findIndex(({ id }) => id === acteId);
  const autres = lectures.filter(({ id }) => id !== acteId);
  return (lectures[rang + 1] ?? autres[0])?.id ?? null;
}
