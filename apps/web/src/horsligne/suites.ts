import { attenteAvant, type Conduite, conduiteApres, type Reponse } from './attente.ts';
import type { LignePrise } from './base-locale.ts';
import { changerLigne, effacer, fermer } from './coffre.ts';
import { fermerAvecRefus } from './disque.ts';
import type { Piece } from './morceaux.ts';
import type { FichierRefuse } from './prise.ts';
import { TEXTES } from './textes.ts';
import type { Livraison, Voie } from './voie.ts';
import { voieAppareil } from './voie-appareil.ts';
import { voieSession } from './voie-session.ts';

/** What becomes of a picture after a try to deliver it. */
export const VOIES: Readonly<Record<LignePrise['voie'], Voie>> = {
  SESSION: voieSession,
  APPAREIL: voieAppareil,
  DISQUE: {
    ...voieSession,
    livrer: async (trajet) => (await import('./livrer-lot.ts')).livrerLot(trajet),
  },
};

/** A server that is away is asked again by one picture, not by each. */
let panne = { essais: 0, pasAvant: 0 };
const PANNE_MAX = 10_000;

export const finDePanne = (): number => panne.pasAvant;
export function oublierPanne(): void {
  panne = { essais: 0, pasAvant: 0 };
}

const recues = new Set<(mediaId: string) => void>();

/** Told of each picture that the server has acknowledged. */
export function ecouterRecues(ecouteur: (mediaId: string) => void): () => void {
  recues.add(ecouteur);
  return () => recues.delete(ecouteur);
}

export async function conclure(ligne: LignePrise, piece: Piece, issue: Livraison): Promise<void> {
  const { mediaId } = ligne;
  if (issue.sorte === 'REPONSE') {
    if (estEnPanne(issue)) await attendreLeServeur(ligne, issue.phrase);
    else if (piece === 'lecture' && conduiteApres(issue) === 'REFUSER')
      // A smaller copy that the server does not take is left out: the picture itself leaves.
      await changerLigne(mediaId, { lecture: undefined });
    else await suivreConduite(ligne, conduiteApres(issue), issue.phrase);
    return;
  }
  oublierPanne();
  if (issue.sorte === 'REJETEE') {
    await refuser(ligne, issue.phrase);
    return;
  }
  const attendue = issue.sorte === 'RECUE' ? ligne.empreinte : ligne.lecture?.empreinte;
  if (issue.empreinte !== attendue) {
    await recommencer(ligne, TEXTES.autreEmpreinte);
    return;
  }
  if (issue.sorte === 'LECTURE_RECUE') {
    await changerLigne(mediaId, { etat: 'LECTURE_RECUE', lectureRecue: true, essais: 0, pasAvant: 0 });
    return;
  }
  await lacher(ligne, issue.refus);
  for (const dire of recues) dire(mediaId);
}

/** The one place where what is nowhere else leaves the device by itself. Names of files that the server does not keep stay to be read. */
async function lacher(ligne: LignePrise, refus: readonly FichierRefuse[] | undefined): Promise<void> {
  if (refus?.length) await fermerAvecRefus(ligne, refus, TEXTES.lotRefuse(refus.length));
  else await effacer(ligne.mediaId);
}

/** What is nowhere else stays until a person decides; a copy goes, and what was said of it stays. */
async function refuser(ligne: LignePrise, phrase: string | undefined): Promise<void> {
  if (ligne.expireLe === undefined) await changerLigne(ligne.mediaId, { etat: 'REFUSEE', phrase });
  else await fermer(ligne, phrase);
}

/** No answer, or a server that cannot: it concerns every picture. */
const estEnPanne = ({ statut }: Reponse): boolean => statut === 0 || statut === 429 || statut >= 500;

/** Waiting, and what the server shows of it meanwhile. */
export const auRepos = ({ lectureRecue }: LignePrise) => (lectureRecue ? 'LECTURE_RECUE' : 'SUR_APPAREIL');

async function attendreLeServeur(ligne: LignePrise, phrase: string | undefined): Promise<void> {
  const pause = Math.min(PANNE_MAX, attenteAvant(panne.essais, Math.random()));
  panne = { essais: panne.essais + 1, pasAvant: Date.now() + pause };
  const raison = phrase ?? (navigator.onLine ? TEXTES.serveurAbsent : TEXTES.sansReseau);
  await changerLigne(ligne.mediaId, { etat: auRepos(ligne), phrase: raison });
}

async function suivreConduite(
  ligne: LignePrise,
  conduite: Conduite,
  phrase: string | undefined,
): Promise<void> {
  const { mediaId } = ligne;
  switch (conduite) {
    case 'REFUSER':
      await refuser(ligne, phrase);
      return;
    case 'PERSONNE':
      await changerLigne(mediaId, { etat: 'ARRETEE', phrase: phrase ?? TEXTES.conflit });
      return;
    case 'REPRENDRE_AU_DEBUT':
      await recommencer(ligne, TEXTES.repriseAuDebut);
      return;
    case 'POURSUIVRE':
      await patienter(ligne, { envoyes: 0 });
      return;
    case 'EFFACER':
    case 'FERMER':
    case 'SESSION':
      VOIES[ligne.voie].surConduite(conduite);
      await changerLigne(mediaId, { etat: auRepos(ligne) });
      return;
    case 'REESSAYER':
      await patienter(ligne, { phrase: phrase ?? TEXTES.serveurAbsent });
  }
}

/** A pause of its own: the pictures behind it do not wait. */
async function patienter(ligne: LignePrise, reste: Partial<LignePrise>): Promise<void> {
  const { mediaId, essais } = ligne;
  await changerLigne(mediaId, {
    etat: auRepos(ligne),
    essais: essais + 1,
    pasAvant: Date.now() + attenteAvant(essais, Math.random()),
    ...reste,
  });
}

const recommencer = (ligne: LignePrise, phrase: string) =>
  patienter(ligne, { urlEnvoi: undefined, urlLecture: undefined, envoyes: 0, phrase });
