import { type Lecteur, lecteurDe, type Morceau } from './lecteur.ts';
import { ImageRefusee } from './rejet.ts';
import { type Film, nettoyerMoov } from './video-moov.ts';

export type Analyse = { readonly plan: readonly Morceau[]; readonly film: Film };

/** Boxes that hold pictures, sound, or where to find them. Any other may hold anything, and is emptied. */
const GARDEES = new Set(['ftyp', 'mdat', 'moof', 'sidx', 'styp', 'mfra', 'ssix', 'pdin', 'prft']);
const MOOV_MAX = 32_000_000;

/**
 * An MP4 or a QuickTime film: what it says of the place, the person or the device is emptied in place, so that every offset stays
 * true and not one picture moves.
 *
 * @source ISO/IEC 14496-12 (boxes `udta`, `meta`, `uuid`); QuickTime File Format, « Metadata »
 */
export async function analyserMp4(source: AsyncIterable<Uint8Array>, taille: number): Promise<Analyse> {
  const lecteur = lecteurDe(source);
  const plan: Morceau[] = [];
  let film: Film | undefined;
  let donnees = false;
  while (lecteur.position() < taille) {
    const boite = await entete(lecteur, taille);
    if (boite.type === 'moov') {
      film = await lireMoov(lecteur, boite, plan);
      continue;
    }
    donnees ||= boite.type === 'mdat' || boite.type === 'moof';
    if (GARDEES.has(boite.type)) plan.push({ debut: boite.debut, fin: boite.fin });
    else plan.push({ octets: boite.vide }, { zeros: boite.fin - boite.corps });
    await lecteur.sauter(boite.fin - lecteur.position());
  }
  if (!film || !donnees) throw new ImageRefusee('VIDEO_COUPEE');
  if (!film.codec) throw new ImageRefusee('VIDEO');
  return { plan: sansPlages(plan, film.aVider), film };
}

type Boite = {
  readonly type: string;
  readonly debut: number;
  /** Where its content starts. */
  readonly corps: number;
  readonly fin: number;
  /** Its header, as that of free space. */
  readonly vide: Buffer;
};

async function entete(lecteur: Lecteur, taille: number): Promise<Boite> {
  const debut = lecteur.position();
  const tete = await lecteur.prendre(8);
  if (tete.length < 8) throw new ImageRefusee('VIDEO_COUPEE');
  const type = tete.toString('latin1', 4, 8);
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) throw new ImageRefusee('VIDEO_COUPEE');
  let longueur = tete.readUInt32BE(0);
  let lue = tete;
  if (longueur === 1) {
    const suite = await lecteur.prendre(8);
    if (suite.length < 8) throw new ImageRefusee('VIDEO_COUPEE');
    lue = Buffer.concat([tete, suite]);
    longueur = Number(suite.readBigUInt64BE(0));
  } else if (longueur === 0) longueur = taille - debut;
  if (longueur < lue.length || debut + longueur > taille) throw new ImageRefusee('VIDEO_COUPEE');
  const vide = Buffer.from(lue);
  vide.write('free', 4, 'latin1');
  return { type, debut, corps: debut + lue.length, fin: debut + longueur, vide };
}

async function lireMoov(lecteur: Lecteur, { debut, corps, fin }: Boite, plan: Morceau[]): Promise<Film> {
  if (fin - corps > MOOV_MAX) throw new ImageRefusee('ILLISIBLE');
  const contenu = await lecteur.prendre(fin - corps);
  const film = nettoyerMoov(contenu);
  plan.push({ debut, fin: corps }, { octets: contenu });
  return film;
}

/** Zeros where a track that was neither picture nor sound had its samples: positions of a camera, mostly. */
function sansPlages(plan: readonly Morceau[], plages: readonly (readonly [number, number])[]): Morceau[] {
  if (plages.length === 0) return [...plan];
  const triees = plages.toSorted(([a], [b]) => a - b);
  return plan.flatMap((morceau) => ('debut' in morceau ? percer(morceau, triees) : [morceau]));
}

function percer(
  { debut, fin }: { debut: number; fin: number },
  plages: readonly (readonly [number, number])[],
): Morceau[] {
  const morceaux: Morceau[] = [];
  let ici = debut;
  for (const [a, b] of plages) {
    const [de, vers] = [Math.max(a, ici), Math.min(b, fin)];
    if (vers <= de) continue;
    if (de > ici) morceaux.push({ debut: ici, fin: de });
    morceaux.push({ zeros: vers - de });
    ici = vers;
  }
  return ici < fin ? [...morceaux, { debut: ici, fin }] : morceaux;
}
