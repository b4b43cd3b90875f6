import { useEffect, useRef, useState } from 'react';
import type { MoteurCoupes, Plan } from './moteurPlans.ts';
import type { Lieu } from './repere-volume.ts';
import type { SourceDicom } from './source-dicom.ts';

type Etat = 'CHARGEMENT' | 'VUE' | 'SANS_GL';

/** Life of the three planes: every slice fetched, cut where the reader looks, forgotten with the frame. */
export function useTroisPlans(
  source: SourceDicom,
  lieu: Lieu,
  reglages: { readonly fenetre: SourceDicom['technique']['fenetre']; readonly inverse: boolean },
) {
  const elements = useRef<Partial<Record<Plan, HTMLDivElement>>>({});
  const moteur = useRef<MoteurCoupes>(undefined);
  const [etat, setEtat] = useState<Etat>('CHARGEMENT');
  const [faites, setFaites] = useState(0);
  const [tour, setTour] = useState(0);

  useEffect(() => {
    let vivant = true;
    const ouvrir = async () => {
      const { ouvrirTroisPlans, peutTroisPlans } = await import('./moteurPlans.ts');
      if (!peutTroisPlans()) return setEtat('SANS_GL');
      const { AXIALE, CORONALE, SAGITTALE } = elements.current;
      if (!(AXIALE && CORONALE && SAGITTALE)) return;
      const ouvert = await ouvrirTroisPlans({ AXIALE, CORONALE, SAGITTALE }, source, {
        onVue: () => setTour((n) => n + 1),
        onAvance: (n) => vivant && setFaites(n),
      });
      if (!vivant) return ouvert.detruire();
      moteur.current = ouvert;
      setEtat('VUE');
    };
    ouvrir().catch(() => vivant && setEtat('SANS_GL'));
    return () => {
      vivant = false;
      moteur.current?.detruire();
      moteur.current = undefined;
    };
  }, [source]);

  useEffect(() => {
    if (etat === 'VUE') moteur.current?.viser(lieu);
  }, [etat, lieu]);
  const { fenetre, inverse } = reglages;
  useEffect(() => {
    if (etat === 'VUE') moteur.current?.regler({ fenetre, inverse });
  }, [etat, fenetre, inverse]);

  return { elements, moteur, etat, faites, tour };
}
