import type { PointImage } from '@orapont/domain/bouche/mesure';
import { useEffect, useEffectEvent, useState } from 'react';
import { filtreCss } from '../lumiere.ts';
import type { ImageDeLecture } from '../modele.ts';
import type { Superposee } from '../Superposition.tsx';
import { type Affine, affineDepuisPoints, appliquerAffine, IDENTITE, inverser } from './affine.ts';
import { estimer, RESSEMBLANCE_MIN } from './estimer.ts';
import { enGris } from './gris.ts';

/** How the two pictures were laid over each other. */
export type EtatRecalage = 'AUCUN' | 'EN_COURS' | 'AUTOMATIQUE' | 'INCERTAIN' | 'MANUEL';

interface Pose {
  readonly affine: Affine;
  readonly etat: EtatRecalage;
}

/** One change every 700 ms: well under three flashes a second (WCAG 2.3.1). */
const PERIODE_MS = 700;
const POINTS = 3;
const CLE = 'orapont.lecture.recalages';
const GARDES = 60;

/**
 * Two pictures of one place, one over the other, shown in turn by a key. They are laid over by their outlines, or by three points shown
 * on each; what was adjusted is kept for the pair on this device (two ids and six numbers, nothing of the patient).
 */
export function useClignotement(base: ImageDeLecture | undefined, autre: ImageDeLecture | undefined) {
  const [visible, setVisible] = useState(false);
  const [actif, setActif] = useState(false);
  const [auto, setAuto] = useState(false);
  const [poses, setPoses] = useState<Readonly<Record<string, Pose>>>(gardees);
  const [points, setPoints] = useState<readonly PointImage[]>();
  const paire = base && autre ? `${base.id} ${autre.id}` : undefined;
  const pose = paire ? poses[paire] : undefined;

  const garder = (cle: string, nouvelle: Pose) =>
    setPoses((avant) => {
      const suivantes = { ...avant, [cle]: nouvelle };
      if (nouvelle.etat !== 'EN_COURS') ecrire(suivantes);
      return suivantes;
    });

  const recaler = useEffectEvent(async () => {
    if (!(paire && base && autre)) return;
    garder(paire, { affine: IDENTITE, etat: 'EN_COURS' });
    const pixels = await Promise.all([enGris(base.urlLecture), enGris(autre.urlLecture)]).catch(
      () => undefined,
    );
    if (!pixels) return garder(paire, { affine: IDENTITE, etat: 'INCERTAIN' });
    const { affine, ressemblance } = estimer(...pixels);
    const sur = ressemblance >= RESSEMBLANCE_MIN;
    garder(paire, { affine: sur ? affine : IDENTITE, etat: sur ? 'AUTOMATIQUE' : 'INCERTAIN' });
  });
  const aRecaler = actif && paire !== undefined && pose === undefined;
  useEffect(() => {
    if (aRecaler) void recaler();
  }, [aRecaler]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another pair starts from its own first picture
  useEffect(() => {
    setVisible(false);
    setAuto(false);
    setPoints(undefined);
  }, [paire]);

  useEffect(() => {
    if (!auto) return;
    const minuterie = setInterval(() => setVisible((vu) => !vu), PERIODE_MS);
    return () => clearInterval(minuterie);
  }, [auto]);

  function basculer() {
    if (!paire) return;
    setAuto(false);
    setActif(true);
    setVisible((vu) => !vu);
  }

  /** Three points of one picture, then the same three of the other, in the same order. */
  function ajouter(point: PointImage) {
    if (!(points && paire)) return;
    const dOu = appliquerAffine(inverser(pose?.affine ?? IDENTITE), point);
    const tous = [...points, points.length < POINTS ? point : dOu];
    setVisible(tous.length >= POINTS);
    if (tous.length < 2 * POINTS) return setPoints(tous);
    const [a, b, c, d, e, f] = tous as [
      PointImage,
      PointImage,
      PointImage,
      PointImage,
      PointImage,
      PointImage,
    ];
    const affine = affineDepuisPoints([d, e, f], [a, b, c]);
    garder(
      paire,
      affine ? { affine, etat: 'MANUEL' } : { affine: pose?.affine ?? IDENTITE, etat: 'INCERTAIN' },
    );
    setPoints(undefined);
  }

  const superposee: Superposee | undefined =
    actif && autre && paire
      ? {
          url: autre.urlLecture,
          affine: pose?.affine ?? IDENTITE,
          visible,
          filtre: filtreCss({ luminosite: 100, contraste: 100, temperature: 0, teinte: 0 }),
        }
      : undefined;
  return {
    possible: paire !== undefined,
    superposee,
    visible: visible && superposee !== undefined,
    etat: pose?.etat ?? ('AUCUN' as const),
    auto,
    basculer,
    basculerAuto: () => {
      setActif(true);
      setAuto(!auto);
    },
    /** The point that is waited for, from 1 to 6, while the pair is being adjusted by hand. */
    attendu: points && points.length + 1,
    ajuster: () => {
      setActif(true);
      setAuto(false);
      setVisible(false);
      setPoints(points ? undefined : []);
    },
    ajouter,
    abandonner: () => setPoints(undefined),
  };
}

function gardees(): Readonly<Record<string, Pose>> {
  try {
    return JSON.parse(localStorage.getItem(CLE) ?? '{}') as Record<string, Pose>;
  } catch {
    return {};
  }
}

function ecrire(poses: Readonly<Record<string, Pose>>): void {
  const aGarder = Object.entries(poses).filter(([, { etat }]) => etat !== 'EN_COURS');
  localStorage.setItem(CLE, JSON.stringify(Object.fromEntries(aGarder.slice(-GARDES))));
}
