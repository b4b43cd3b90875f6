import { type Annotation, annotationDe } from '@orapont/domain/bouche/annotation';
import type { Cible } from '@orapont/domain/bouche/commandes';
import type { CodeSite } from '@orapont/domain/bouche/muqueuse';
import { useEffect, useEffectEvent, useState } from 'react';
import { imagesQuiMontrent } from '../chart/montrees.ts';
import { idRepere, type RepereDuChart } from '../chart/reperes.ts';
import type { useChart } from '../chart/useChart.ts';
import type { Curseur } from '../odontogramme/proprietes.ts';
import type { ImageDeLecture } from '../visionneuse/modele.ts';
import type { Onglet } from './textes.ts';

/** A place to look at; `fois` tells the same place asked for again. */
export type Montree = { readonly cible: Cible; readonly fois: number };

interface Options {
  readonly images: readonly ImageDeLecture[];
  readonly reperes: readonly RepereDuChart[];
  readonly lecture: ReturnType<typeof useChart>;
  readonly montree?: Montree | undefined;
  readonly onActive: (id: string) => void;
}

/**
 * Where the reader looks: one place of the mouth, on the chart and on the pictures at once. Pointing at a tooth lights the pictures
 * that show it; choosing a pin, or a sentence, brings its pixel to the middle.
 */
export function useRegard({ images, reperes, lecture, montree, onActive }: Options) {
  const [curseur, setCurseur] = useState<Curseur>({ dent: '18' });
  const [site, setSite] = useState<CodeSite>('LEVRE_SUPERIEURE');
  const [onglet, setOnglet] = useState<Onglet>('dents');
  const [selection, setSelection] = useState<string>();
  // Nothing is set apart until someone points: at first the strip is whole.
  const [pointe, setPointe] = useState(false);
  const cible = cibleCourante(onglet, curseur, site);

  function regarder(voulue: Cible) {
    setPointe(true);
    if (voulue.sorte === 'SITE') {
      setOnglet('muqueuse');
      setSite(voulue.site);
      return;
    }
    setOnglet('dents');
    setCurseur({ dent: voulue.dent, ...(voulue.sorte === 'FACE' ? { face: voulue.face } : {}) });
  }

  function suivreRepere(id: string) {
    setSelection(id);
    const repere = reperes.find((candidat) => candidat.id === id);
    if (!repere) return;
    regarder(repere.cible);
    onActive(repere.mediaId);
  }

  /** A radiograph says its teeth: what is measured on it belongs to one of them unless the reader points elsewhere. */
  function suivreImage(id: string) {
    onActive(id);
    const [dent, ...autres] = images.find((image) => image.id === id)?.source?.dents ?? [];
    if (dent && onglet === 'dents' && ![dent, ...autres].includes(curseur.dent)) setCurseur({ dent });
  }

  const repereDe = (id: string) => reperes.find((candidat) => candidat.id === id);
  const nu = (repere: RepereDuChart) => ({ mediaId: repere.mediaId, ...annotationDe(repere) });

  const montrer = useEffectEvent(() => {
    if (!montree) return;
    regarder(montree.cible);
    const epingle = reperes.find(({ cible: autre }) => memeLieu(autre, montree.cible));
    if (epingle) return suivreRepere(epingle.id);
    const [premiere] = imagesQuiMontrent(images, reperes, montree.cible) ?? [];
    if (premiere) onActive(premiere);
  });
  useEffect(() => {
    if (montree) montrer();
  }, [montree]);

  return {
    curseur,
    setCurseur: (suivant: Curseur) => {
      setPointe(true);
      setCurseur(suivant);
    },
    site,
    setSite: (suivant: CodeSite) => {
      setPointe(true);
      setSite(suivant);
    },
    onglet,
    setOnglet,
    cible,
    selection,
    suivreRepere,
    suivreImage,
    lueurs: pointe ? imagesQuiMontrent(images, reperes, cible) : undefined,
    changer(id: string, annotation: Annotation) {
      const repere = repereDe(id);
      if (!repere) return;
      const par = { ...annotation, mediaId: repere.mediaId };
      lecture.executer([{ type: 'CHANGER_REPERE', cible: repere.cible, repere: nu(repere), par }]);
      setSelection(idRepere(repere.cible, par));
    },
    retirer(id: string) {
      const repere = repereDe(id);
      if (repere) lecture.executer([{ type: 'RETIRER_REPERE', cible: repere.cible, repere: nu(repere) }]);
    },
  };
}

/** What a new pin belongs to: whatever the reader is looking at on the chart. */
function cibleCourante(onglet: Onglet, { dent, face }: Curseur, site: CodeSite): Cible {
  if (onglet === 'muqueuse') return { sorte: 'SITE', site };
  return face ? { sorte: 'FACE', dent, face } : { sorte: 'DENT', dent };
}

function memeLieu(a: Cible, b: Cible): boolean {
  if (a.sorte === 'SITE' || b.sorte === 'SITE')
    return a.sorte === 'SITE' && b.sorte === 'SITE' && a.site === b.site;
  const [faceA, faceB] = [a, b].map((cible) => (cible.sorte === 'FACE' ? cible.face : undefined));
  return a.dent === b.dent && faceA === faceB;
}
