import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { dansImage, type ImageDeLecture, type PointImage, type Reglages } from './modele.ts';
import { type CreerMoteur, type EtatImage, IDENTITE, type Matrice, type Moteur, type Vue } from './moteur.ts';

interface Options {
  readonly image: ImageDeLecture;
  readonly reglages: Reglages;
  readonly chargerMoteur: () => Promise<CreerMoteur>;
  readonly onMoteur: (moteur: Moteur | undefined) => void;
  readonly onVue: (vue: Vue) => void;
  readonly onAffichee: () => void;
  readonly onClic: (point: PointImage) => void;
}

/** Life of the zooming engine: loaded once, given each picture and each setting, destroyed with the frame. */
export function useMoteur(options: Options) {
  const { image, reglages, chargerMoteur } = options;
  const toile = useRef<HTMLDivElement>(null);
  const moteur = useRef<Moteur>(undefined);
  const [pret, setPret] = useState(false);
  const [etat, setEtat] = useState<EtatImage>('chargement');
  const [matrice, setMatrice] = useState<Matrice>(IDENTITE);
  const [definition, setDefinition] = useState<'lecture' | 'originale'>('lecture');
  const [essai, setEssai] = useState(0);

  const surClic = useEffectEvent((point: PointImage) => options.onClic(dansImage(point)));
  const publier = useEffectEvent((m: Moteur | undefined) => options.onMoteur(m));
  const ouvrir = useEffectEvent(() => moteur.current?.ouvrir(image, reglages));
  const charger = useEffectEvent(() => chargerMoteur());
  const direVue = useEffectEvent((vue: Vue) => options.onVue(vue));
  const noter = useEffectEvent((suivant: EtatImage) => {
    setEtat(suivant);
    if (suivant === 'affichee') options.onAffichee();
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `essai` is what « Réessayer » changes
  useEffect(() => {
    let vivant = true;
    const echouer = () => vivant && setEtat('erreur');
    charger().then((creer) => {
      if (!(vivant && toile.current)) return;
      moteur.current = creer(toile.current, {
        onEtat: (suivant) => noter(suivant),
        onVue: (vue) => direVue(vue),
        onMatrice: setMatrice,
        onDefinition: setDefinition,
        onClic: surClic,
      });
      publier(moteur.current);
      setPret(true);
    }, echouer);
    return () => {
      vivant = false;
      moteur.current?.detruire();
      moteur.current = undefined;
      publier(undefined);
      setPret(false);
    };
  }, [essai]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture (or a new engine) is opened once, with the settings of that moment
  useEffect(() => {
    if (pret) ouvrir();
  }, [pret, image.id, image.urlLecture]);

  const { rotation, retourne } = reglages;
  const appliquer = useEffectEvent(() => moteur.current?.appliquer(reglages));
  // biome-ignore lint/correctness/useExhaustiveDependencies: light is the frame's own filter; the engine only turns and mirrors
  useEffect(() => {
    if (pret) appliquer();
  }, [pret, rotation, retourne]);

  function reessayer() {
    setEtat('chargement');
    setEssai((n) => n + 1);
  }

  return { toile, moteur, etat, matrice, originale: definition === 'originale', reessayer };
}
