import { useEffect, useRef, useState } from 'react';
import { useRaccourcis } from '../useRaccourcis.ts';
import { BarreOutils } from './BarreOutils.tsx';
import { CadreImage } from './CadreImage.tsx';
import { ListeReperes } from './ListeReperes.tsx';
import type { ImageDeLecture, PointImage, RepereAffiche } from './modele.ts';
import type { CreerMoteur, Moteur } from './moteur.ts';
import { Planche } from './Planche.tsx';
import { TEXTES_VISIONNEUSE as T } from './textes.ts';
import { type Cote, useLecture } from './useLecture.ts';
import styles from './Visionneuse.module.css';

export interface VisionneuseProps {
  /** In mouth order. */
  readonly images: readonly ImageDeLecture[];
  readonly active: string;
  readonly onActive: (id: string) => void;
  readonly reperes: readonly RepereAffiche[];
  readonly selection?: string | undefined;
  readonly onSelection?: (repereId: string) => void;
  /** What a new pin will belong to, e.g. « Dent 16, face occlusale »; without it no pin can be placed. */
  readonly ciblePose?: string | undefined;
  readonly onRepere?: (repere: PointImage & { readonly mediaId: string }) => void;
  readonly raccourcis?: boolean;
  readonly chargerMoteur?: () => Promise<CreerMoteur>;
}

const chargerOpenSeadragon = () => import('./moteurOpenSeadragon.ts').then(({ creerMoteur }) => creerMoteur);
const PAS_LUMIERE = 10;
const PAS_ZOOM = 1.3;

/** Pictures of the case: one or two frames, tools that all have a key, filmstrip in mouth order, pins in words. */
export function Visionneuse(props: VisionneuseProps) {
  const { images, active, onActive, reperes, ciblePose, onRepere, raccourcis = true } = props;
  const lecture = useLecture(images, active, onActive);
  const moteurs = useRef<Partial<Record<Cote, Moteur>>>({});
  const [pose, setPose] = useState(false);
  const [lies, setLies] = useState(true);
  const [selection, setSelection] = useSelection(props);
  usePrechargement(images, lecture.courante);

  const { gauche, droite, courante, cote } = lecture;
  const reglages = courante && lecture.reglagesDe(courante);
  const poseOfferte = onRepere !== undefined;
  const moteur = () => moteurs.current[cote];

  /** One frame looks where the other does. */
  function accorder(ceCote: Cote) {
    const vue = moteurs.current[autreCote(ceCote)]?.vue();
    if (vue) moteurs.current[ceCote]?.suivre(vue);
  }
  function basculerLien() {
    if (!lies) accorder(autreCote(cote));
    setLies(!lies);
  }

  const actions = {
    avancer: lecture.avancer,
    ajuster: lecture.ajuster,
    comparer: lecture.comparer,
    zoomer: (facteur: number) => moteur()?.zoomer(facteur),
    reinitialiser: () => {
      lecture.reinitialiser();
      moteur()?.cadrer();
    },
    lier: basculerLien,
    basculerPose: () => setPose((etat) => poseOfferte && !etat),
  };

  const lumiere = (type: 'luminosite' | 'contraste', sens: number) =>
    reglages && actions.ajuster({ type, valeur: reglages[type] + sens * PAS_LUMIERE });

  useRaccourcis(
    {
      j: () => actions.avancer(1),
      k: () => actions.avancer(-1),
      pagedown: () => actions.avancer(1),
      pageup: () => actions.avancer(-1),
      '+': () => actions.zoomer(PAS_ZOOM),
      '=': () => actions.zoomer(PAS_ZOOM),
      '-': () => actions.zoomer(1 / PAS_ZOOM),
      r: () => actions.ajuster({ type: 'tourner' }),
      f: () => actions.ajuster({ type: 'retourner' }),
      b: () => lumiere('luminosite', 1),
      'maj+b': () => lumiere('luminosite', -1),
      c: () => lumiere('contraste', 1),
      'maj+c': () => lumiere('contraste', -1),
      '0': actions.reinitialiser,
      x: actions.comparer,
      u: () => droite && actions.lier(),
      p: actions.basculerPose,
    },
    { actif: raccourcis && images.length > 0 },
  );

  if (!(gauche && courante && reglages)) {
    return (
      <div className={styles.vide}>
        <p>
          <strong>{T.aucuneImage}</strong>
        </p>
        <p>{T.aucuneImageAide}</p>
      </div>
    );
  }

  const numerotes = reperes.map((repere, rang) => ({ ...repere, numero: rang + 1 }));
  const cadre = (image: ImageDeLecture, ceCote: Cote) => (
    <CadreImage
      key={ceCote}
      image={image}
      reglages={lecture.reglagesDe(image)}
      reperes={numerotes.filter(({ mediaId }) => mediaId === image.id)}
      selection={selection}
      onSelection={setSelection}
      pose={pose && ciblePose !== undefined}
      onPose={(point) => {
        onRepere?.({ ...point, mediaId: image.id });
        setPose(false);
      }}
      onFinPose={() => setPose(false)}
      chargerMoteur={props.chargerMoteur ?? chargerOpenSeadragon}
      onMoteur={(m) => {
        if (m) moteurs.current[ceCote] = m;
        else delete moteurs.current[ceCote];
      }}
      onVue={(vue) => lies && moteurs.current[autreCote(ceCote)]?.suivre(vue)}
      onAffichee={() => lies && droite && accorder(ceCote)}
      actif={ceCote === cote}
      nom={ceCote === 'gauche' && !droite ? T.imageCourante : ceCote === 'gauche' ? T.gauche : T.droite}
      onActif={() => lecture.setCote(ceCote)}
    />
  );

  return (
    <div className={styles.visionneuse}>
      <h2 className={styles.titre}>{T.titre}</h2>
      <BarreOutils
        actions={actions}
        reglages={reglages}
        rang={images.indexOf(courante) + 1}
        total={images.length}
        comparaison={droite !== undefined}
        lies={lies}
        pose={pose}
        poseOfferte={poseOfferte}
      />
      {pose && (
        <p className={styles.cible} role="status">
          {ciblePose === undefined ? T.sansCible : T.avecCible(ciblePose)}
        </p>
      )}
      <div className={styles.cadres}>
        {cadre(gauche, 'gauche')}
        {droite && cadre(droite, 'droite')}
      </div>
      <Planche
        images={images}
        reperes={reperes}
        active={gauche.id}
        comparee={droite?.id}
        onActive={lecture.montrer}
      />
      {numerotes.some(({ mediaId }) => mediaId === courante.id) && (
        <ListeReperes
          reperes={numerotes.filter(({ mediaId }) => mediaId === courante.id)}
          selection={selection}
          onSelection={setSelection}
        />
      )}
    </div>
  );
}

const autreCote = (cote: Cote): Cote => (cote === 'gauche' ? 'droite' : 'gauche');

/** The selected pin belongs to the room when it asks for it, to the viewer otherwise. */
function useSelection({ selection, onSelection }: VisionneuseProps) {
  const [locale, setLocale] = useState<string>();
  const choisir = (id: string) => {
    setLocale(id);
    onSelection?.(id);
  };
  return [onSelection ? selection : locale, choisir] as const;
}

/** Fetches the neighbours while the reader looks, so that the next picture is there when the key is pressed. */
function usePrechargement(images: readonly ImageDeLecture[], courante: ImageDeLecture | undefined) {
  useEffect(() => {
    const rang = images.findIndex(({ id }) => id === courante?.id);
    for (const voisine of [images[rang + 1], images[rang - 1]]) {
      if (voisine) new Image().src = voisine.urlLecture;
    }
  }, [images, courante]);
}
