import { afficheDe } from '../medias/visionneuses/image-de-video.ts';
import type { LignePrise } from './base-locale.ts';
import { APPAREIL, appareilEnrole, cleDeCompte, cleNommee, ecouterCles, estDeverrouillee } from './cles.ts';
import {
  changerFiche,
  compterImages,
  ecouterCoffre,
  effacer,
  enEcrivant,
  type Fiche,
  lireFiche,
  lireLigne,
  lireLignes,
} from './coffre.ts';
import {
  ajouterAffiche,
  ajouterLecture,
  deposerAuCoffre,
  estFilm,
  estReductible,
  type Serrure,
} from './deposer.ts';
import { ErreurCoffre } from './erreur-coffre.ts';
import { fabriquerLecture } from './lecture.ts';
import { estLisible, lirePiece } from './morceaux.ts';
import { abandonner, avanceDe, ecouterMoteur, freinDe, reveiller } from './moteur.ts';
import type { Choisi, Prise, PriseGardee, Suivi } from './prise.ts';
import { scellerMedia } from './sceau-media.ts';
import { sessionOuverte } from './session-ouverte.ts';
import { TEXTES } from './textes.ts';
import { plisEnAttente } from './tournee.ts';
import { noterPrise, oublierPrise, preparerPrise } from './visite.ts';

export { noterCopie, ouvrirImport } from './disque.ts';
export { retenter, suspendre } from './moteur.ts';

/** Behind `ports.ts`. */
export async function garder(prise: Prise, fichier: Blob, choisi?: Choisi): Promise<PriseGardee> {
  const { tourneeId, dossierId = '' } = prise;
  if (tourneeId) await preparerPrise(tourneeId, dossierId);
  const film = estFilm(prise, fichier);
  const avec = choisi && film ? { ...choisi, affiche: afficheDe(fichier) } : choisi;
  const ligne = await enEcrivant(async () => deposerAuCoffre(await serrure(prise), prise, fichier, avec));
  if (tourneeId) await noterPrise(tourneeId, dossierId, prise);
  // The person left while the file was being copied: its copy goes with him.
  if (choisi?.copie && sessionOuverte()?.compteId !== ligne.compteId) {
    await effacer(ligne.mediaId);
    throw new ErreurCoffre('SANS_SESSION');
  }
  void preparer(prise, fichier, choisi).finally(() => void reveiller());
  return presenter(ligne, await lireFiche(ligne));
}

/** What goes with the picture is made once it is safe: the person goes on meanwhile. */
async function preparer(prise: Prise, fichier: Blob, choisi: Choisi | undefined): Promise<void> {
  const { mediaId } = prise;
  const affiche = !choisi && estFilm(prise, fichier) ? await afficheDe(fichier) : undefined;
  const lecture = estReductible(fichier, choisi) ? await fabriquerLecture(fichier) : undefined;
  await enEcrivant(async () => {
    if (affiche) await ajouterAffiche(mediaId, affiche);
    await ajouterLecture(mediaId, lecture);
  });
}

/** An enrolled tablet that is open closes everything with its own key; else the account's. A round needs the tablet's. */
async function serrure({ tourneeId, disque }: Prise): Promise<Serrure> {
  const compteId = sessionOuverte()?.compteId;
  const appareil = estDeverrouillee() ? await cleNommee(APPAREIL) : undefined;
  if (tourneeId !== undefined) {
    if (!appareil) throw new ErreurCoffre('VERROUILLE');
    return { nom: APPAREIL, cle: appareil, voie: 'APPAREIL', sceller: scellerMedia };
  }
  if (!compteId) throw new ErreurCoffre((await appareilEnrole()) ? 'VERROUILLE' : 'SANS_SESSION');
  const envoi = { voie: disque ? ('DISQUE' as const) : ('SESSION' as const), compteId };
  if (appareil) return { nom: APPAREIL, cle: appareil, ...envoi };
  return { ...(await cleDeCompte(compteId)), ...envoi };
}

export async function retirer(mediaId: string): Promise<boolean> {
  const ligne = await lireLigne(mediaId);
  const fiche = ligne && (await lireFiche(ligne));
  const retiree = await abandonner(mediaId);
  if (retiree && fiche?.tourneeId) await oublierPrise(fiche.tourneeId, fiche.dossierId ?? '', mediaId);
  return retiree;
}

export async function corriger(mediaId: string, correction: Partial<Prise>): Promise<boolean> {
  const ligne = await lireLigne(mediaId);
  const fiche = ligne && (await lireFiche(ligne));
  // What a tablet has sealed leaves under its seal; else the view is said with the last byte.
  if (!ligne || !fiche || ligne.lectureRecue || ligne.etat === 'DEPOT') return false;
  if (fiche.pli && ligne.urlEnvoi) return false;
  const prise = { ...fiche, ...correction };
  const pli = fiche.pli && (await scellerMedia({ octets: ligne.octets, empreinte: ligne.empreinte, prise }));
  await changerFiche(ligne, { ...correction, ...(pli ? { pli } : {}) });
  return true;
}

export async function lister(acteId: string): Promise<readonly PriseGardee[]> {
  return (await toutes()).filter((prise) => prise.acteId === acteId);
}

export async function lireApercu(mediaId: string): Promise<Blob | undefined> {
  const ligne = await lireLigne(mediaId);
  const fiche = ligne && (await lireFiche(ligne));
  return fiche && estLisible(ligne) ? lirePiece(ligne, 'originale', fiche.typeMime) : undefined;
}

/** Sheets are decrypted once a page: there may be hundreds. */
const fiches = new Map<string, { readonly secret: string; readonly fiche: Fiche }>();

async function ficheDe(ligne: LignePrise): Promise<Fiche | undefined> {
  const secret = String(ligne.fiche.subarray(0, 12));
  const connue = fiches.get(ligne.mediaId);
  if (connue?.secret === secret) return connue.fiche;
  const fiche = await lireFiche(ligne).catch(() => undefined);
  if (fiche) fiches.set(ligne.mediaId, { secret, fiche });
  return fiche;
}

ecouterCles(() => {
  if (!estDeverrouillee()) fiches.clear();
});

async function toutes(): Promise<readonly PriseGardee[]> {
  const lignes = (await lireLignes()).filter(({ cle, compteId }) =>
    cle === APPAREIL ? estDeverrouillee() : compteId === sessionOuverte()?.compteId,
  );
  const lues = await Promise.all(lignes.map(async (ligne) => ({ ligne, fiche: await ficheDe(ligne) })));
  return lues.flatMap(({ ligne, fiche }) => (fiche ? [presenter(ligne, fiche)] : []));
}

function presenter(ligne: LignePrise, fiche: Fiche | undefined): PriseGardee {
  if (!fiche) throw new ErreurCoffre('VERROUILLE');
  const { pli: _, ...prise } = fiche;
  const { etat, octets, envoyes, empreinte, pause, close, fichier } = ligne;
  return {
    ...prise,
    etat,
    octets,
    empreinte,
    envoyes: avanceDe(ligne.mediaId) ?? envoyes,
    pause: pause ?? false,
    close: close ?? false,
    sansCopie: fichier === true && estLisible(ligne),
    // What keeps it from leaving now, before what came of the last try.
    phrase: freinDe(ligne) ?? ligne.phrase ?? (fichier ? TEXTES.pageOuverte : PHRASES[etat]),
  };
}

const PHRASES = {
  SUR_APPAREIL: TEXTES.enAttente,
  ENVOI: TEXTES.envoi,
  LECTURE_RECUE: TEXTES.lectureRecue,
  DEPOT: TEXTES.depot,
  RECUE: TEXTES.recue,
  REFUSEE: TEXTES.refusee,
  ARRETEE: TEXTES.conflit,
} as const;

/** Received while this page was open: the screen that took them says so. */
const recues = new Map<string, PriseGardee>();
let derniere: readonly PriseGardee[] = [];

export function suivre(ecouteur: (suivi: Suivi) => void): () => void {
  let fini = false;
  let prevu = false;
  const dire = () => {
    if (prevu) return;
    prevu = true;
    // Many changes in one breath are told once.
    setTimeout(async () => {
      prevu = false;
      const suivi = await etatDuCoffre().catch(() => undefined);
      if (!fini && suivi) ecouteur(suivi);
    }, 60);
  };
  const arrets = [
    ecouterCoffre(dire),
    ecouterCles(dire),
    ecouterMoteur(dire, (mediaId) => {
      const prise = derniere.find((p) => p.mediaId === mediaId);
      if (prise)
        recues.set(mediaId, { ...prise, etat: 'RECUE', envoyes: prise.octets, phrase: TEXTES.recue });
      dire();
    }),
  ];
  dire();
  return () => {
    fini = true;
    for (const arret of arrets) arret();
  };
}

async function etatDuCoffre(): Promise<Suivi> {
  const lignes = (await lireLignes()).filter(({ close }) => !close);
  const nonRecues = compterImages(lignes);
  const plis = (await plisEnAttente()).length;
  const prises = await toutes();
  derniere = prises;
  const freins = new Set(lignes.map(freinDe));
  const [frein] = freins;
  const vivantes = new Set(prises.map(({ mediaId }) => mediaId));
  return {
    prises: [...[...recues.values()].filter(({ mediaId }) => !vivantes.has(mediaId)), ...prises],
    nonRecues,
    apercus: lignes.filter(({ lectureRecue }) => lectureRecue).length,
    octets: lignes.reduce((somme, { octets }) => somme + octets, 0),
    envoyes: lignes.reduce((somme, { mediaId, envoyes }) => somme + (avanceDe(mediaId) ?? envoyes), 0),
    phrase: TEXTES.etat(nonRecues, plis),
    ...(freins.size === 1 && frein ? { frein } : {}),
  };
}
